import type { Page } from "@playwright/test";
import { expectAccessible } from "../../support/accessible.ts";
import { expect, test } from "../../support/app.ts";
import { type Listed, listedInHelp, listedInMenu, listedInPalette } from "../pages/command-lists.ts";
import { openDemonstration, QueueScreen, SheetScreen, signInToDemonstration } from "../pages/marking-pages.ts";
import { type Place, Shell } from "../pages/shell.ts";

const runnable = (commands: readonly Listed[]) => commands.filter(({ runs }) => runs);
/** A list doesn't offer to open itself. */
const without = (commands: readonly Listed[], ...labels: readonly string[]) =>
  commands.filter(({ label }) => !labels.includes(label));

/**
 * Compares the three lists from wherever the keyboard is, and answers with what the menu has. Again where they differ: some
 * commands come once a list or a script has been read, which may be between two of the looks.
 */
async function expectSameCommands(page: Page): Promise<readonly Listed[]> {
  let menu: readonly Listed[] = [];
  await expect(async () => {
    menu = await listedInMenu(page);
    const help = await listedInHelp(page);
    const palette = await listedInPalette(page);
    expect(menu.length).toBeGreaterThan(10);
    expect(without(help, "Open the menu")).toEqual(menu);
    expect(palette).toEqual(without(runnable(help), "Find a command"));
    const keys = menu.map((command) => command.keys).filter((key) => key !== "");
    expect(
      keys.filter((key, index) => keys.indexOf(key) !== index),
      "keys of two commands",
    ).toEqual([]);
  }).toPass({ timeout: 60_000 });
  return menu;
}

test("menu, palette and help list the same commands, with the same keys, on every screen of an assessor", async ({
  app,
}) => {
  test.setTimeout(240_000);
  const { page } = app;
  await openDemonstration(page);
  await signInToDemonstration(page, "b.castellane");
  const queue = await expectSameCommands(page);
  expect(queue).toContainEqual({ group: "Queue", label: "Open the next one", keys: "Alt+N", runs: true });

  await new QueueScreen(page).open("Bo Øe");
  const sheet = new SheetScreen(page);
  await sheet.mark(1).focus();
  const atMark = await expectSameCommands(page);
  const judge = (commands: readonly Listed[]) => commands.find(({ label }) => label === "Judge this criterion met");
  expect(judge(atMark)).toMatchObject({ group: "Mark sheet", keys: "1", runs: false });
  await sheet.judgement("D7.01 1.1", "Not judged").focus();
  expect(judge(await expectSameCommands(page))).toMatchObject({ keys: "1", runs: true });
  await expect(sheet.judgement("D7.01 1.1", "Not judged")).toBeFocused();

  await new Shell(page).goTo("Queue");
  await new QueueScreen(page).open("Zoë O’Carrowmere");
  await expect(page.getByRole("button", { name: "Hours log" })).toBeVisible();
  expect((await expectSameCommands(page)).map(({ label }) => label)).toContain("Hours log");

  for (const place of ["Countersign", "Referrals", "Comments"] satisfies Place[]) {
    await new Shell(page).goTo(place);
    await expectSameCommands(page);
  }
});

test("menu, palette and help list the same commands for centre staff and IQAs", async ({ app }) => {
  test.setTimeout(240_000);
  const { page } = app;
  const shell = new Shell(page);
  await openDemonstration(page);
  await signInToDemonstration(page, "p.thornmere");
  for (const place of ["Scripts", "Learners", "Archive", "Centre"] satisfies Place[]) {
    await shell.goTo(place);
    await expectSameCommands(page);
  }
  await shell.lock();
  await signInToDemonstration(page, "f.lindqvale");
  await shell.goTo("Quality");
  await expectSameCommands(page);
});

test("a command of the menu is taken by the keyboard alone, and acts where the keyboard was", async ({ app }) => {
  const { page } = app;
  await openDemonstration(page);
  await signInToDemonstration(page, "b.castellane");
  await new QueueScreen(page).open("Bo Øe");
  const sheet = new SheetScreen(page);
  await sheet.judgement("D7.01 1.1", "Not judged").focus();
  await page.keyboard.press("F10");
  await expect(page.getByRole("menuitem", { name: "Mark sheet" })).toBeVisible();
  await expectAccessible(page, "menu");
  for (let presses = 0; presses < 10; presses += 1) {
    if (await page.getByRole("menuitem", { name: "Mark sheet" }).evaluate((item) => item === document.activeElement))
      break;
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
  const met = page.getByRole("menuitem", { name: /^Judge this criterion met/ });
  await expect(met).toBeVisible();
  await expectAccessible(page, "menu of the mark sheet");
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByRole("menuitem", { name: "Mark sheet" })).toBeFocused();
  await expect(met).toHaveCount(0);
  await page.keyboard.press("ArrowRight");
  await expect(met).toBeVisible();
  for (let presses = 0; presses < 30; presses += 1) {
    if (await met.evaluate((item) => item === document.activeElement)) break;
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
  await expect(sheet.judgement("D7.01 1.1", "Met")).toBeChecked();
  await expect(sheet.judgement("D7.01 1.1", "Met")).toBeFocused();
});

test("the palette stays where it is as commands are narrowed down", async ({ app }) => {
  const { page } = app;
  await openDemonstration(page);
  await signInToDemonstration(page, "b.castellane");
  const { palette } = new Shell(page);
  await page.keyboard.press("ControlOrMeta+K");
  await expect(page.getByRole("button", { name: "Go to Comments" })).toBeVisible();
  const before = await palette.boundingBox();
  await palette.fill("no command has these");
  await expect(page.getByRole("button", { name: "Search the scripts for no command has these" })).toBeVisible();
  expect((await palette.boundingBox())?.y).toBe(before?.y);
});
