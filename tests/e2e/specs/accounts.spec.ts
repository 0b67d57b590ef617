import { expectAccessible } from "../../support/accessible.ts";
import { expect, test } from "../../support/app.ts";
import { CentrePage } from "../pages/centre-page.ts";
import { Shell } from "../pages/shell.ts";
import {
  answered,
  ForgottenPassphrasePage,
  OwnPassphrasePage,
  RecoveryCodePage,
  SignInPage,
  WelcomePage,
} from "../pages/start-pages.ts";

const centre = { number: "012345", name: "Northmoor Centre" };
const staff = {
  name: "Ann Bell",
  signInName: "ann",
  passphrase: "green lamp over water",
  roles: ["Centre staff", "Assessor"],
} as const;

test("a centre is set up, left, and signed in to again", async ({ app }) => {
  const { page } = app;
  const shell = new Shell(page);
  const signIn = new SignInPage(page);

  await test.step("the form says what is missing, beside each field", async () => {
    const welcome = new WelcomePage(page);
    await expect(welcome.heading).toBeVisible();
    await welcome.setUpButton.click();
    await expect(page.getByText("Type the centre number.")).toBeVisible();
    await expect(page.getByText("Choose a passphrase of at least 12 characters.")).toBeVisible();
    await expect(page.getByLabel("Centre number")).toBeFocused();
  });

  await test.step("the recovery code is shown until it is stored", async () => {
    const welcome = new WelcomePage(page);
    await welcome.fill(centre, staff);
    await welcome.setUp();
    const recovery = new RecoveryCodePage(page);
    await expect(recovery.heading).toBeVisible();
    await expect(recovery.code).toHaveText(/^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$/);
    await expect(recovery.goOnButton).toBeDisabled();
    const leaves = await page.evaluate(() => window.dispatchEvent(new Event("beforeunload", { cancelable: true })));
    expect(leaves).toBe(false);
    await expect(page.getByRole("alert")).toContainText("Store it and tick the box before you leave.");
    await recovery.goOn();
  });

  await test.step("the first page is the first of the person's roles", async () => {
    await expect(shell.heading("Queue")).toBeVisible();
    await expect(shell.place("Centre")).toBeVisible();
    await expect(shell.place("Quality")).toBeHidden();
  });

  await test.step("a wrong passphrase is refused with what to do next, and makes the next try wait", async () => {
    await shell.goTo("Learners");
    await shell.chooseFromPersonMenu(staff.name, "Lock");
    await expect(signIn.heading).toBeVisible();
    await expect(page.getByRole("heading", { name: "Learners" })).toBeHidden();
    await signIn.signIn(staff.signInName, "green lamp under water");
    await expect(signIn.alert).toContainText("do not match");
    // The first wait is a second long, and may be over by the time that a busy machine looks; the core's tests measure it.
    await expect(page.getByRole("timer")).toContainText(/You can try again (in|now)/);
    await expect(signIn.passphrase).toBeFocused();
  });

  await test.step("signing in returns to the page that was open", async () => {
    await signIn.signIn(staff.signInName, staff.passphrase);
    await expect(shell.heading("Learners")).toBeVisible();
  });

  await test.step("the centre and its person outlive the program", async () => {
    await app.restart();
    const again = new SignInPage(app.page);
    await again.signIn(staff.signInName, staff.passphrase);
    await expect(new Shell(app.page).personButton(staff.name)).toBeVisible();
  });
});

