import { expect, type Locator, type Page } from "@playwright/test";
import { demonstrationPassphrase } from "./marking-pages.ts";
import { Shell } from "./shell.ts";

/** The desks around the mark sheet, as a person sees them: countersigning, declared interests, referrals, hours. */

export class CountersignScreen {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async goTo(): Promise<void> {
    await new Shell(this.page).goTo("Countersign");
  }

  row(learner: string): Locator {
    return this.page
      .getByRole("table", { name: "Sheets to countersign" })
      .getByRole("row")
      .filter({ hasText: learner });
  }

  async find(words: string): Promise<void> {
    await this.page.getByRole("textbox", { name: "Find a sheet to countersign" }).fill(words);
  }

  /** @param asked whether this person could also quality-assure the sheet, and so is asked before it opens. */
  async open(learner: string, asked = false): Promise<void> {
    await this.row(learner).getByRole("link", { name: learner }).click();
    if (asked) {
      await expect(this.page.getByRole("heading", { name: "Open the sheet with its marks?" })).toBeVisible();
      await this.page.getByRole("button", { name: "Open the sheet" }).click();
    }
    await expect(this.page.getByRole("heading", { level: 1, name: learner })).toBeVisible();
  }

  async giveBack(reason: string): Promise<void> {
    await this.page.getByRole("button", { name: "Return to the trainee" }).click();
    const dialog = this.page.getByRole("dialog", { name: "Return to the trainee" });
    await dialog.getByLabel("Reason").fill(reason);
    await dialog.getByRole("button", { name: "Return the sheet" }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: "Countersign" })).toBeVisible();
  }

  async countersign(passphrase: string = demonstrationPassphrase): Promise<void> {
    await this.page.getByRole("button", { name: "Countersign", exact: true }).click();
    const dialog = this.page.getByRole("dialog", { name: "Countersign the mark sheet" });
    await expect(dialog.getByRole("region", { name: /to look at again/ })).toContainText("return the sheet");
    await dialog.getByLabel("Your passphrase").fill(passphrase);
    await dialog.getByRole("button", { name: "Sign", exact: true }).click();
    await expect(dialog).toBeHidden();
  }
}

/** What centre staff record beside a person. */
export class PeopleDesk {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async makeTrainee(name: string): Promise<void> {
    await this.page.getByRole("button", { name: `Edit ${name}` }).click();
    const dialog = this.page.getByRole("dialog", { name: `Edit ${name}` });
    await dialog.getByRole("switch", { name: "Trainee assessor" }).check({ force: true });
    await expect(dialog.getByLabel("Trainee since")).toBeVisible();
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toBeHidden();
  }

  async openInterests(name: string): Promise<InterestsArea> {
    await this.page.getByRole("button", { name: `Interests of ${name}` }).click();
    const drawer = this.page.getByRole("dialog", { name: `Interests of ${name}` });
    await expect(drawer).toBeVisible();
    return new InterestsArea(drawer);
  }
}

export async function openMyDeclarations(page: Page, person: string): Promise<InterestsArea> {
  await new Shell(page).chooseFromPersonMenu(person, "My declarations");
  const dialog = page.getByRole("dialog", { name: "My declarations" });
  await expect(dialog).toBeVisible();
  return new InterestsArea(dialog);
}

/** One person's declared interests, in a drawer or a dialog. */
export class InterestsArea {
  readonly area: Locator;

  constructor(area: Locator) {
    this.area = area;
  }

  interest(learner: string): Locator {
    return this.area
      .getByRole("list", { name: "Declared interests" })
      .getByRole("listitem")
      .filter({ hasText: learner });
  }

  async declare(learner: string, nature: string): Promise<void> {
    await this.area.getByRole("combobox", { name: "Learner" }).fill(learner);
    await this.area.page().getByRole("option", { name: learner }).click();
    await this.area.getByLabel("What the interest is").fill(nature);
    await this.area.getByRole("button", { name: "Declare the interest" }).click();
    await expect(this.interest(learner)).toContainText(nature);
  }

