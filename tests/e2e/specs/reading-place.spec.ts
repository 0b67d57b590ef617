import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "../../support/app.ts";
import { fixture } from "../pages/centre-work-pages.ts";
import { QueueScreen } from "../pages/marking-pages.ts";
import { ReadingScreen, startReading, unlockReading } from "../pages/reading-pages.ts";
import { Shell } from "../pages/shell.ts";

test("each file opens where its reader stopped, and the window as they arranged it, after the program was closed", async ({
  app,
}) => {
  const learner = "Ines Fenwärd-Okoli";
  const long = join(dirname(app.dataFolder), "reflections.txt");
  await writeFile(long, Array.from({ length: 400 }, (_, index) => `Paragraph ${index + 1} of the diary.\n\n`).join(""));
  await startReading(app.page, { learner, files: [long, fixture("assignment.pdf")] });

  await app.page.getByText("Paragraph 250 of the diary.").scrollIntoViewIfNeeded();
  await expect(app.page.getByText("Paragraph 250 of the diary.")).toBeInViewport();
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
  await expect(page.getByText("Paragraph 250 of the diary.")).toBeInViewport();
});
