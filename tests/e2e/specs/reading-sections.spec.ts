import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expectAccessible } from "../../support/accessible.ts";
import { expect, test } from "../../support/app.ts";
import { fixture } from "../pages/centre-work-pages.ts";
import { ReadingScreen, startReading } from "../pages/reading-pages.ts";

test("the sections of a script are gone to and counted in whichever of its files they stand", async ({ app }) => {
  const { page } = app;
  const file = join(dirname(app.dataFolder), "contribution.md");
  const filler = "A line that only takes room on the screen.\n\n".repeat(60);
  await writeFile(file, `# Preface\n\n${filler}\n# Section 1\n\nFive words answer it here.\n\n# Sources\n\nNone.\n`);
  await startReading(page, {
    learner: "Ines Fenwärd-Okoli",
    files: [fixture("scan.png"), file, fixture("assignment.pdf")],
  });
  const reading = new ReadingScreen(page);
  const tab = (name: string) => page.getByRole("tab", { name });
  await expect(reading.area.getByRole("img")).toBeVisible();
  await reading.area.focus();

  // From a picture, which has no headings, to the text whose heading says the number.
  const jump = async (key: string, opened: string) => {
    await expect(async () => {
      await page.keyboard.press(key);
      await expect(tab(opened)).toHaveAttribute("aria-selected", "true", { timeout: 1000 });
    }).toPass({ timeout: 60_000 });
  };
  await jump("Alt+1", "2. contribution.md");
  const heading = reading.area.getByRole("heading", { name: "Section 1" });
  await expect(heading).toBeFocused();
  await expect(heading).toBeInViewport();

  // A PDF's heading has no element of its own: the keyboard is in its pages.
  await jump("Alt+2", "3. assignment.pdf");
  await expect(reading.area.getByText("My own commitment").first()).toBeInViewport({ timeout: 60_000 });
  await expect(reading.area).toBeFocused();

  await page.getByRole("button", { name: / words$/ }).click();
  const row = (name: RegExp) => page.getByRole("row", { name });
  await expect(row(/^Contribution of mentoring and coaching in 2\. contribution\.md 7$/)).toBeVisible();
  await expect(row(/^Own commitment to mentoring and coaching in 3\. assignment\.pdf [\d,]+$/)).toBeVisible();
  await expect(row(/^The whole script Not counted: scan\.png\. [\d,]+$/)).toBeVisible();
  await expectAccessible(page, "the words of a script of several files");
});
