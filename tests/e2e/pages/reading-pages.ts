import { expect, type Locator, type Page } from "@playwright/test";
import type { RunningProgram } from "../../support/app.ts";
import { daysAgo, LearnersScreen, TakeInScreen } from "./centre-work-pages.ts";
import { QueueScreen } from "./marking-pages.ts";
import { Shell } from "./shell.ts";
import { SignInPage, WelcomePage } from "./start-pages.ts";

/** Reading a script, and tying what is read to the criteria of its sheet. */

const reader = { name: "Rowan Reader", signInName: "rowan", passphrase: "green lamp over water" } as const;

type Script = { readonly learner: string; readonly files: readonly string[] };

/** A centre whose first person takes scripts in and marks them; ends with the script open beside its sheet. */
export async function startReading(page: Page, { learner, files }: Script): Promise<void> {
  const shell = new Shell(page);
  await new WelcomePage(page).setUpCentre(
    { number: "4711", name: "Harbour Centre" },
    { ...reader, roles: ["Centre staff", "Assessor"] },
  );
  await shell.goTo("Learners");
  await new LearnersScreen(page).register({ name: learner, number: "DEM9001", registeredOn: daysAgo(100) });
  const takeIn = new TakeInScreen(page);
  await takeIn.open();
  await takeIn.chooseLearner(learner);
  await takeIn.chooseAssessment(/Work-based assignment/);
  await takeIn.chooseFiles(...files);
  await takeIn.confirmOwnWork();
  await takeIn.assignTo(reader.name);
  await takeIn.submit();
  await takeIn.expectTakenIn("Work-based assignment");
  await shell.goTo("Queue");
  await new QueueScreen(page).open(learner);
}

/** Presses a link of a script by mouse and by keyboard: each time its whole address is shown first. */
export async function expectAddressShownFirst(app: RunningProgram, link: Locator, address: string): Promise<void> {
  expect(await app.addressAskedFor(() => link.click())).toBe(address);
  const pressByKeyboard = async () => {
    await link.focus();
    await app.page.keyboard.press("Enter");
  };
  expect(await app.addressAskedFor(pressByKeyboard)).toBe(address);
}

/** Signs the same person in again where the program asks for it. */
export async function unlockReading(page: Page): Promise<void> {
  const signIn = new SignInPage(page);
  await expect(signIn.heading.or(page.getByRole("navigation", { name: "Main" }))).toBeVisible();
  if (await signIn.heading.isVisible()) await signIn.signIn(reader.signInName, reader.passphrase);
}

/** The script beside a sheet, with its tools. */
export class ReadingScreen {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get area(): Locator {
    return this.page.getByRole("region", { name: /^Script: / });
  }

  get toolbar(): Locator {
    return this.page.getByRole("toolbar", { name: "Script view" });
  }

  get contents(): Locator {
    return this.page.getByRole("navigation", { name: "Contents of the script" });
  }

  /** Selects words as a person drags over them. In a PDF they must stand in one piece of its text layer. */
  async select(words: string): Promise<void> {
    await expect(this.area.getByText(words).first()).toBeVisible({ timeout: 20_000 });
    await this.area.evaluate((area, wanted) => {
      const walker = document.createTreeWalker(area, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent?.indexOf(wanted) ?? -1;
        if (at < 0) continue;
        document.getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
        return;
      }
      throw new Error("These words are not in one piece of the script's text.");
    }, words);
  }

  /** The words that a highlight of this name lies over now, white space made plain. */
  highlighted(name: string): Promise<string> {
    return this.page.evaluate(
      (wanted) => [...(CSS.highlights.get(wanted) ?? [])].map(String).join(" ").replace(/\s+/g, " ").trim(),
      name,
    );
  }

  /** Whether what is highlighted under this name can be seen. */
  isHighlightInSight(name: string): Promise<boolean> {
    return this.area.evaluate((area, wanted) => {
      const [first] = CSS.highlights.get(wanted) ?? [];
      if (!(first instanceof Range)) return false;
      const rect = first.getBoundingClientRect();
      const around = area.getBoundingClientRect();
      return rect.height > 0 && rect.top >= around.top && rect.bottom <= around.bottom;
    }, name);
  }

  /** The words that are selected now, white space made plain. */
  selected(): Promise<string> {
    return this.page.evaluate(() => String(document.getSelection()).replace(/\s+/g, " ").trim());
  }

  /** What a screen reader is told without being asked. */
  announcement(words: string): Locator {
    return this.page.getByRole("status").filter({ hasText: words });
  }

  get pageField(): Locator {
    return this.page.getByRole("textbox", { name: "Page", exact: true });
  }

  mark(criterion: string): Locator {
    return this.area.getByRole("button", { name: new RegExp(`^Evidence for ${criterion.replaceAll(".", "\\.")}, `) });
  }

  async find(words: string): Promise<void> {
    await this.page.keyboard.press("ControlOrMeta+f");
    await this.findField.fill(words);
  }

  get findField(): Locator {
    return this.page.getByRole("textbox", { name: "Find in the script" });
  }

  get findBar(): Locator {
    return this.page.getByRole("search");
  }
}

/** The dialog in which a passage or box finds its criterion. */
export class TieDialog {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get dialog(): Locator {
    return this.page.getByRole("dialog", { name: /^(Tie to a criterion|Change the evidence)$/ });
  }

  get criterion(): Locator {
    return this.dialog.getByRole("combobox", { name: "Criterion" });
  }

  get note(): Locator {
    return this.dialog.getByRole("textbox", { name: "Note (optional)" });
  }

  /** By the keyboard: a number, perhaps a note, Enter. */
  async tie(criterion: string, note = ""): Promise<void> {
    await expect(this.criterion).toBeFocused();
    await this.page.keyboard.type(criterion);
    if (note !== "") {
      await this.note.fill(note);
      await this.page.keyboard.press("ControlOrMeta+Enter");
    } else await this.page.keyboard.press("Enter");
    await expect(this.dialog).toBeHidden();
  }
}

/** The evidence beside the sections of a sheet. */
export class EvidenceList {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** The line of a criterion that says how much evidence it has. */
  criterion(name: string): Locator {
    return this.page
      .getByRole("list", { name: "Evidence" })
      .getByRole("button", { name: new RegExp(`^${name.replaceAll(".", "\\.")} `) });
  }

  /** All that stands in the list for one criterion. */
  place(name: string): Locator {
    return this.page.getByRole("list", { name: "Evidence" }).locator(":scope > li").filter({ hasText: name });
  }

  /** One piece of evidence, by its words. */
  line(words: string | RegExp): Locator {
    return this.page
      .getByRole("list", { name: "Evidence" })
      .getByRole("listitem")
      .getByTitle("Show it in the script")
      .filter({ hasText: words });
  }

  async open(name: string): Promise<void> {
    const toggle = this.criterion(name);
    if ((await toggle.getAttribute("aria-expanded")) !== "true") await toggle.click();
  }
}
