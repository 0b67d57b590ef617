import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "../../support/app.ts";
import { makeTextKinds } from "../../support/text-kinds.ts";
import { QueueScreen } from "../pages/marking-pages.ts";
import { EvidenceList, ReadingScreen, startReading, TieDialog, unlockReading } from "../pages/reading-pages.ts";

const learner = "Ines Fenwärd-Okoli";

test("a passage of every kind of text is tied, and found again after zoom and restart", async ({ app }) => {
  test.setTimeout(300_000);
  const folder = join(dirname(app.dataFolder), "kinds");
  await mkdir(folder);
  const kinds = await makeTextKinds();
  for (const { name, bytes } of kinds) await writeFile(join(folder, name), bytes);
  await startReading(app.page, { learner, files: kinds.map(({ name }) => join(folder, name)) });

  for (const { name, passage } of kinds) {
    await app.page.getByRole("tab", { name: new RegExp(`${name.replace(".", "\\.")}$`) }).click();
    const reading = new ReadingScreen(app.page);
    await reading.select(passage);
    await app.page.keyboard.press("e");
    await new TieDialog(app.page).tie("1");
    await expect(new EvidenceList(app.page).line(passage), name).toBeVisible();
    await expect.poll(() => reading.highlighted("evidence-assr"), name).toBe(passage);
  }
  await expect(new EvidenceList(app.page).criterion("D7.01 1.1")).toContainText(`${kinds.length} places`);

  await app.restart();
  await unlockReading(app.page);
  await new QueueScreen(app.page).show("All");
  await new QueueScreen(app.page).open(learner);
  const reading = new ReadingScreen(app.page);
  const list = new EvidenceList(app.page);
  await list.open("D7.01 1.1");
  for (const { name, passage } of kinds) {
    // From the list into the file that holds it, whichever is open.
    await list.line(passage).click();
    await expect.poll(() => reading.highlighted("evidence-active"), name).toBe(passage);
    await reading.area.focus();
    await app.page.keyboard.press("Alt+=");
    await expect.poll(() => reading.highlighted("evidence-active"), name).toBe(passage);
    await list.line(passage).click();
    await expect.poll(() => reading.isHighlightInSight("evidence-active"), name).toBe(true);
  }
});
