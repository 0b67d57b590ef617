import type { Page } from "@playwright/test";
import { expect, test } from "../../support/app.ts";
import { openDemonstration, QueueScreen, SheetScreen, signInToDemonstration } from "../pages/marking-pages.ts";
import { Shell } from "../pages/shell.ts";

const signIn = (page: Page) => page.getByRole("heading", { name: "Sign in", level: 1 });

test("one person is at work in every window: a lock closes all, and nobody comes back to another's page", async ({
  app,
}) => {
  const { page } = app;
  await openDemonstration(page);
  await signInToDemonstration(page, "b.castellane");
  await new QueueScreen(page).open("Bo Øe");
  const first = new SheetScreen(page);
  await first.mark(1).fill("31");
  const other = await new Shell(page).openWindow();
  const second = new SheetScreen(other);
  await expect(second.section(1)).toContainText("31 of 50");

  await first.strengths(1).fill("Weighs what each choice costs.");
  await first.expectSaved();
  await new Shell(other).lock();
  await expect(signIn(page)).toBeVisible();
  await expect(page.getByText("Bo Øe")).toHaveCount(0);

  await signInToDemonstration(page, "b.castellane");
  // Whichever window asked first has the sheet now; the other reads it and can take it over.
  const reading = async () => (await first.takeOver.count()) + (await second.takeOver.count());
  await expect.poll(reading).toBe(1);
  if (await first.takeOver.isVisible()) await first.takeOver.click();
  await expect(first.strengths(1)).toHaveValue("Weighs what each choice costs.");
  await expect(second.section(1)).toContainText("31 of 50");

  await new Shell(page).chooseFromPersonMenu("Bronagh Castellane", "Switch person");
  await expect(signIn(other)).toBeVisible();
  await signInToDemonstration(other, "f.lindqvale");
  for (const one of [page, other]) {
    await expect(one.getByRole("heading", { level: 1, name: "Quality" })).toBeVisible();
    await expect(one.getByText("31 of 50")).toHaveCount(0);
  }
});

test("a window that is closed lets go of its sheet, and the program goes on in the other", async ({ app }) => {
  const { page } = app;
  await openDemonstration(page);
  await signInToDemonstration(page, "b.castellane");
  await new QueueScreen(page).open("Bo Øe");
  await new SheetScreen(page).mark(1).fill("31");
  await new SheetScreen(page).expectSaved();
  const other = await new Shell(page).openWindow();
  const second = new SheetScreen(other);
  await expect(second.takeOver).toBeVisible();
  await page.close({ runBeforeUnload: true });
  await expect(second.mark(1)).toHaveValue("31");
  await second.mark(2).fill("30");
  await second.expectSaved();
});

test("in Electron the menu and the keys open one window each, and every window keeps the same rules", async ({
  app,
  host,
}) => {
  test.skip(host === "browser", "A browser's own windows keep the browser's rules.");
  const { page } = app;
  await openDemonstration(page);
  await signInToDemonstration(page, "b.castellane");
  const windows = () => page.context().pages();
  const byKeys = page.context().waitForEvent("page");
  await page.keyboard.press("ControlOrMeta+Shift+N");
  const second = await byKeys;
  await expect(second.getByRole("heading", { level: 1, name: "Queue" })).toBeVisible();
  const byMenu = page.context().waitForEvent("page");
  await app.chooseFromMenu("New window");
  const third = await byMenu;
  await expect(third.getByRole("heading", { level: 1, name: "Queue" })).toBeVisible();
  expect(windows()).toHaveLength(3);

  for (const one of windows()) {
    const tried = await one.evaluate(async () => ({
      opened: window.open("https://example.org/") !== null,
      fetched: await fetch("https://example.org/").then(
        () => true,
        () => false,
      ),
      read: await navigator.clipboard.readText().then(
        () => true,
        () => false,
      ),
      node: typeof Reflect.get(window, "require") + typeof Reflect.get(window, "process"),
    }));
    expect(tried).toEqual({ opened: false, fetched: false, read: false, node: "undefinedundefined" });
    // Asked in the page itself: Playwright would wait for the end of a navigation that never begins.
    const stayed = await one.evaluate(async () => {
      window.location.assign("https://example.org/");
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      return { origin: window.location.origin, title: document.querySelector("h1")?.textContent };
    });
    expect(stayed).toEqual({ origin: "app://workstation", title: "Queue" });
  }
  expect(windows()).toHaveLength(3);

  // A page gone wrong fills no screen.
  await third.evaluate(() => {
    for (let count = 0; count < 30; count += 1) window.workstation?.openWindow();
  });
  await expect.poll(() => windows().length).toBe(8);
  expect(windows()).toHaveLength(8);
});
