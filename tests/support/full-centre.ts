import type { Actor } from "../../electron/core/centre/actor.ts";
import { addBankComment } from "../../electron/core/marking/comment-bank.ts";
import type { Learner } from "../../shared/contract/learners.ts";
import { diary, workBased } from "./cast.ts";
import { type Column, TestCentre } from "./centre.ts";

/** How much a busy centre has: what every list and every desk must still be quick and legible with. */
export type Fullness = { readonly learners: number; readonly scripts: number; readonly comments: number };

/** No space in it, and longer than any column. */
const longName = (number: number) =>
  `Featherstonehaugh-Cholmondeley-Ångström-Świętopełk-Oudenrijn-${String(number).padStart(3, "0")}`;
const sentence =
  "You weigh three models of coaching against what a manager who is new to the role needs, and say where each would fail. ";
const longText = `${(`${sentence.repeat(8).trim()}\n\n`).repeat(20)}`.slice(0, 19_900);

const steps = [
  "received",
  "assigned",
  "in-marking",
  "awaiting-countersignature",
  "signed",
  "referred",
  "in-qa",
  "qa-committed",
  "agreed",
  "replaced",
] as const;

export const fullCast = { staff: "stella", assessor: "ann", trainee: "tess", iqa: "ina" } as const;

/** A centre with every state of a sheet many times over, long names and long feedback, and a full comment bank. */
export async function openFullCentre({ learners, scripts, comments }: Fullness): Promise<TestCentre> {
  const centre = await TestCentre.open();
  await centre.addPerson(fullCast.staff, ["centre-staff"]);
  const ann = await centre.addPerson(fullCast.assessor, ["assessor"], `Ann-${longName(1)}`);
  const tess = await centre.addPerson(fullCast.trainee, ["assessor"], "Tess Trainee");
  const ina = await centre.addPerson(fullCast.iqa, ["iqa"], "Ina Quality");
  for (let number = 1; number <= comments; number += 1)
    addBankComment(ann, {
      scope: "personal",
      place: null,
      criterion: null,
      field: null,
      text: `${number}. ${sentence.repeat(1 + (number % 4))}`,
    });
  await centre.signInAs("staff");
  const client = centre.client();
  const trainee = (await client.people.list()).find(({ id }) => id === tess.person.id);
  await client.people.setTrainee({ id: tess.person.id, traineeSince: "2026-09-01", revision: trainee?.revision ?? 0 });

  const registered: Learner[] = [];
  for (let number = 1; number <= learners; number += 1)
    registered.push(
      centre.register({
        name: number % 3 === 0 ? `Learner Number ${number}` : longName(number),
        registrationNumber: `VOL/${number}`,
      }),
    );
  for (let number = 0; number < scripts; number += 1) {
    const learner = registered[number % learners];
    if (!learner) continue;
    const assessmentId = number < learners ? workBased : diary;
    await play(centre, { ann, tess, ina }, { learner, assessmentId, number });
    centre.wait(1000);
  }
  return centre;
}

type Script = { readonly learner: Learner; readonly assessmentId: string; readonly number: number };
type People = { readonly ann: Actor; readonly tess: Actor; readonly ina: Actor };

async function play(centre: TestCentre, { ann, tess, ina }: People, { learner, assessmentId, number }: Script) {
  const step = steps[number % steps.length] ?? "received";
  const assessor = step === "awaiting-countersignature" ? tess : ann;
  const files = [
    { name: `${learner.name}.txt`, bytes: Buffer.from(`The learner's own words, ${number}.\n${sentence.repeat(40)}`) },
  ];
  const { sheetId } = await centre.takeIn({
    learner,
    assessmentId,
    files,
    ...(step === "received" ? {} : { assessor }),
  });
  if (step === "received" || step === "assigned") return;
  const passes = step !== "referred";
  const column = (good: boolean): Column => {
    const texts =
      number % 10 === 4
        ? { strengths: longText, improvements: longText }
        : { strengths: sentence, improvements: "Name the contract." };
    return assessmentId === workBased
      ? { s1: { judge: 33, ...texts }, s2: { judge: good ? 30 : 20, ...texts } }
      : { s1: { judge: 20, ...texts }, s2: { judge: good ? 20 : 10, ...texts }, s3: { judge: 25 } };
  };
  if (step === "in-marking") {
    centre.mark(ann, sheetId, { s1: { judge: 20, strengths: longText } });
    return;
  }
  centre.mark(assessor, sheetId, column(passes));
  await centre.sign(assessor, sheetId);
  if (step === "awaiting-countersignature" || step === "signed" || step === "referred") return;
  if (step === "in-qa") {
    centre.markQa(ina, sheetId, { s1: { judge: 21 } });
    return;
  }
  centre.markQa(ina, sheetId, column(step !== "replaced"));
  centre.commitQa(ina, sheetId);
  if (step !== "qa-committed") await centre.signQa(ina, sheetId);
}
