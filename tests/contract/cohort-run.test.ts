import { readdir } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CohortScriptPlan } from "../../renderer/features/cohort/cohort-rows.ts";
import { sourceOfFile } from "../../renderer/features/cohort/cohort-sources.ts";
import { runIntake } from "../../renderer/features/cohort/run-intake.ts";
import type { WorkstationClient } from "../../shared/contract/index.ts";
import { Cast, workBased } from "../support/cast.ts";
import { shippedQualification as qualificationId } from "../support/centre.ts";
import { readBack } from "../support/sending.ts";

/** How the cohort's screen sends and takes in, against the core itself. */
let cast: Cast;
let staff: WorkstationClient;

beforeAll(async () => {
  cast = await Cast.open();
  staff = await cast.as("stella");
});
afterAll(() => cast.close());

const settings = {
  receivedOn: "2026-11-20",
  authenticityConfirmed: false,
  standardisationRefused: false,
  assessorId: null,
};

/** Of other lengths each, so that the short ones overtake the long ones on the way. */
function planOf(number: number, learnerId = cast.centre.register().id): CohortScriptPlan {
  const file = new File([`Script ${number} `.repeat(1 + ((number * 7919) % 40_000))], `${number}.txt`);
  const source = { ...sourceOfFile(file), learnerId, assessmentId: workBased };
  return { learnerId, assessmentId: workBased, files: [source] };
}

const run = (plans: readonly CohortScriptPlan[], signal: AbortSignal, onProgress: Parameters<typeof runIntake>[3]) =>
  runIntake(staff, { qualificationId, plans, settings, acceptSameScript: false }, signal, onProgress);
const incoming = () => readdir(cast.centre.workstation.folder.incoming).catch(() => []);

test("every script gets its own file, in the order of the plans; a refused one stops no other", async () => {
  const nobody = "01900000-0000-7000-8000-000000000000";
  const plans = Array.from({ length: 20 }, (_, number) => planOf(number, number === 9 ? nobody : undefined));
  let sent = 0;
  const { results, error } = await run(plans, new AbortController().signal, (_, sentBytes) => {
    expect(sentBytes).toBeGreaterThanOrEqual(sent);
    sent = sentBytes;
  });
  expect(error).toBeNull();
  expect(sent).toBe(plans.reduce((sum, { files }) => sum + (files[0]?.bytes ?? 0), 0));
  expect(results.map(({ plan }) => plan)).toEqual(plans);
  expect(results.map(({ step }) => step)).toEqual(plans.map((_, at) => (at === 9 ? "refused" : "taken-in")));
  for (const { learnerId, files } of plans.filter((plan) => plan.learnerId !== nobody)) {
    const [script] = (await staff.scripts.list()).filter(({ learner }) => learner.id === learnerId);
    const [stored] = script?.files ?? [];
    const [source] = files;
    if (!stored || !source || !("file" in source.from)) throw new Error("The script has no file.");
    expect((await readBack(staff, stored.id, stored.bytes)).toString()).toBe(await source.from.file.text());
  }
  expect(await incoming()).toEqual([]);
});

test("a cancel keeps what was taken in and throws away what was sent ahead", async () => {
  const plans = Array.from({ length: 40 }, (_, number) => planOf(100 + number));
  const cancel = new AbortController();
  const { results, error } = await run(plans, cancel.signal, (ended) => {
    if (ended.length >= 3) cancel.abort();
  });
  expect(error).toBeNull();
  const steps = results.map(({ step }) => step);
  const takenIn = steps.filter((step) => step === "taken-in").length;
  expect(takenIn).toBeGreaterThanOrEqual(3);
  expect(steps.filter((step) => step === "not-reached").length).toBe(40 - takenIn);
  expect(await incoming()).toEqual([]);
});

test("a file that the window can't read any more refuses its own script", async () => {
  const gone = planOf(200);
  const [source] = gone.files;
  if (!source || !("file" in source.from)) throw new Error("There is no file.");
  source.from.file.slice = () => {
    throw new DOMException("The file was moved.", "NotReadableError");
  };
  const { results, error } = await run([gone, planOf(201)], new AbortController().signal, () => undefined);
  expect(error).toBeNull();
  expect(results[0]).toMatchObject({ step: "refused", code: "FILE_NOT_READABLE" });
  expect(results[1]).toMatchObject({ step: "taken-in" });
  expect(await incoming()).toEqual([]);
});
