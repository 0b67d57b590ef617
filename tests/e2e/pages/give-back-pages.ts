import { expect, type Locator, type Page } from "@playwright/test";
import type { RunningProgram } from "../../support/app.ts";
import type { SavedFile } from "../../support/hosts.ts";

/** The place where centre staff give a cohort's work back. */
export class GiveBackScreen {
  readonly page: Page;
  readonly plan: Locator;
  readonly leftOut: Locator;

  constructor(page: Page) {
    this.page = page;
    this.plan = page.getByLabel("What will be made", { exact: true }).locator("dl");
    this.leftOut = page.getByRole("region", { name: "Left out, and why" });
  }

  async goTo(): Promise<void> {
    await this.page.getByRole("navigation").getByRole("link", { name: "Scripts", exact: true }).click();
    await this.page.getByRole("button", { name: "Give back" }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: "Give back" })).toBeVisible();
  }

  row(learner: string, assessment: string): Locator {
    return this.page
      .getByRole("table", { name: "Mark sheets to give back" })
      .getByRole("row")
      .filter({ hasText: learner })
      .filter({ hasText: assessment });
  }

  async chooseAll(): Promise<void> {
    await this.page.getByRole("checkbox", { name: "Choose all of these mark sheets" }).check();
  }

  /** Narrows the list to how far the sheets have been given back. */
  async show(which: "Can be given back" | "Still to be given back" | "Given back"): Promise<void> {
    await this.page.getByRole("combobox", { name: "Giving back" }).click();
    await this.page.getByRole("option", { name: which, exact: true }).click();
  }

  async also(kind: "Mark sheets" | "Feedback reports"): Promise<void> {
    await this.page.getByRole("checkbox", { name: new RegExp(`^${kind},`) }).check();
  }

  async expectPlan(pdfs: number, leftOut: number): Promise<void> {
    await expect(this.plan).toHaveText(`PDFs${pdfs}Left out${leftOut}`);
  }

  /** Makes what is chosen, by keyboard, and takes the ZIP. */
  async make(app: Pick<RunningProgram, "save">, pdfs: number): Promise<SavedFile> {
    const saved = await app.save(() => this.page.keyboard.press("ControlOrMeta+Enter"));
    await expect(this.page.getByRole("heading", { name: `${pdfs} PDFs are made` })).toBeFocused();
    return saved;
  }
}
