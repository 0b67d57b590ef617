import type { Locator } from "@playwright/test";
import { expect, test } from "../../support/app.ts";
import { fixture, TakeInScreen } from "../pages/centre-work-pages.ts";
import { ReadingScreen, startReading } from "../pages/reading-pages.ts";
import { Shell } from "../pages/shell.ts";

const learner = "Ines Fenwärd-Okoli";

/** A line that the system's colours leave: a background of the program's own is gone. */
const lineOf = (locator: Locator, property: "border-bottom-color" | "border-top-width" | "outline-style") =>
  locator.evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

test("with the system's colours forced, what is chosen can be told from what is not", async ({ app }) => {
  const { page } = app;
  await startReading(page, { learner, files: [fixture("notes.md"), fixture("notes.txt")] });
  const reading = new ReadingScreen(page);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ forcedColors: "active", colorScheme });
    const [chosen, other] = [page.getByRole("tab", { selected: true }), page.getByRole("tab", { selected: false })];
    expect(await lineOf(chosen, "border-bottom-color")).not.toBe(await lineOf(other, "border-bottom-color"));
    await reading.select("three whole sessions");
    await page.keyboard.press("e");
    const option = page.getByRole("dialog").getByRole("option", { selected: true });
    await expect(option).toHaveCount(1);
    expect(await lineOf(option, "outline-style")).toBe("solid");
    expect(await lineOf(page.getByRole("dialog"), "border-top-width")).toBe("1px");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
  }

  await new Shell(page).goTo("Queue");
  const indicator = page.getByRole("radiogroup", { name: "Show" }).locator(".mantine-SegmentedControl-indicator");
  expect(await lineOf(indicator, "border-top-width")).toBe("2px");

  const takeIn = new TakeInScreen(page);
  await takeIn.open();
  await takeIn.chooseLearner(learner);
  await takeIn.chooseAssessment(/Work-based assignment/);
  await takeIn.confirmOwnWork();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ forcedColors: "active", colorScheme });
    for (const box of [page.getByRole("checkbox", { checked: true }), page.getByRole("radio", { checked: true })]) {
      const [sign, ground] = await box.evaluate((input) => [
        getComputedStyle(input.parentElement?.querySelector("svg") ?? input).color,
        getComputedStyle(input).backgroundColor,
      ]);
      expect(sign, colorScheme).not.toBe(ground);
    }
  }
});

test("at 400 % nothing of the sheet or the bar is cut off or lies over another", async ({ app }) => {
  const { page } = app;
  await startReading(page, { learner, files: [fixture("notes.txt")] });
  await app.zoom(4);
  const bar = page.getByRole("banner");
  const width = await page.evaluate(() => innerWidth);
  const edges = await bar.getByRole("button").evaluateAll((buttons) =>
    buttons.map((button) => {
      const { left, right } = button.getBoundingClientRect();
      return [Math.round(left), Math.round(right)] as const;
    }),
  );
  expect(edges.length).toBeGreaterThan(3);
  let end = 0;
  for (const [left, right] of edges) {
    expect(left).toBeGreaterThanOrEqual(end);
    end = right;
  }
  expect(end).toBeLessThanOrEqual(width);

  await page.keyboard.press("F6");
  const choices = page.getByRole("region", { name: "Mark sheet", exact: true }).getByText("Not judged");
  await expect(choices.first()).toBeVisible();
  const furthest = await choices.evaluateAll((all) => Math.max(...all.map((one) => one.getBoundingClientRect().right)));
  expect(furthest).toBeLessThanOrEqual(width);

  await page.keyboard.press("ControlOrMeta+K");
  await expect(page.getByRole("dialog", { name: "Commands" }).getByRole("button").first()).toBeInViewport();
});
