import { expect, type Locator, type Page } from "@playwright/test";
import { Shell } from "./shell.ts";

/** Taking a cohort in, searching, and passages in common, as a person sees them. */

export class CohortScreen {
  readonly page: Page;
  readonly table: Locator;
  readonly drawer: Locator;

  constructor(page: Page) {
    this.page = page;
    this.table = page.getByRole("table", { name: "Files of the cohort" });
    this.drawer = page.getByRole("dialog", { name: "Whose file is this?" });
  }

  async open(): Promise<void> {
    await new Shell(this.page).goTo("Scripts");
    await this.page.getByRole("button", { name: "Take in a cohort" }).first().click();
    await new Shell(this.page).heading("Take in a cohort").waitFor();
  }

  async chooseFolder(path: string): Promise<void> {
    await this.#choose("Choose a folder", path);
  }

  async chooseFiles(...paths: readonly string[]): Promise<void> {
    await this.#choose("Choose files or a ZIP", ...paths);
  }

  async #choose(button: string, ...paths: readonly string[]): Promise<void> {
    const picking = this.page.waitForEvent("filechooser");
    await this.page.getByRole("button", { name: button }).click();
    const chosen = paths.length === 1 ? (paths[0] ?? "") : [...paths];
    await (await picking).setFiles(chosen);
  }

  row(file: string): Locator {
    return this.table.getByRole("row").filter({ hasText: file });
  }

  /** The first line of the table, which is what needs a person where anything does. */
  get firstFile(): Locator {
    return this.table.getByRole("rowheader").first();
  }

  async chooseDefaultAssessment(title: string): Promise<void> {
    await this.page.getByRole("combobox", { name: "Assessment, where a name doesn't tell" }).click();
    await this.page.getByRole("option", { name: title }).click();
  }

  /** By keyboard alone: opens the next file that needs somebody, types whose it is, saves. */
  async matchNextByKeyboard(words: string): Promise<void> {
    await this.page.keyboard.press("Alt+N");
    const learner = this.drawer.getByRole("combobox", { name: "Learner" });
    await expect(learner).toBeFocused();
    await this.page.keyboard.type(words);
    await expect(this.page.getByRole("option", { name: words })).toHaveAttribute("data-combobox-selected", "true");
    await this.page.keyboard.press("Enter");
    // The chosen label ends with the registration number; what was typed does not.
    await expect(learner).toHaveValue(new RegExp(`${words}.*, `));
    await this.page.keyboard.press("ControlOrMeta+Enter");
  }

  async correctAssessment(file: string, assessment: string): Promise<void> {
    await this.row(file).getByRole("button").click();
    await this.drawer.getByRole("combobox", { name: "Assessment" }).click();
    await this.page.getByRole("option", { name: assessment }).click();
    await this.drawer.getByRole("button", { name: /^Save/ }).click();
    if (await this.drawer.isVisible()) await this.page.keyboard.press("Escape");
    await expect(this.drawer).toHaveCount(0);
  }

  async takeIn(scripts: number): Promise<void> {
    await this.page.getByRole("radio", { name: "No learner of this cohort refused it" }).check();
    await this.page
      .getByRole("button", { name: scripts === 1 ? "Take in 1 script" : `Take in ${scripts} scripts` })
      .click();
  }

  async expectReport(takenIn: number): Promise<void> {
    const words = takenIn === 1 ? "1 script is taken in" : `${takenIn} scripts are taken in`;
    await expect(this.page.getByRole("heading", { name: words })).toBeVisible({ timeout: 30_000 });
  }

  /** A line of the report: a script or file that was not taken in. */
  notTakenIn(words: string): Locator {
    return this.page.getByRole("table", { name: "Not taken in" }).getByRole("row").filter({ hasText: words });
  }
}

export class SearchScreen {
  readonly page: Page;
  readonly words: Locator;
  readonly results: Locator;

  constructor(page: Page) {
    this.page = page;
    this.words = page.getByRole("search", { name: "Search the scripts" }).getByLabel("Words");
    this.results = page.getByRole("list", { name: "Results" }).getByRole("listitem");
  }

  async open(): Promise<void> {
    await this.page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Search" }).click();
    await expect(this.words).toBeFocused();
  }

  /** Waits until every script that was taken in can be found. */
  async settle(files: number): Promise<void> {
    await expect(this.page.getByText(files === 1 ? "1 file searched." : `${files} files searched.`)).toBeVisible({
      timeout: 30_000,
    });
  }

  async choose(filter: "Learner" | "Assessment" | "State", option: string | RegExp): Promise<void> {
    await this.page.getByRole("search", { name: "Search the scripts" }).getByRole("combobox", { name: filter }).click();
    await this.page.getByRole("option", { name: option }).click();
  }

  /** The words that are marked in a result, as they stand in the script. */
  async marked(learner: string): Promise<string[]> {
    return this.results.filter({ hasText: learner }).locator("mark").allTextContents();
  }
}

export class OverlapsScreen {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** The line of another script, with its passages under it: open from the start where it is the only one. */
  other(learner: string): Locator {
    return this.page.getByRole("main").getByRole("button", { name: learner, expanded: true });
  }

  passages(learner: string): Locator {
    return this.page.getByRole("list", { name: `Passages in common with ${learner}` }).getByRole("listitem");
  }

  /** Passages of this script that many others have. */
  get inMany(): Locator {
    return this.page.getByRole("list", { name: "Passages in many scripts" }).getByRole("listitem");
  }
}
