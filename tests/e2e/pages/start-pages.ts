import type { Locator, Page } from "@playwright/test";

export type Role = "Centre staff" | "Assessor" | "Internal quality assurer (IQA)";

export type FirstPerson = {
  readonly name: string;
  readonly signInName: string;
  readonly passphrase: string;
  readonly roles: readonly Role[];
};

/** The first start: setting a centre up, or opening the demonstration. */
export class WelcomePage {
  readonly page: Page;
  readonly heading: Locator;
  readonly setUpButton: Locator;
  readonly demonstrationButton: Locator;

  constructor(page: Page) {
    this.page = page;
    this.heading = page.getByRole("heading", { name: "Set up your centre", level: 1 });
    this.setUpButton = page.getByRole("button", { name: "Set up the centre" });
    this.demonstrationButton = page.getByRole("button", { name: "Open the demonstration centre" });
  }

  async fill(centre: { readonly number: string; readonly name: string }, person: FirstPerson): Promise<void> {
    await this.page.getByLabel("Centre number").fill(centre.number);
    await this.page.getByLabel("Centre name").fill(centre.name);
    await this.page.getByLabel("Your name").fill(person.name);
    await this.page.getByLabel("Sign-in name").fill(person.signInName);
    await chooseRoles(this.page.getByRole("group", { name: "Your roles" }), person.roles);
    await this.page.getByLabel("Passphrase", { exact: true }).fill(person.passphrase);
    await this.page.getByLabel("The same passphrase again").fill(person.passphrase);
  }

  /** Sets the centre up, stores the recovery code and goes on. @returns the recovery code. */
  async setUpCentre(centre: { readonly number: string; readonly name: string }, person: FirstPerson): Promise<string> {
    await this.fill(centre, person);
    await this.setUp();
    const recovery = new RecoveryCodePage(this.page);
    const code = await recovery.read();
    await recovery.goOn();
    return code;
  }

  async setUp(): Promise<void> {
    await this.setUpButton.click();
    await answered(this.page);
  }

  async openDemonstration(): Promise<void> {
    await this.demonstrationButton.click();
    await answered(this.page);
    await new SignInPage(this.page).heading.waitFor();
  }
}

/** The recovery code, shown once after the set-up. */
export class RecoveryCodePage {
  readonly heading: Locator;
  readonly code: Locator;
  readonly storedCheckbox: Locator;
  readonly goOnButton: Locator;

  constructor(page: Page) {
    this.heading = page.getByRole("heading", { name: "Your centre's recovery code", level: 1 });
    this.code = page.getByRole("status", { name: "Recovery code" });
    this.storedCheckbox = page.getByRole("checkbox", { name: "I have stored it" });
    this.goOnButton = page.getByRole("button", { name: "Go on" });
  }

  async read(): Promise<string> {
    return ((await this.code.textContent()) ?? "").trim();
  }

  async goOn(): Promise<void> {
    await this.storedCheckbox.check();
    await this.goOnButton.click();
  }
}

export class SignInPage {
  readonly page: Page;
  readonly heading: Locator;
  readonly signInName: Locator;
  readonly passphrase: Locator;
  readonly signInButton: Locator;
  readonly alert: Locator;
  readonly forgotten: Locator;

  constructor(page: Page) {
    this.page = page;
    this.heading = page.getByRole("heading", { name: "Sign in", level: 1 });
    this.signInName = page.getByLabel("Sign-in name");
    this.passphrase = page.getByLabel("Passphrase", { exact: true });
    this.signInButton = page.getByRole("button", { name: "Sign in" });
    this.alert = page.getByRole("alert");
    this.forgotten = page.getByRole("button", { name: "Forgotten your passphrase?" });
  }

  async signIn(signInName: string, passphrase: string): Promise<void> {
    await this.signInName.selectOption(signInName);
    await this.passphrase.fill(passphrase);
    // Waits by itself where an earlier failure makes the next try wait.
    await this.signInButton.click();
    await answered(this.page);
  }

  /** The passphrase that everybody in the demonstration has, as the page shows it. */
  async demonstrationPassphrase(): Promise<string> {
    return (await this.page.getByText("everybody's passphrase is").locator("code").textContent()) ?? "";
  }
}

/** A new passphrase by the centre's recovery code. */
export class ForgottenPassphrasePage {
  readonly page: Page;
  readonly heading: Locator;
  readonly alert: Locator;
  readonly lastWord: Locator;

  constructor(page: Page) {
    this.page = page;
    this.heading = page.getByRole("heading", { name: "Forgotten passphrase", level: 1 });
    this.alert = page.getByRole("alert");
    this.lastWord = page.getByText("nothing can be recovered");
  }

  async recover(signInName: string, recoveryCode: string, newPassphrase: string): Promise<void> {
    await this.page.getByLabel("Sign-in name").selectOption(signInName);
    await this.page.getByLabel("Recovery code").fill(recoveryCode);
    await this.page.getByLabel("New passphrase").fill(newPassphrase);
    await this.page.getByLabel("The same passphrase again").fill(newPassphrase);
    await this.page.getByRole("button", { name: "Set the passphrase and sign in" }).click();
    await answered(this.page);
  }
}

/** Stands before everything else while a handed-over passphrase is in use. */
export class OwnPassphrasePage {
  readonly page: Page;
  readonly heading: Locator;

  constructor(page: Page) {
    this.page = page;
    this.heading = page.getByRole("heading", { name: "Choose your own passphrase", level: 1 });
  }

  async change(present: string, next: string): Promise<void> {
    await this.page.getByLabel("The passphrase you were given").fill(present);
    await this.page.getByLabel("New passphrase").fill(next);
    await this.page.getByLabel("The same passphrase again").fill(next);
    await this.page.getByRole("button", { name: "Change passphrase" }).click();
    await answered(this.page);
  }
}

/** A passphrase takes its time on purpose, on a busy machine all the more: waits until the core has answered. */
export async function answered(page: Page): Promise<void> {
  await page.locator("button[data-loading]").waitFor({ state: "hidden", timeout: 60_000 });
}

/** Ticks exactly these roles. */
export async function chooseRoles(group: Locator, roles: readonly Role[]): Promise<void> {
  for (const role of ["Centre staff", "Assessor", "Internal quality assurer (IQA)"] as const) {
    // Each label goes on to say what the role does.
    await group.getByRole("checkbox", { name: `${role}:` }).setChecked(roles.includes(role));
  }
}
