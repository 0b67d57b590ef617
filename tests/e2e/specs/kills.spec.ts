import { setTimeout as wait } from "node:timers/promises";
import { expect, type RunningProgram, test } from "../../support/app.ts";
import { passphrase } from "../../support/centre.ts";
import { learnerName, makeCentreToMark } from "../../support/centre-to-mark.ts";
import { examineKilled } from "../../support/killed-folder.ts";
import { type FieldValues, PromisedText, watchSaved } from "../../support/shown-as-saved.ts";
import { firstPerson } from "../../support/starting.ts";
import { QueueScreen, SheetScreen } from "../pages/marking-pages.ts";
import { SignInPage } from "../pages/start-pages.ts";

/** Long enough for a good many key presses. */
const longestMilliseconds = 900;

test("killed in the middle of typing, again and again, it keeps whatever the screen called saved", async ({
  app,
  kills,
}) => {
  test.setTimeout(90_000 + kills * 20_000);
  // The folder is made without a window, and is one folder for all the kills: what they damaged would add up.
  await app.kill();
  const { dataFolder } = app;
  const sheetId = await makeCentreToMark(dataFolder);
  await app.restart();

  const promised = new PromisedText();
  promised.start(await openSheet(app));
  const count = { kills, keyPressesCalledSaved: 0, keyPressesKeptBeyond: 0, lost: 0 };
  for (let round = 1; round <= kills; round += 1) {
    const firstSaved = Promise.withResolvers<void>();
    await watchSaved(app.page, (values) => {
      const pressed = promised.save(values);
      count.keyPressesCalledSaved += pressed;
      if (pressed > 0) firstSaved.resolve();
    });
    const typing = typeUntilKilled(app, promised, round);
    // Every other round has something to lose, however slow the machine; the rest may be killed before their first key.
    if (round % 2 === 1) await firstSaved.promise;
    await wait(Math.random() * longestMilliseconds);
    await app.kill();
    await typing;

    const { values, problems } = await examineKilled(dataFolder, sheetId);
    await app.restart();
    const shown = await openSheet(app);
    const found = [...problems, ...promised.problems(shown), ...promised.problems({ ...shown, ...values })];
    count.lost += found.length;
    expect(found, `after kill ${round}`).toEqual([]);
    count.keyPressesKeptBeyond += promised.keptBeyond(shown);
    promised.start(shown);
  }
  console.log(JSON.stringify(count));
  expect(count.keyPressesCalledSaved).toBeGreaterThanOrEqual(kills / 2);
});

/** Signs in and opens the sheet. @returns what its fields say. */
async function openSheet(app: RunningProgram): Promise<FieldValues> {
  await new SignInPage(app.page).signIn(firstPerson.signInName, passphrase);
  const queue = new QueueScreen(app.page);
  await queue.goTo();
  await queue.open(learnerName);
  const sheet = new SheetScreen(app.page);
  await sheet.expectSaved();
  const fields = [sheet.mark(1), sheet.mark(2)];
  for (const section of [1, 2]) fields.push(sheet.strengths(section), sheet.improvements(section));
  const values = await Promise.all(
    fields.map(async (field) => [(await field.getAttribute("id")) ?? "", await field.inputValue()] as const),
  );
  return Object.fromEntries(values);
}

/** Types into one field after another, as a person would, until the program is gone. */
async function typeUntilKilled(app: RunningProgram, promised: PromisedText, round: number): Promise<void> {
  const { page } = app;
  const feedback = ["sheet-strengths-s1", "sheet-improvements-s2", "sheet-strengths-s2"];
  const once = ["sheet-mark-s1", "sheet-mark-s2", ...feedback].sort(() => Math.random() - 0.5);
  for (let count = 0; ; count += 1) {
    // Only a text that goes on growing can be told from what stood there before, so marks have one turn in a round.
    const first = once[count];
    const id = first ?? feedback[count % feedback.length] ?? "";
    const { replaces, text } = id.includes("-mark-")
      ? { replaces: true, text: newMark(promised.text(id)) }
      : newWords(first ? promised.text(id) : "", round);
    const before = replaces ? "" : promised.text(id);
    const keys = [...text];
    promised.plan(
      id,
      keys.map((_, place) => before + keys.slice(0, place + 1).join("")),
    );
    try {
      await page.locator(`#${id}`).press(replaces ? "ControlOrMeta+A" : "ControlOrMeta+End", { timeout: 2_000 });
      await page.keyboard.type(text);
    } catch {
      // The window went with the program, or says that it is gone.
      return;
    }
  }
}

/** A mark of two figures none of whose beginnings is the mark that stands there, or the beginning of it. */
function newMark(present: string): string {
  const tens = [1, 2, 3, 4].filter((figure) => !present.startsWith(String(figure)));
  return `${tens[Math.floor(Math.random() * tens.length)]}${Math.floor(Math.random() * 10)}`;
}

/** Goes on writing, with letters of several bytes and new lines; starts afresh where the text has become long. */
function newWords(present: string, round: number): { replaces: boolean; text: string } {
  const replaces = present.length > 1_500;
  return { replaces, text: `${replaces ? `Afresh ${round}.` : ""} Kill ${round}: “naïve”, 𝄞 —\nwords.` };
}
