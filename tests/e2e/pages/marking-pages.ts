import { expect, type Locator, type Page } from "@playwright/test";

/** The assessor's and the IQA's screens, as a person sees them: by heading, label and words. */

export const demonstrationPassphrase = "demonstration only";

/** Goes from the first start into the demonstration centre, as far as its sign-in form. */
export async function openDemonstration(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Open the demonstration centre" }).click();
  // Made at first use: twenty scripts are taken in, marked and signed.
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible({ timeout: 60_000 });
}

export async function signInToDemonstration(page: Page, signInName: string): Promise<void> {
  await page.getByLabel("Sign-in name").selectOption(signInName);
  await page.getByLabel("Passphrase", { exact: true }).fill(demonstrationPassphrase);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("navigation")).toBeVisible();
}

/** A list of scripts or sheets, whose learners' names lead to them. */
class ListScreen {
  readonly page: Page;
  readonly #table: string;

  constructor(page: Page, table: string) {
    this.page = page;
    this.#table = table;
  }

  get table(): Locator {
    return this.page.getByRole("table", { name: this.#table });
  }

  row(learner: string, assessment?: string): Locator {
    const rows = this.table.getByRole("row").filter({ hasText: learner });
    return assessment === undefined ? rows : rows.filter({ hasText: assessment });
  }

  /** Opens the script and its sheet, and waits until both are there. */
  async open(learner: string, assessment?: string): Promise<void> {
    await this.row(learner, assessment).getByRole("link", { name: learner }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: learner })).toBeVisible();
  }
}

export class QueueScreen extends ListScreen {
  constructor(page: Page) {
    super(page, "Scripts in your queue");
  }

  async goTo(): Promise<void> {
    await this.page.getByRole("navigation").getByRole("link", { name: "Queue", exact: true }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: "Queue" })).toBeVisible();
  }

  async show(which: "To mark" | "To be countersigned" | "Signed" | "All"): Promise<void> {
    await this.page.getByRole("radiogroup", { name: "Show" }).getByText(which).click();
  }

  async openNext(): Promise<void> {
    await this.page.getByRole("button", { name: "Open the next one" }).click();
    await expect(this.page.getByRole("region", { name: "Mark sheet", exact: true })).toBeVisible();
  }
}

export class QualityScreen extends ListScreen {
  constructor(page: Page, group: "In hand" | "To check" | "Done") {
    super(page, group);
  }

  async goTo(): Promise<void> {
    await this.page.getByRole("navigation").getByRole("link", { name: "Quality", exact: true }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: "Quality" })).toBeVisible();
  }
}

/** The script on the left of a sheet. */
export class ScriptArea {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get area(): Locator {
    return this.page.getByRole("region", { name: /^Script: / });
  }

  /** Waits for words of the script; in a PDF they stand in the layer of selectable text over the page. */
  async expectText(words: string | RegExp): Promise<void> {
    await expect(this.area.getByText(words).first()).toBeVisible({ timeout: 20_000 });
  }

  get pageField(): Locator {
    return this.page.getByRole("textbox", { name: "Page", exact: true });
  }

  async goToPage(page: number): Promise<void> {
    await this.pageField.fill(String(page));
    await this.pageField.press("Enter");
  }
}

/** One column of a mark sheet, the assessor's or the QA's. */
export class SheetScreen {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get script(): ScriptArea {
    return new ScriptArea(this.page);
  }

  get sheet(): Locator {
    return this.page.getByRole("region", { name: "Mark sheet", exact: true });
  }

  /** A section by its place on the sheet, counted from 1. */
  section(number: number): Locator {
    return this.sheet.getByRole("region", { name: new RegExp(`^${number}\\. `) });
  }

  mark(section: number): Locator {
    return this.section(section).getByRole("textbox", { name: /^(Assr|QA) mark$/ });
  }

  /** The judgement of a criterion by its official number: "D7.01 1.1". */
  criterion(number: string): Locator {
    return this.sheet.getByRole("radiogroup", { name: new RegExp(`^${number.replaceAll(".", "\\.")} `) });
  }

  judgement(number: string, word: "Met" | "Partly" | "Not met" | "Not judged"): Locator {
    return this.criterion(number).getByRole("radio", { name: word, exact: true });
  }

