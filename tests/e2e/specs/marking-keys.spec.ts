import { expect, test } from "../../support/app.ts";
import {
  demonstrationPassphrase,
  openDemonstration,
  QueueScreen,
  SheetScreen,
  signInToDemonstration,
} from "../pages/marking-pages.ts";

test("by the keyboard alone: from opening a script to a signed PASS in at most 40 key presses, every criterion judged", async ({
  app,
}) => {
  const { page } = app;
  await openDemonstration(page);
  await signInToDemonstration(page, "b.castellane");
  await expect(new QueueScreen(page).table).toBeVisible();
  let presses = 0;
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) {
      presses += 1;
      await page.keyboard.press(key);
    }
  };
  /** Feedback and the passphrase are written, not pressed. */
  const write = (text: string) => page.keyboard.type(text);

  await press("Alt+n");
  const sheet = new SheetScreen(page);
  await sheet.script.expectText("Demonstration script: invented");
  // Reads on, then to the sheet, which opens where it was left: from there to the start of its section.
  await press("F6", "PageDown", "F6");
  await expect(sheet.improvements(1)).toBeFocused();
  await press("Alt+ArrowUp");
  await expect(sheet.judgement("D7.01 1.1", "Not judged")).toBeFocused();

  await press("1", "Tab", "1", "Tab", "2", "Tab", "3", "3", "Tab", "ControlOrMeta+A");
  await write("Weighs three ways of coaching against their cost.");
  await press("Tab", "ControlOrMeta+A");
  await write("Say what the second source adds.");
  await press("Alt+ArrowDown", "1", "Tab", "1", "Tab", "2", "7", "Tab");
  await write("Shows where the role asks for more.");
  await press("Tab");
  await write("Name what to practise first.");
  for (const [criterion, word] of [
    ["D7.01 1.1", "Met"],
    ["D7.01 2.1", "Met"],
    ["D7.01 1.2", "Partly"],
    ["D7.01 2.3", "Met"],
    ["D7.01 2.2", "Met"],
  ] as const) {
    await expect(sheet.judgement(criterion, word)).toBeChecked();
  }

  await press("Control+Enter");
  await expect(sheet.signDialog).toContainText("60 of 100: PASS.");
  await expect(sheet.signDialog).not.toContainText("Not judged yet");
  await expect(sheet.covered(sheet.signDialog)).toContainText("No place in the script is tied to a criterion");
  await expect(sheet.covered(sheet.signDialog)).toContainText("Own work, as the learner confirmed");
  await expect(sheet.covered(sheet.signDialog)).not.toContainText("Hours log");
  await expect(sheet.signDialog.getByLabel("Your passphrase")).toBeFocused();
  await write(demonstrationPassphrase);
  await press("Enter");
  await expect(sheet.decision.getByText(/^Signed by Bronagh Castellane/)).toBeVisible();
  expect(presses).toBeLessThanOrEqual(40);
  await expect(sheet.mark(1)).toHaveCount(0);
});

test("the digits judge only the criterion that has the keyboard, and the palette knows them", async ({ app }) => {
  const { page } = app;
  await openDemonstration(page);
  await signInToDemonstration(page, "b.castellane");
  await new QueueScreen(page).open("Bo Øe");
  const sheet = new SheetScreen(page);
  await sheet.script.expectText("Demonstration script: invented");
  await sheet.script.area.focus();
  await page.keyboard.press("1");
  await sheet.strengths(2).fill("");
  await sheet.strengths(2).press("3");
  await expect(sheet.strengths(2)).toHaveValue("3");
  for (const criterion of ["D7.01 1.1", "D7.01 2.1", "D7.01 1.2", "D7.01 2.3", "D7.01 2.2"])
    await expect(sheet.judgement(criterion, "Not judged")).toBeChecked();

  await sheet.judgement("D7.01 2.3", "Not judged").focus();
  await page.keyboard.press("3");
  await expect(sheet.judgement("D7.01 2.3", "Not met")).toBeFocused();
  await page.keyboard.press("0");
  await expect(sheet.judgement("D7.01 2.3", "Not judged")).toBeChecked();
  await page.keyboard.press("ControlOrMeta+K");
  await page.keyboard.type("Judge this criterion partly");
  await page.keyboard.press("Enter");
  await expect(sheet.judgement("D7.01 2.3", "Partly")).toBeChecked();
  await sheet.expectSaved();
});
