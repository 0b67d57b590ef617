import { expect, test } from "../../support/app.ts";
import { fixture } from "../pages/centre-work-pages.ts";
import { ReadingScreen, startReading } from "../pages/reading-pages.ts";

const learner = "Ines Fenwärd-Okoli";

test("the contents follow the reader, in flowing text and in a PDF, and its small pages turn with the large ones", async ({
  app,
}) => {
  const { page } = app;
  await startReading(page, { learner, files: [fixture("notes.md"), fixture("assignment.pdf")] });
  const reading = new ReadingScreen(page);
  const current = reading.contents.locator("[aria-current]");
  const scrollTo = (part: number) =>
    reading.area.evaluate((area, share) => {
      area.scrollTop = share * (area.scrollHeight - area.clientHeight);
    }, part);
  // Low enough that the notes scroll.
  await app.resize(1280, 640);
  await expect(reading.area.getByRole("heading", { name: "What I set out to do" })).toBeVisible();
  await page.getByRole("button", { name: "Show the contents" }).click();
  await scrollTo(1);
  await expect(current).toHaveText(/^What I take from it/);
  await scrollTo(0);
  await expect(current).toHaveText(/^(Notes on a coaching diary|What I set out to do)/);

  await page.getByRole("tab", { name: "2. assignment.pdf" }).click();
  await expect(page.getByText("hardly anyone begins with")).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: "Show the contents" }).click();
  await scrollTo(1);
  await expect(current).toHaveText(/^My own commitment/);
  await scrollTo(0);
  await expect(current).toHaveText(/^(The contribution|What leaders do)/);
  // What was gone to is marked, wherever in sight it lies.
  await reading.contents.getByRole("button", { name: /^Purpose/ }).click();
  await expect(current).toHaveText(/^Purpose/);

  await reading.contents.getByText("Pages", { exact: true }).click();
  const small = reading.contents.getByRole("button", { name: "Page 1", exact: true }).locator("canvas");
  const proportion = () => small.evaluate((canvas: HTMLCanvasElement) => canvas.width / canvas.height);
  await expect.poll(proportion).toBeCloseTo(1 / Math.SQRT2, 1);
  await page.getByRole("button", { name: "Turn the page clockwise" }).click();
  await expect.poll(proportion).toBeCloseTo(Math.SQRT2, 1);
});

test("the second of two files gives way where there is no room for it, says so, and comes back", async ({ app }) => {
  const { page } = app;
  await startReading(page, { learner, files: [fixture("notes.md"), fixture("notes.txt")] });
  const areas = page.getByRole("region", { name: /^Script: / });
  const note = page.getByRole("status").filter({ hasText: "notes.txt comes back beside this file" });
  await page.getByRole("button", { name: "Show two files side by side" }).click();
  await expect(areas).toHaveCount(2);
  await areas.last().focus();
  await app.zoom(4);
  await expect(note).toBeVisible();
  await expect(areas).toHaveCount(1);
  await expect(areas).toBeFocused();
  await app.zoom(1);
  await expect(areas).toHaveCount(2);
  await expect(note).toHaveCount(0);
});
