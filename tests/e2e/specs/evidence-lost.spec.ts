import { expect, test } from "../../support/app.ts";
import { fixture } from "../pages/centre-work-pages.ts";
import { QueueScreen } from "../pages/marking-pages.ts";
import { EvidenceList, ReadingScreen, startReading, TieDialog } from "../pages/reading-pages.ts";

const learner = "Ines Fenwärd-Okoli";
const passage = "it is precisely this gap that one-to-one work can fill";
const elsewhere = "words as another conversion of the same file had them once";

test("evidence whose words the script doesn't have any more says so, and is tied again", async ({ app }) => {
  const { page } = app;
  await startReading(page, { learner, files: [fixture("assignment.docx")] });
  const reading = new ReadingScreen(page);
  const list = new EvidenceList(page);
  const tie = new TieDialog(page);

  // A conversion that reads otherwise than the next one will: its words are in the window, not in the file.
  await expect(reading.area.getByText(passage)).toBeVisible();
  await reading.area.getByText(passage).evaluate(
    (paragraph, { from, to }) => {
      for (const node of paragraph.childNodes) if (node instanceof Text) node.data = node.data.replace(from, to);
    },
    { from: passage, to: elsewhere },
  );
  await reading.select(elsewhere);
  await page.keyboard.press("e");
  await tie.tie("1", "The gap is named.");
  await expect(list.criterion("D7.01 1.1")).toContainText("1 place");

  await new QueueScreen(page).goTo();
  await new QueueScreen(page).open(learner);
  await expect(list.criterion("D7.01 1.1")).toContainText("1 place, 1 not found");
  await expect(list.line(elsewhere)).toBeVisible();
  await expect(page.getByText("Not found: the script")).toBeVisible();

  // Changed one's mind, then not.
  await page.getByRole("button", { name: "Tie again" }).click();
  await expect(page.getByText("Select the words in the script, then press E")).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Tie again" }).click();
  await reading.select(passage);
  await page.keyboard.press("e");
  const again = page.getByRole("dialog", { name: "Tie again" });
  await expect(again).toContainText(elsewhere);
  await expect(again.getByRole("textbox", { name: "Note (optional)" })).toHaveValue("The gap is named.");
  await again.getByRole("button", { name: "Tie again" }).click();

  await expect(list.line(passage)).toBeVisible();
  await expect(list.line(elsewhere)).toHaveCount(0);
  await expect(list.criterion("D7.01 1.1")).toHaveText(/1 place$/);
  await expect.poll(() => reading.highlighted("evidence-assr")).toBe(passage);
});