  async withdraw(learner: string, reason: string): Promise<void> {
    await this.area.getByRole("button", { name: `Withdraw the interest in ${learner}` }).click();
    await this.area.getByLabel("Reason for withdrawing").fill(reason);
    await this.area.getByRole("button", { name: "Withdraw the interest", exact: true }).click();
    await expect(this.interest(learner)).toHaveCount(0);
  }

  async close(): Promise<void> {
    await this.area.getByRole("button", { name: "Close" }).click();
    await expect(this.area).toBeHidden();
  }
}

/** What changed since a sheet was signed, beside the sheet. */
export class SignedDifference {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get button(): Locator {
    return this.page.getByRole("button", { name: "What changed since it was signed" });
  }

  get drawer(): Locator {
    return this.page.getByRole("dialog", { name: "What changed since it was signed" });
  }

  /** What is said of one field: its title, then what was signed and what stands there now. */
  change(title: string): Locator {
    return this.drawer.getByRole("term").filter({ hasText: title }).locator("xpath=..");
  }

  async open(): Promise<void> {
    await this.button.click();
    await expect(this.drawer).toBeVisible();
  }

  async close(): Promise<void> {
    await this.drawer.getByRole("button", { name: "Close" }).click();
    await expect(this.drawer).toBeHidden();
  }
}

export class ReferralsScreen {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async goTo(): Promise<void> {
    await new Shell(this.page).goTo("Referrals");
  }

  row(learner: string): Locator {
    return this.page.getByRole("table", { name: "Referrals" }).getByRole("row").filter({ hasText: learner });
  }

  async takeInNext(learner: string): Promise<void> {
    await this.row(learner)
      .getByRole("button", { name: `Take in the next attempt of ${learner}` })
      .click();
    await expect(this.page.getByRole("heading", { level: 1, name: "Take in a script" })).toBeVisible();
  }
}

/** A resubmission beside the attempt that it answers. */
export class AttemptsDialog {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get dialog(): Locator {
    return this.page.getByRole("dialog", { name: /beside an earlier one$/ });
  }

  get scripts(): Locator {
    return this.dialog.getByRole("region", { name: "The two scripts side by side" });
  }

  async open(): Promise<void> {
    await this.page.getByRole("button", { name: "Compare with the earlier attempt" }).click();
    await expect(this.scripts).toBeVisible({ timeout: 20_000 });
  }

  async close(): Promise<void> {
    await this.dialog.getByRole("button", { name: "Close" }).click();
    await expect(this.dialog).toBeHidden();
  }
}

/** The sessions of a diary, beside the section that asks for their hours. */
export class HoursLog {
  readonly page: Page;
  readonly drawer: Locator;

  /** @param drawer of a script, for centre staff; else the one beside the mark sheet. */
  constructor(page: Page, drawer = page.getByRole("dialog", { name: "Hours log of the diary" })) {
    this.page = page;
    this.drawer = drawer;
  }

  field(session: number | "new", name: "date" | "client code" | "minutes" | "kind" | "note"): Locator {
    const row = session === "new" ? "New session" : `Session ${session}`;
    return this.drawer.getByLabel(`${row}: ${name}`, { exact: true });
  }

  async open(): Promise<void> {
    await this.page.getByRole("button", { name: "Hours log" }).click();
    await expect(this.drawer).toBeVisible();
  }

  async paste(rows: string): Promise<void> {
    await this.drawer.getByRole("button", { name: "Paste from a spreadsheet" }).click();
    await this.drawer.getByLabel("Rows of a spreadsheet").fill(rows);
    await this.drawer.getByRole("button", { name: "Read these rows" }).click();
  }

  /** A field of a row that was read and is not added yet. */
  read(row: number, name: "date" | "client code" | "minutes" | "kind" | "note"): Locator {
    return this.drawer.getByLabel(`Row ${row}: ${name}`, { exact: true });
  }

  async choose(path: string): Promise<void> {
    const picking = this.page.waitForEvent("filechooser");
    await this.drawer.getByRole("button", { name: "Choose an XLSX, ODS or CSV file" }).click();
    await (await picking).setFiles(path);
  }

  async close(): Promise<void> {
    await this.drawer.getByRole("button", { name: "Close" }).click();
    await expect(this.drawer).toBeHidden();
  }
}
