import { expectAccessible } from "../../support/accessible.ts";
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

test("a word is added to a person's dictionary by the menu, stays over a restart, and can be removed", async ({
  app,
  host,
}) => {
  test.skip(host === "browser", "The browser checks with its own dictionary, and shows its own menu.");
  test.setTimeout(120_000);
  const field = () => new SheetScreen(app.page).strengths(1);
  const menuOf = (word: string, choose?: string) => async () => {
    await field().fill("");
    await field().pressSequentially(`${word} `);
    await expect(field()).toHaveValue(`${word} `);
    return app.menu(() => field().click({ button: "right", position: { x: 14, y: 14 } }), choose);
  };
  const open = async () => {
    await openDemonstration(app.page);
    await signInToDemonstration(app.page, "b.castellane");
    await new QueueScreen(app.page).goTo();
    await new QueueScreen(app.page).open("Bo Øe");
  };
  const dictionary = () => app.page.getByRole("dialog", { name: "My dictionary" });
  const openDictionary = async () => {
    await app.page.getByRole("button", { name: /, your session$/ }).click();
    await app.page.getByRole("menuitem", { name: "My dictionary" }).click();
  };
  await open();
  await openDictionary();
  await expect(dictionary()).toContainText("No words yet");
  await expectAccessible(app.page);
  await app.page.keyboard.press("Escape");
  await expect.poll(menuOf("wexcoomb")).toContain("Add to dictionary");
  await menuOf("wexcoomb", "Add to dictionary")();
  await expect(field()).toHaveValue("wexcoomb ");
  expect((await menuOf("wexcoomb")())[0]).toMatch(/undo/i);

  await app.restart();
  await open();
  await expect.poll(async () => (await menuOf("recieve")())[0]).toBe("receive");
  expect((await menuOf("wexcoomb")())[0]).toMatch(/undo/i);
  await openDictionary();
  await expectAccessible(app.page);
  await dictionary().getByRole("button", { name: "Remove wexcoomb" }).click();
  await expect(dictionary()).toContainText("No words yet");
  await app.page.keyboard.press("Escape");
  await expect.poll(menuOf("wexcoomb")).toContain("Add to dictionary");
});
