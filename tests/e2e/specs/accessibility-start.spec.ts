import { expectAccessible } from "../../support/accessible.ts";
import { expect, test } from "../../support/app.ts";
import { CentrePage } from "../pages/centre-page.ts";
import { Shell } from "../pages/shell.ts";
import { OwnPassphrasePage, RecoveryCodePage, SignInPage, WelcomePage } from "../pages/start-pages.ts";

const staff = {
  name: "Ann Bell",
  signInName: "ann",
  passphrase: "green lamp over water",
  roles: ["Centre staff"],
} as const;

test("every screen up to signing in is accessible in light and dark", async ({ app }) => {
  const { page } = app;
  const welcome = new WelcomePage(page);
  await expect(welcome.heading).toBeVisible();
  await expectAccessible(page, "welcome");
  await welcome.setUpButton.click();
  await expect(page.getByText("Type the centre number.")).toBeVisible();
  await expectAccessible(page, "welcome with errors");

  await welcome.fill({ number: "012345", name: "Northmoor Centre" }, staff);
  await welcome.setUp();
  const recovery = new RecoveryCodePage(page);
  await expect(recovery.heading).toBeVisible();
  await expectAccessible(page, "recovery code");
  await recovery.goOn();

  const shell = new Shell(page);
  await shell.lock();
  await expectAccessible(page, "sign in");
  const signIn = new SignInPage(page);
  await signIn.signIn(staff.signInName, "not the passphrase");
  await expect(signIn.alert).toBeVisible();
  await expectAccessible(page, "sign in refused");
  await signIn.forgotten.click();
  await expect(page.getByRole("heading", { name: "Forgotten passphrase" })).toBeVisible();
  await expectAccessible(page, "forgotten passphrase");
});

test("the shell and the centre's pages are accessible in light and dark", async ({ app }) => {
  // Eight screens, each examined twice.
  test.slow();
  const { page } = app;
  const shell = new Shell(page);
  const centre = new CentrePage(page);
  await new WelcomePage(page).setUpCentre({ number: "012345", name: "Northmoor Centre" }, staff);
  await shell.goTo("Centre");
  await expect(centre.people).toBeVisible();
  await expectAccessible(page, "people");

  await page.getByRole("button", { name: "Add a person" }).click();
  await expect(centre.dialog).toBeVisible();
  await expectAccessible(page, "add a person");
  await page.keyboard.press("Escape");
  await expect(centre.dialog).toBeHidden();
  const added = { name: "Cy Dell", signInName: "cy", roles: ["Assessor"], passphrase: "handed over once" } as const;
  await centre.addPerson(added);

  await centre.open("Centre and settings");
  await expect(page.getByLabel("Attempts allowed")).toBeVisible();
  await expectAccessible(page, "settings");
  await page.getByRole("button", { name: "Back up now" }).click();
  await expect(page.getByText("Backed up and checked")).toBeVisible();
  await centre.open("Audit trail");
  await expect(centre.chainNote).toBeVisible();
  await expectAccessible(page, "audit trail and a message");

  await shell.paletteButton.click();
  await expect(shell.palette).toBeVisible();
  await expectAccessible(page, "command palette");
  await page.keyboard.press("Escape");
  await expect(shell.palette).toBeHidden();
  await page.keyboard.press("F1");
  await expect(page.getByRole("dialog", { name: "Keys on this screen" })).toBeVisible();
  await expectAccessible(page, "help");
  await page.keyboard.press("Escape");

  await shell.chooseFromPersonMenu(staff.name, "Switch person");
  await new SignInPage(page).signIn(added.signInName, added.passphrase);
  await expect(new OwnPassphrasePage(page).heading).toBeVisible();
  await expectAccessible(page, "own passphrase");
});

test("the demonstration says what it is on every screen", async ({ app }) => {
  const { page } = app;
  const shell = new Shell(page);
  await new WelcomePage(page).openDemonstration();
  await expect(shell.demonstrationBanner).toContainText("Demonstration centre");
  await expectAccessible(page, "demonstration sign in");
  const signIn = new SignInPage(page);
  const [firstName = ""] = (await signIn.signInName.getByRole("option").allTextContents()).slice(1);
  await signIn.signIn(firstName, await signIn.demonstrationPassphrase());
  await expect(shell.navigation).toBeVisible();
  await expect(shell.demonstrationBanner).toContainText("Every person and script here is invented");

  await shell.demonstrationBanner.getByRole("button", { name: "Reset" }).click();
  await expect(page.getByRole("button", { name: "Cancel" })).toBeFocused();
  await expectAccessible(page, "reset the demonstration");
  await page.getByRole("button", { name: "Cancel" }).click();
  await shell.demonstrationBanner.getByRole("button", { name: "Leave" }).click();
  await expect(new WelcomePage(page).heading).toBeVisible();
  await expect(shell.demonstrationBanner).toBeHidden();
});

test("the keyboard alone reaches the content, the palette and another page", async ({ app }) => {
  const { page } = app;
  const shell = new Shell(page);
  await new WelcomePage(page).setUpCentre({ number: "012345", name: "Northmoor Centre" }, staff);
  await expect(shell.heading("Scripts")).toBeVisible();
  await page.reload();
  await expect(shell.heading("Scripts")).toBeVisible();

  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to the content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();

  await shell.runCommand("learners");
  await expect(shell.heading("Learners")).toBeVisible();
  await page.keyboard.press("Alt+Shift+C");
  await expect(shell.heading("Centre")).toBeVisible();
});
