import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "../../support/app.ts";
import { expectAddressShownFirst, ReadingScreen, startReading } from "../pages/reading-pages.ts";

const address = "https://example.org/a/long/way?learner=Ines&next=https%3A%2F%2Fexample.net%2F#end";
const html = `<h1>Sources</h1>
  <p>See <a href="${address.replaceAll("&", "&amp;")}">https://www.example.com/</a>, <a href="javascript:alert(1)">a trick</a>
  and <a href="#note">a note</a>.</p><p id="note">The note.</p>`;

test("a link of a script opens nothing before its whole address was shown; a link that runs code is none", async ({
  app,
}) => {
  const file = join(dirname(app.dataFolder), "sources.html");
  await writeFile(file, html);
  await startReading(app.page, { learner: "Ines Fenwärd-Okoli", files: [file] });
  const { area } = new ReadingScreen(app.page);
  const link = area.getByRole("link", { name: "https://www.example.com/" });

  // What the link says is not where it leads.
  await expectAddressShownFirst(app, link, address);
  await expect(area.getByRole("link", { name: "a trick" })).toHaveCount(0);
  await area.getByRole("link", { name: "a note" }).click();
  await expect(app.page.getByRole("dialog")).toHaveCount(0);
  await expect(area.getByRole("heading", { name: "Sources" })).toBeVisible();
  expect(app.page.context().pages()).toHaveLength(1);
});
