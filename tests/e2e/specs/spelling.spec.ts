import { expect, test } from "../../support/app.ts";
import { openDemonstration, QueueScreen, SheetScreen, signInToDemonstration } from "../pages/marking-pages.ts";

test("feedback is checked in British English, and a correction goes in by the menu", async ({ app, host }) => {
  const { page } = app;
  await openDemonstration(page);
  await signInToDemonstration(page, "b.castellane");
  await new QueueScreen(page).open("Bo Øe");
  const field = new SheetScreen(page).strengths(1);
  await expect(field).toHaveAttribute("spellcheck", "true");
  await expect(field).toHaveAttribute("lang", "en-GB");
  test.skip(host === "browser", "The browser checks with its own dictionary, and shows its own menu.");

  /** Asks for the menu of the first word, once it has been looked up. */
  const menuOf = (words: string, choose?: string) => async () => {
    await field.fill("");
    await field.pressSequentially(`${words} `);
    await expect(field).toHaveValue(`${words} `);
    return app.menu(() => field.click({ button: "right", position: { x: 14, y: 14 } }), choose);
  };
  await expect.poll(menuOf("recieve")).toContain("receive");
  await expect.poll(menuOf("color")).toContain("colour");
  // British, and a learner's name that no dictionary has: the menu begins with what the clipboard can do.
  for (const word of ["colour", "organise", "Øe"]) expect((await menuOf(word)())[0], word).toMatch(/undo/i);
  await menuOf("recieve", "receive")();
  await expect(field).toHaveValue("receive ");
});