test("a person who is added chooses a passphrase of their own at the first sign-in", async ({ app }) => {
  const { page } = app;
  const shell = new Shell(page);
  const centrePage = new CentrePage(page);
  const signIn = new SignInPage(page);
  const added = {
    name: "Ifeoma Brightwater-Okonkwo",
    signInName: "ifeoma",
    roles: ["Internal quality assurer (IQA)"],
    passphrase: "handed over once",
  } as const;

  await new WelcomePage(page).setUpCentre(centre, staff);
  await shell.goTo("Centre");
  await centrePage.addPerson(added);
  await expect(centrePage.person(added.name)).toContainText("Internal quality assurer (IQA)");

  await test.step("a sign-in name is taken once", async () => {
    await page.getByRole("button", { name: "Add a person" }).click();
    await centrePage.dialog.getByLabel("Name", { exact: true }).fill("Somebody Else");
    await centrePage.dialog.getByLabel("Sign-in name").fill(added.signInName);
    await centrePage.dialog.getByRole("checkbox", { name: "Assessor:" }).check();
    await centrePage.dialog.getByRole("button", { name: "Suggest one" }).click();
    await centrePage.dialog.getByRole("button", { name: "Add the person" }).click();
    await answered(page);
    await expect(centrePage.dialog.getByText("already signs in with that name")).toBeVisible();
    await centrePage.dialog.getByRole("button", { name: "Cancel" }).click();
  });

  await test.step("the audit trail names what was done, in an unbroken chain", async () => {
    await centrePage.open("Audit trail");
    await expect(centrePage.chainNote).toBeVisible();
    await expect(centrePage.auditTrail.getByRole("row").filter({ hasText: "Added a person" })).toContainText(
      staff.name,
    );
  });

  await test.step("the handed-over passphrase is good for one thing: replacing it", async () => {
    await shell.chooseFromPersonMenu(staff.name, "Switch person");
    await signIn.signIn(added.signInName, added.passphrase);
    const own = new OwnPassphrasePage(page);
    await expect(own.heading).toBeVisible();
    await expect(shell.navigation).toBeHidden();
    await own.change(added.passphrase, "known to her alone");
  });

  await test.step("somebody else starts at their own home, with their own places", async () => {
    await expect(shell.heading("Quality")).toBeVisible();
    await expect(shell.place("Centre")).toBeHidden();
    await shell.lock();
    await signIn.signIn(added.signInName, "known to her alone");
    await expect(shell.heading("Quality")).toBeVisible();
  });
});

test("a forgotten passphrase is replaced by the recovery code, and nothing is lost", async ({ app }) => {
  const { page } = app;
  const shell = new Shell(page);
  const recoveryCode = await new WelcomePage(page).setUpCentre(centre, staff);
  await shell.lock();
  const signIn = new SignInPage(page);
  await signIn.forgotten.click();
  const forgotten = new ForgottenPassphrasePage(page);
  await expect(forgotten.heading).toBeVisible();
  await expect(forgotten.lastWord).toBeVisible();

  await forgotten.recover(staff.signInName, "0000-0000-0000-0000-0000-0000-0000", "a new one to remember");
  await expect(forgotten.alert).toContainText("not this centre's recovery code");

  // As somebody types it from paper: small letters, spaces.
  await forgotten.recover(staff.signInName, recoveryCode.toLowerCase().replaceAll("-", " "), "a new one to remember");
  await expect(shell.personButton(staff.name)).toBeVisible();
  await shell.lock();
  await signIn.signIn(staff.signInName, "a new one to remember");
  await expect(shell.personButton(staff.name)).toBeVisible();
});

test("a recovery code that was lost is made anew, shown once, and is the only one that opens", async ({ app }) => {
  const { page } = app;
  const shell = new Shell(page);
  const centrePage = new CentrePage(page);
  const old = await new WelcomePage(page).setUpCentre(centre, staff);
  await shell.goTo("Centre");
  await centrePage.open("Centre and settings");

  await test.step("it takes the passphrase of whoever asks", async () => {
    await centrePage.renewRecoveryCode("somebody at an open screen");
    await expect(centrePage.dialog.getByRole("alert")).toContainText("not your passphrase");
    await centrePage.dialog.getByRole("button", { name: "Cancel" }).click();
    await expect(centrePage.dialog).toBeHidden();
  });

  const recovery = new RecoveryCodePage(page);
  await test.step("it stays until it is stored", async () => {
    // The wait after the wrong one may not be over yet.
    await expect(async () => {
      await page.keyboard.press("Escape");
      await centrePage.renewRecoveryCode(staff.passphrase);
      await expect(recovery.code).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(recovery.code).toHaveText(/^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$/);
    await expect(centrePage.dialog.getByRole("button", { name: "Done" })).toBeDisabled();
  });

  await test.step("on paper it stands alone, with whose it is", async () => {
    await page.emulateMedia({ media: "print" });
    await expect(page.getByText(`${centre.name}, centre number ${centre.number}.`)).toBeVisible();
    for (const name of ["Print", "Copy", "Make a new recovery code"])
      await expect(page.getByRole("button", { name })).toBeHidden();
    await page.emulateMedia({ media: null });
  });

  const code = await recovery.read();
  expect(code).not.toBe(old);
  await recovery.storedCheckbox.check();
  await centrePage.dialog.getByRole("button", { name: "Done" }).click();
  await expect(page.locator("body")).not.toContainText(code);

  await test.step("the old one opens nothing any more", async () => {
    await shell.lock();
    await new SignInPage(page).forgotten.click();
    const forgotten = new ForgottenPassphrasePage(page);
    await forgotten.recover(staff.signInName, old, "a new one to remember");
    await expect(forgotten.alert).toContainText("not this centre's recovery code");
    await forgotten.recover(staff.signInName, code, "a new one to remember");
    await expect(shell.personButton(staff.name)).toBeVisible();
  });
});
