import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expectAccessible } from "../../support/accessible.ts";
import { test as base, expect } from "../../support/app.ts";
import { daysAgo, LearnersScreen, ScriptsScreen, TakeInScreen } from "../pages/centre-work-pages.ts";
import { OverlapsScreen, SearchScreen } from "../pages/finding-pages.ts";
import { openDemonstration, signInToDemonstration } from "../pages/marking-pages.ts";
import { Shell } from "../pages/shell.ts";
import { WelcomePage } from "../pages/start-pages.ts";

const zoe = { name: "Zoë Müller", number: "ABC1001", registeredOn: daysAgo(60) };
const ben = { name: "Ben Okoro", number: "ABC1002", registeredOn: daysAgo(60) };
const assignment = "Work-based assignment";

const shared =
  "In the third session my client spoke about the handover at the harbour and how the night crew never hears what the day crew has promised, which we then put on a single sheet for both";
const texts = {
  zoe: `I opened with a contracting conversation about confidentiality.\n\n${shared}. After that I listened for longer.\n`,
  ben: `My mentor asked me what I would give up. We had no contract at first.\n\n${shared}. It changed the rota.\n`,
};

const test = base.extend<{ folder: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: a fixture's first argument is destructured, which Playwright reads.
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), "search-"));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
});

/** Sam is centre staff and an assessor, and marks Zoë's script; Ben's is nobody's yet. */
async function start(page: Page, folder: string, filesOfBen = 1): Promise<void> {
  await new WelcomePage(page).setUpCentre(
    { number: "4711", name: "Harbour Centre" },
    { name: "Sam Staff", signInName: "sam", passphrase: "green lamp over water", roles: ["Centre staff", "Assessor"] },
  );
  for (const [learner, key] of [
    [zoe, "zoe"],
    [ben, "ben"],
  ] as const) {
    await new Shell(page).goTo("Learners");
    await new LearnersScreen(page).register(learner);
    const paths = Array.from({ length: key === "ben" ? filesOfBen : 1 }, (_, file) =>
      join(folder, `${key}-${file}.txt`),
    );
    for (const [file, path] of paths.entries()) await writeFile(path, `${texts[key]}\nPart ${file}.\n`);
    const takeIn = new TakeInScreen(page);
    await takeIn.open();
    await takeIn.chooseLearner(learner.name);
    await takeIn.chooseAssessment(assignment);
    await takeIn.chooseFiles(...paths);
    if (key === "zoe") await takeIn.assignTo("Sam Staff");
    await takeIn.submit();
    await takeIn.expectTakenIn(assignment);
  }
}

const passageOf = (page: Page) =>
  page.evaluate(() => (window.history.state as { scriptJump?: { exact: string } } | null)?.scriptJump?.exact);

/** What the reader marks as found: highlights of the window, which are no elements. */
const markedIn = (page: Page) =>
  page.evaluate(() => [...(CSS.highlights.get("find-current") ?? [])].map((range) => String(range)));

test("words, phrases and filters find scripts, and Enter opens one at the passage", async ({ app, folder }) => {
  const { page } = app;
  await start(page, folder);
  const search = new SearchScreen(page);
  await search.open();
  await search.settle(2);
  await expectAccessible(page);

  await search.words.fill("contracts");
  await expect(search.results).toHaveCount(2);
  expect(await search.marked(zoe.name)).toEqual(["contracting"]);
  await expectAccessible(page);
  await search.words.fill('"my mentor"');
  await expect(search.results).toHaveCount(1);
  await expect(search.results).toContainText(ben.name);
  await search.words.fill("harbour -rota");
  await expect(search.results).toHaveCount(1);
  await expect(search.results).toContainText(zoe.name);
  await search.words.fill("xylophone");
  await expect(page.getByRole("heading", { name: "Nothing found" })).toBeVisible();
  await expectAccessible(page);

  await search.words.fill("-harbour");
  await expect(page.getByText("Add a word that must be there")).toBeVisible();

  await search.words.fill("contract");
  await search.choose("Learner", new RegExp(ben.name));
  await expect(search.results).toHaveCount(1);
  await page.getByRole("button", { name: "Clear the filters" }).click();
  await search.choose("State", "Received");
  await expect(search.results).toHaveCount(1);
  await expect(search.results).toContainText(ben.name);

  await search.words.press("Enter");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: ben.name })).toBeVisible();
  expect(page.url()).toContain("/read/");
  expect(await passageOf(page)).toBe("contract");
  await expectAccessible(page);
  await page.goBack();
  await expect(search.words).toHaveValue("contract");
  await expect(search.results).toHaveCount(1);
});

