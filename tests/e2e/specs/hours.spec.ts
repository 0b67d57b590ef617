import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "../../support/app.ts";
import { xlsx } from "../../support/corpus/parts.ts";
import {
  daysAgo,
  fixture,
  LearnersScreen,
  ScriptsScreen,
  startAsCentreStaff,
  TakeInScreen,
} from "../pages/centre-work-pages.ts";
import { HoursLog } from "../pages/desk-pages.ts";
import { Shell } from "../pages/shell.ts";

const diary = "Reflective review and coaching/mentoring diary";
/** Days as a spreadsheet counts them. */
const serial = (day: string) => Date.parse(day) / 86_400_000 + 25_569;
const words = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const row = (...cells: string[]) => `<row>${cells.join("")}</row>`;

test("the hours log is taken from the learner's own spreadsheet, and mended where it can't be read", async ({
  app,
}) => {
  const { page } = app;
  const folder = await mkdtemp(join(tmpdir(), "hours-"));
  try {
    const workbook = join(folder, "coaching hours.xlsx");
    const sessions = Array.from({ length: 7 }, (_, index) =>
      row(`<c s="1"><v>${serial(daysAgo(60 - index))}</v></c>`, words(`Client ${index}`), '<c s="2"><v>0.0625</v></c>'),
    );
    const head = row(words("Date"), words("Client code"), words("Duration"));
    const unread = row(words("early May"), words("Client 9"), words("1:30"));
    await writeFile(workbook, await xlsx([head, ...sessions, unread].join("")));
    const separated = join(folder, "more.csv");
    await writeFile(separated, `Date,Client,Minutes,Type\n${daysAgo(20)},Client 9,60,Mentoring\n`);

    await startAsCentreStaff(page);
    await new Shell(page).goTo("Learners");
    const learner = { name: "Zoë Müller", number: "ABC1001", registeredOn: daysAgo(90) };
    await new LearnersScreen(page).register(learner);
    const takeIn = new TakeInScreen(page);
    await takeIn.open();
    await takeIn.chooseLearner(learner.name);
    await takeIn.chooseAssessment(diary);
    await takeIn.chooseFiles(fixture("assignment.pdf"), workbook);
    await takeIn.submit();
    await takeIn.expectTakenIn(diary);
    await new Shell(page).goTo("Scripts");
    const details = await new ScriptsScreen(page).openDetails(learner.name, diary);
    await expect(details.getByText("0 min of 12 h recorded: 12 h missing.")).toBeVisible();
    await details.getByRole("button", { name: "Hours log" }).click();

    const log = new HoursLog(page, details);
    await details.getByRole("button", { name: "Read coaching hours.xlsx" }).click();
    await expect(details.getByRole("heading", { name: "Sessions in coaching hours.xlsx" })).toBeFocused();
    await expect(details.getByText("7 rows can be added. 1 row can't: mend what is marked")).toBeVisible();
    await expect(details.getByRole("alert")).toHaveText("“early May” is not a date such as 3/11/2026.");
    await expect(log.read(2, "minutes")).toHaveValue("90");
    await log.read(9, "date").fill(daysAgo(50));
    await log.read(9, "date").press("Enter");
    await expect(details.getByRole("alert")).toHaveCount(0);
    await log.read(3, "minutes").fill("120");
    await details.getByRole("button", { name: "Row 4: leave out" }).click();
    await expect(details.getByRole("button", { name: "Row 5: leave out" })).toBeFocused();
    await details.getByRole("button", { name: "Add 7 sessions" }).click();
    await expect(details.getByText("7 sessions added.")).toBeVisible();
    await expect(details.getByText("11 h of 12 h recorded: 1 h missing.")).toBeVisible();

    // The same once more adds nothing: it says what is there already.
    await details.getByRole("button", { name: "Read coaching hours.xlsx" }).click();
    await expect(details.getByRole("alert").filter({ hasText: "in the log already" })).toHaveCount(5);
    await details.getByRole("button", { name: "Back to the log" }).click();
    // The keyboard goes on in the log, ahead of its first button.
    await page.keyboard.press("Tab");
    await expect(details.getByRole("button", { name: "Read coaching hours.xlsx" })).toBeFocused();

    await log.choose(fixture("assignment.pdf"));
    await expect(details.getByRole("alert")).toContainText("This is not a spreadsheet.");
    await log.choose(separated);
    await details.getByRole("button", { name: "Add 1 session" }).click();
    await expect(details.getByText("12 h of 12 h recorded.")).toBeVisible();
    await details.getByRole("button", { name: "Back to the script" }).click();
    await expect(details.getByText("12 h of 12 h recorded.")).toBeVisible();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