  strengths(section: number): Locator {
    return this.section(section).getByRole("textbox", { name: "Strengths" });
  }

  improvements(section: number): Locator {
    return this.section(section).getByRole("textbox", { name: "Areas for improvement" });
  }

  /** The panel below the sheet: the outcome, its reason, whether everything is saved. */
  get decision(): Locator {
    return this.page.getByRole("region", { name: "Decision", exact: true });
  }

  async expectSaved(): Promise<void> {
    await expect(this.decision.getByText("Saved", { exact: true })).toBeVisible();
  }

  get undo(): Locator {
    return this.page.getByRole("button", { name: "Undo", exact: true });
  }

  get redo(): Locator {
    return this.page.getByRole("button", { name: "Redo", exact: true });
  }

  /** For a window that only reads a sheet because another has it in hand. */
  get takeOver(): Locator {
    return this.page.getByRole("button", { name: "Take over here" });
  }

  get signDialog(): Locator {
    return this.page.getByRole("dialog", { name: "Sign the mark sheet" });
  }

  /** What a signature covers besides the marks, in the dialog that asks for it. */
  covered(dialog: Locator): Locator {
    return dialog.getByLabel("Also covered by the signature");
  }

  /** From the dialog that signs to the place that a warning is about. */
  async goToCheck(message: string): Promise<void> {
    await this.signDialog.getByRole("button", { name: `Go there: ${message}` }).click();
    await expect(this.signDialog).toBeHidden();
  }

  async askToSign(): Promise<void> {
    await this.page.getByRole("button", { name: "Sign the mark sheet" }).click();
  }

  async sign(passphrase: string = demonstrationPassphrase): Promise<void> {
    await this.askToSign();
    await confirmSignature(this.page, "Sign the mark sheet", passphrase);
    await expect(this.decision.getByText(/^Signed by /)).toBeVisible();
  }

  async reopen(reason: string): Promise<void> {
    await this.page.getByRole("button", { name: "Reopen" }).click();
    const dialog = this.page.getByRole("dialog", { name: "Reopen the mark sheet" });
    await dialog.getByLabel("Reason").fill(reason);
    await dialog.getByRole("button", { name: "Reopen" }).click();
    await expect(dialog).toBeHidden();
  }

  /** Fixes the QA column, and waits for the comparison. */
  async commit(): Promise<void> {
    await this.page.getByRole("button", { name: "Commit the QA marks" }).click();
    const dialog = this.page.getByRole("dialog", { name: "Commit your QA marks?" });
    await dialog.getByRole("button", { name: "Commit", exact: true }).click();
    await expect(this.page.getByRole("region", { name: "Both outcomes" })).toBeVisible();
  }
}

/** Both columns side by side, once the QA column is committed. */
export class ComparedScreen {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get outcomes(): Locator {
    return this.page.getByRole("region", { name: "Both outcomes" });
  }

  section(number: number): Locator {
    return this.page.getByRole("region", { name: new RegExp(`^${number}\\. `) });
  }

  /** A criterion with both columns' judgements. */
  criterion(number: string): Locator {
    return this.page.getByRole("listitem").filter({ hasText: number });
  }

  get date(): Locator {
    return this.page.getByLabel("Date of the IQA check");
  }

  get feedback(): Locator {
    return this.page.getByRole("textbox", { name: "Feedback to the assessor" });
  }

  async askToSign(): Promise<void> {
    await this.page.getByRole("button", { name: "Sign the IQA check" }).click();
  }

  async sign(passphrase: string = demonstrationPassphrase): Promise<void> {
    await this.askToSign();
    await confirmSignature(this.page, "Sign the IQA check", passphrase);
    await expect(this.page.getByText(/^Checked on /)).toBeVisible();
  }
}

async function confirmSignature(page: Page, title: string, passphrase: string): Promise<void> {
  const dialog = page.getByRole("dialog", { name: title });
  await dialog.getByLabel("Your passphrase").fill(passphrase);
  await dialog.getByRole("button", { name: "Sign", exact: true }).click();
  await expect(dialog).toBeHidden();
}