test("what was searched before every script was read is searched again as they are", async ({ app }) => {
  const { page } = app;
  await openDemonstration(page);
  await signInToDemonstration(page, "p.thornmere");
  const search = new SearchScreen(page);
  await search.open();
  await search.words.fill("coaching");
  await search.settle(19);
  await expect(page.getByText("19 files with coaching.")).toBeVisible();
  await expect(search.results).toHaveCount(19);
});

test("the palette searches, and a script of one's own opens beside its mark sheet", async ({ app, folder }) => {
  const { page } = app;
  await start(page, folder);
  const search = new SearchScreen(page);
  await search.open();
  await search.settle(2);
  await new Shell(page).runCommand("confidentiality");
  await expect(search.words).toHaveValue("confidentiality");
  await expect(search.results).toHaveCount(1);
  await search.words.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: zoe.name })).toBeVisible();
  expect(page.url()).toContain("/mark/");
  expect(await passageOf(page)).toBe("confidentiality");
  await expect.poll(() => markedIn(page)).toEqual(["confidentiality"]);
});

test("passages in common stand side by side, and lead into both scripts", async ({ app, folder }) => {
  const { page } = app;
  await start(page, folder);
  const search = new SearchScreen(page);
  await search.open();
  await search.settle(2);
  await new Shell(page).goTo("Scripts");
  const details = await new ScriptsScreen(page).openDetails(zoe.name, assignment);
  await expectAccessible(page);
  await details.getByRole("link", { name: "Passages in common" }).click();

  const overlaps = new OverlapsScreen(page);
  await expect(overlaps.other(ben.name)).toContainText("of this script");
  await expect(overlaps.passages(ben.name)).toHaveCount(1);
  await expect(overlaps.passages(ben.name).locator("mark")).toContainText([
    "the night crew never hears",
    "the night crew never hears",
  ]);
  await expectAccessible(page);
  await page.getByRole("button", { name: `Open passage 1 in ${ben.name}'s script` }).click();
  await expect(page.getByRole("heading", { level: 1, name: ben.name })).toBeVisible();
  expect(await passageOf(page)).toContain("the night crew never hears");
});

test("a passage that many files have is told of, and whose they are is not", async ({ app, folder }) => {
  const { page } = app;
  await start(page, folder, 9);
  const search = new SearchScreen(page);
  await search.open();
  await search.settle(10);
  await new Shell(page).goTo("Scripts");
  const details = await new ScriptsScreen(page).openDetails(zoe.name, assignment);
  await details.getByRole("link", { name: "Passages in common" }).click();

  const overlaps = new OverlapsScreen(page);
  await expect(page.getByText("of this script also stand in 9 or more files of other scripts")).toBeVisible();
  await expect(page.getByText("Apart from what many scripts have, no other has a longer passage")).toBeVisible();
  await expect(overlaps.inMany).toHaveCount(1);
  await expect(overlaps.inMany.locator("mark")).toContainText("the night crew never hears");
  await expect(page.getByRole("main")).not.toContainText(ben.name);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Open passage 1 of those in many scripts" }).click();
  await expect(page.getByRole("heading", { level: 1, name: zoe.name })).toBeVisible();
  expect(await passageOf(page)).toContain("the night crew never hears");
});
