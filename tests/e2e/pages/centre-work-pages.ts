import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Locator, type Page } from "@playwright/test";
import type { RunningProgram } from "../../support/app.ts";
import { Shell } from "./shell.ts";
import { WelcomePage } from "./start-pages.ts";

/** Centre staff's screens, as a person sees them: by heading, label and words. */

const fixturesFolder = join(import.meta.dirname, "..", "..", "fixtures");

export function fixture(name: string): string {
  return join(fixturesFolder, name);
}

/** Sets a centre up whose first person is centre staff, and ends on that person's first page. */
export async function startAsCentreStaff(page: Page): Promise<void> {
  await new WelcomePage(page).setUpCentre(
    { number: "4711", name: "Harbour Centre" },
    { name: "Sam Staff", signInName: "sam", passphrase: "green lamp over water", roles: ["Centre staff"] },
  );
  await new Shell(page).place("Learners").waitFor();
}

/** A day so many days before today, as the date fields take it. */
export function daysAgo(days: number): string {
  const day = new Date(Date.now() - days * 24 * 60 * 60 * 1000);
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/London" }).format(day);
}

export type NewLearner = { readonly name: string; readonly number: string; readonly registeredOn: string };

export class LearnersScreen {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Registers a learner on the qualification that is offered first, and ends on the learner's page. */
  async register({ name, number, registeredOn }: NewLearner): Promise<void> {
    await this.openRegistration();
    await this.fill({ name, number, registeredOn });
    await this.form.getByRole("button", { name: "Register", exact: true }).click();
    await expect(this.page.getByRole("heading", { level: 1, name })).toBeVisible();
  }

  async openRegistration(): Promise<void> {
    await this.page.getByRole("button", { name: "Register a learner" }).first().click();
    await expect(this.form).toBeVisible();
  }

  async fill({ name, number, registeredOn }: NewLearner): Promise<void> {
    await this.form.getByLabel("Name", { exact: true }).fill(name);
    await this.form.getByLabel("Registration number").fill(number);
    await this.form.getByLabel("Registration date").fill(registeredOn);
  }

  get form(): Locator {
    return this.page.getByRole("dialog", { name: "Register a learner" });
  }

  async search(words: string): Promise<void> {
    await this.page.getByRole("textbox", { name: "Search learners" }).fill(words);
  }

  row(name: string): Locator {
    return this.page.getByRole("table", { name: "Learners" }).getByRole("row").filter({ hasText: name });
  }

  async open(name: string): Promise<void> {
    await this.page.getByRole("link", { name, exact: true }).click();
    await expect(this.page.getByRole("heading", { level: 1, name })).toBeVisible();
  }
}

export class TakeInScreen {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await new Shell(this.page).goTo("Scripts");
    await this.page.getByRole("button", { name: "Take in a script" }).first().click();
    await expect(this.page.getByRole("heading", { level: 1, name: "Take in a script" })).toBeVisible();
  }

  /** @param words enough of the name or the registration number to find one learner. */
  async chooseLearner(words: string): Promise<void> {
    await this.page.getByRole("combobox", { name: "Learner" }).fill(words);
    await this.page.getByRole("option", { name: words }).click();
  }

  async chooseAssessment(title: string | RegExp): Promise<void> {
    await this.page.getByRole("radio", { name: title }).check();
  }

  /** By the picker. */
  async chooseFiles(...paths: readonly string[]): Promise<void> {
    const picking = this.page.waitForEvent("filechooser");
    await this.page.getByRole("button", { name: "Choose files" }).click();
    await (await picking).setFiles([...paths]);
  }

  /** By drag and drop. For small files: their bytes travel through the test. */
  async dropFiles(...paths: readonly string[]): Promise<void> {
    const files = paths.map((path) => ({
      name: path.split(/[\\/]/).at(-1) ?? path,
      base64: readFileSync(path).toString("base64"),
    }));
    const transfer = await this.page.evaluateHandle((sent) => {
      const data = new DataTransfer();
      for (const { name, base64 } of sent) {
        data.items.add(new File([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], name));
      }
      return data;
    }, files);
    const zone = this.page.getByText("Drop the learner's files here");
    await zone.dispatchEvent("dragenter", { dataTransfer: transfer });
    await zone.dispatchEvent("drop", { dataTransfer: transfer });
  }

  file(name: string): Locator {
    return this.page
      .getByRole("list", { name: "Files of this script, in reading order" })
      .getByRole("listitem")
      .filter({
        hasText: name,
      });
  }

  get fileNames(): Promise<string[]> {
    return this.page
      .getByRole("list", { name: "Files of this script, in reading order" })
      .getByRole("listitem")
      .evaluateAll((items) => items.map((item) => item.querySelector("p")?.textContent ?? ""));
  }

  async removeFile(name: string): Promise<void> {
    await this.page.getByRole("button", { name: new RegExp(`^(Remove|Cancel) ${name}$`) }).click();
    await expect(this.file(name)).toHaveCount(0);
  }

  async confirmOwnWork(): Promise<void> {
    await this.page.getByRole("checkbox", { name: "The learner has stated that this work is their own" }).check();
  }

  async refuseStandardisation(): Promise<void> {
    await this.page.getByRole("checkbox", { name: "The learner refuses use for standardisation" }).check();
  }

  async assignTo(name: string): Promise<void> {
    await this.page.getByRole("combobox", { name: "Assessor" }).click();
    await this.page.getByRole("option", { name }).click();
  }

  async submit(): Promise<void> {
    await this.page.getByRole("button", { name: "Take in script" }).click();
  }

  /** The note after a script was taken in. */
  async expectTakenIn(assessment: string, attempt = 1): Promise<void> {
    await expect(this.page.getByRole("heading", { name: `Taken in: ${assessment}, attempt ${attempt}` })).toBeVisible();
  }
}

export class ScriptsScreen {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  row(learner: string, assessment: string): Locator {
    return this.page
      .getByRole("table", { name: "Scripts" })
      .getByRole("row")
      .filter({ hasText: learner })
      .filter({ hasText: assessment });
  }

  async openDetails(learner: string, assessment: string): Promise<Locator> {
    await this.row(learner, assessment).getByRole("button", { name: learner }).click();
    const details = this.page.getByRole("dialog", { name: assessment });
    await expect(details).toBeVisible();
    return details;
  }
}

export class ArchiveScreen {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async choose(...learners: readonly string[]): Promise<void> {
    for (const learner of learners) await this.page.getByRole("checkbox", { name: `Choose ${learner}` }).check();
  }

  /** Exports what is chosen; answers with where the ZIP was saved and with the SHA-256 that the screen shows. */
  async export(app: Pick<RunningProgram, "save">): Promise<{ path: string; sha256: string }> {
    const { path } = await app.save(() => this.page.getByRole("button", { name: "Export archive" }).click());
    await expect(this.page.getByRole("heading", { name: "The archive is made" })).toBeVisible();
    const sum = await this.page.getByText(/^SHA-256 [0-9a-f]{64}$/).textContent();
    return { path, sha256: sum?.slice("SHA-256 ".length) ?? "" };
  }

  async check(path: string): Promise<void> {
    await this.page.getByRole("tab", { name: "Check an archive" }).click();
    const picking = this.page.waitForEvent("filechooser");
    await this.page.getByRole("button", { name: "Choose a file" }).click();
    await (await picking).setFiles(path);
  }

  async expectVerdict(verdict: "Intact" | "Not intact"): Promise<void> {
    await expect(this.page.getByRole("heading", { name: verdict, exact: true })).toBeVisible();
  }
}
