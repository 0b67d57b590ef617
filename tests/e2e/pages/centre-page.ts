import type { Locator, Page } from "@playwright/test";
import { answered, chooseRoles, type Role } from "./start-pages.ts";

export type NewPerson = {
  readonly name: string;
  readonly signInName: string;
  readonly roles: readonly Role[];
  readonly passphrase: string;
};

/** People, the centre's settings and the audit trail. */
export class CentrePage {
  readonly page: Page;
  readonly heading: Locator;
  readonly people: Locator;
  readonly auditTrail: Locator;
  readonly chainNote: Locator;

  constructor(page: Page) {
    this.page = page;
    this.heading = page.getByRole("heading", { name: "Centre", level: 1 });
    this.people = page.getByRole("table", { name: "People" });
    this.auditTrail = page.getByRole("table", { name: "Audit trail" });
    this.chainNote = page.getByText("The chain is intact");
  }

  async open(tab: "People" | "Centre and settings" | "Audit trail"): Promise<void> {
    await this.page.getByRole("tab", { name: tab }).click();
  }

  person(name: string): Locator {
    return this.people.getByRole("row").filter({ has: this.page.getByRole("rowheader", { name }) });
  }

  get dialog(): Locator {
    return this.page.getByRole("dialog");
  }

  /** Opens the dialog that makes a new recovery code, and leaves it showing the code. */
  async renewRecoveryCode(passphrase: string): Promise<void> {
    await this.page.getByRole("button", { name: "Make a new recovery code" }).click();
    await this.dialog.getByLabel("Your passphrase").fill(passphrase);
    await this.dialog.getByRole("button", { name: "Make a new code" }).click();
    await answered(this.page);
  }

  async addPerson(person: NewPerson): Promise<void> {
    await this.page.getByRole("button", { name: "Add a person" }).click();
    await this.dialog.getByLabel("Name", { exact: true }).fill(person.name);
    await this.dialog.getByLabel("Sign-in name").fill(person.signInName);
    await chooseRoles(this.dialog.getByRole("group", { name: "Roles" }), person.roles);
    await this.dialog.getByLabel("First passphrase").fill(person.passphrase);
    await this.dialog.getByRole("button", { name: "Add the person" }).click();
    await answered(this.page);
    await this.dialog.getByRole("button", { name: "Done" }).click();
    await this.dialog.waitFor({ state: "hidden" });
  }
}
