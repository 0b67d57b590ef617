import type { WorkstationClient } from "../../shared/contract/index.ts";
import { fullCast, openFullCentre } from "../support/full-centre.ts";
import { figure, type Group, percentile } from "./figure.ts";

const rounds = 15;

/** What a desk asks for when it opens, beside the plain list of all scripts. */
const desks: readonly (readonly [name: string, who: string, ask: (client: WorkstationClient) => Promise<unknown>])[] = [
  ["queue-list", fullCast.assessor, (client) => client.marking.queue()],
  ["countersign-list", fullCast.assessor, (client) => client.marking.countersignQueue()],
  ["quality-list", fullCast.iqa, (client) => client.iqa.queue()],
  ["referrals-list", fullCast.staff, (client) => client.marking.resubmissions()],
  ["give-back-list", fullCast.staff, (client) => client.giveBack.list()],
];

/** The lists of a busy centre: 200 learners, 300 scripts in every state, long feedback, 200 comments in the bank. */
export const deskLists: Group = async (report) => {
  const centre = await openFullCentre({ learners: 200, scripts: 300, comments: 200 });
  try {
    const client = centre.client();
    for (const [name, who, ask] of desks) {
      const plain: number[] = [];
      const asked: number[] = [];
      // In turn, so that what else the machine does hits both; the first of each is not counted.
      for (let round = 0; round <= rounds; round += 1) {
        await centre.signInAs(fullCast.staff);
        plain.push(await time(() => client.scripts.list()));
        await centre.signInAs(who);
        asked.push(await time(() => ask(client)));
      }
      report(figure(`${name}-p50`, percentile(asked.slice(1), 0.5), "ms", percentile(plain.slice(1), 0.5)));
    }
  } finally {
    await centre.close();
  }
};

async function time(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
