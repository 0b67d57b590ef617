import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "../../support/app.ts";
import { fixture } from "../pages/centre-work-pages.ts";
import { QueueScreen } from "../pages/marking-pages.ts";
import { ReadingScreen, startReading, unlockReading } from "../pages/reading-pages.ts";
import { Shell } from "../pages/shell.ts";

/** Three, in pixels. */
const lines = 75;

test("each file opens where its reader stopped, and the window as they arranged it, after the program was closed", async ({
  app,
}) => {
  const learner = "Ines Fenwärd-Okoli";
  const long = join(dirname(app.dataFolder), "reflections.txt");
  // Long enough to take another number of lines in a window of another width.
  const words = "What I noticed of myself while I listened, and what I would do otherwise. ".repeat(5);
  await writeFile(long, Array.from({ length: 400 }, (_, index) => `Note ${index + 1} of mine. ${words}\n\n`).join(""));
  await startReading(app.page, { learner, files: [long, fixture("assignment.pdf")] });

  const note = "Note 250 of mine.";
  await distanceToTop(app.page, note, { scroll: true });
  await new Shell(app.page).runCommand("Appearance: dark");
  await app.page.getByRole("tab", { name: "2. assignment.pdf" }).click();
  await expect(app.page.getByText("hardly anyone begins with")).toBeVisible({ timeout: 60_000 });
  await new ReadingScreen(app.page).area.focus();
  await app.page.keyboard.press("ControlOrMeta+End");
  const pages = app.page.getByRole("textbox", { name: "Page", exact: true });
  await expect(pages).not.toHaveValue("1");
  const last = await pages.inputValue();
  await new Shell(app.page).goTo("Queue");
  // A place is written down half a second after the reader stopped.
  await app.page.waitForTimeout(1_000);

  await app.restart();
  const { page } = app;
  await unlockReading(page);
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
  await new QueueScreen(page).show("All");
  await new QueueScreen(page).open(learner);
  await expect(page.getByRole("tab", { name: "2. assignment.pdf" })).toHaveAttribute("aria-selected", "true");
  await expect(page.getByRole("textbox", { name: "Page", exact: true })).toHaveValue(last, { timeout: 60_000 });
  await page.getByRole("tab", { name: "1. reflections.txt" }).click();
  await expect.poll(async () => Math.abs(await distanceToTop(page, note))).toBeLessThan(lines);

  await page.getByRole("tab", { name: "2. assignment.pdf" }).click();
  await app.resize(1024, 700);
  await page.getByRole("tab", { name: "1. reflections.txt" }).click();
  await expect.poll(async () => Math.abs(await distanceToTop(page, note))).toBeLessThan(lines);
});

/** How far below the upper edge of its area the script's line with these words lies, in pixels. */
function distanceToTop(page: Page, words: string, { scroll = false } = {}): Promise<number> {
  return page.evaluate(
    ([wanted, bring]) => {
      const area = document.querySelector('[aria-label^="Script: "]');
      if (!area) return Number.POSITIVE_INFINITY;
      const texts = document.createTreeWalker(area, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const { currentNode } = texts;
        const at = currentNode.textContent?.indexOf(wanted) ?? -1;
        if (at === -1) continue;
        const range = document.createRange();
        range.setStart(currentNode, at);
        range.setEnd(currentNode, at + wanted.length);
        const distance = () => range.getBoundingClientRect().top - area.getBoundingClientRect().top;
        if (bring) area.scrollTop += distance();
        return distance();
      }
      return Number.POSITIVE_INFINITY;
    },
    [words, scroll] as const,
  );
}
