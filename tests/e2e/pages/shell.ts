import type { Locator, Page } from "@playwright/test";

export type Place =
  | "Queue"
  | "Countersign"
  | "Quality"
  | "Scripts"
  | "Referrals"
  | "Learners"
  | "Comments"
  | "Archive"
  | "Centre";

/** What surrounds every page of somebody at work. */
export class Shell {
  readonly page: Page;
  readonly navigation: Locator;
  readonly demonstrationBanner: Locator;
  readonly paletteButton: Locator;
  readonly palette: Locator;

  constructor(page: Page) {
    this.page = page;
    this.navigation = page.getByRole("navigation", { name: "Main" });
    this.demonstrationBanner = page.getByRole("region", { name: "Demonstration" });
    this.paletteButton = page.getByRole("banner").getByRole("button", { name: "Find a command" });
    this.palette = page.getByRole("textbox", { name: "Find a command" });
  }

  heading(name: string): Locator {
    return this.page.getByRole("heading", { name, level: 1 });
  }

  place(name: Place): Locator {
    return this.navigation.getByRole("link", { name, exact: true });
  }

  async goTo(name: Place): Promise<void> {
    await this.place(name).click();
    await this.heading(name).waitFor();
  }

  personButton(name: string): Locator {
    return this.page.getByRole("button", { name: `${name}, your session` });
  }

  async chooseFromPersonMenu(
    person: string,
    item: "Lock" | "Switch person" | "Change passphrase" | "My declarations",
  ): Promise<void> {
    await this.personButton(person).click();
    await this.page.getByRole("menuitem", { name: item }).click();
  }

  async lock(): Promise<void> {
    await this.page.getByRole("banner").getByRole("button", { name: "Lock" }).click();
    await this.page.getByRole("heading", { name: "Sign in", level: 1 }).waitFor();
  }

  /** Another window, at this one's place. */
  async openWindow(): Promise<Page> {
    const opened = this.page.context().waitForEvent("page");
    await this.runCommand("New window");
    return opened;
  }

  /** Runs a command by a part of its name, by keyboard alone. */
  async runCommand(words: string): Promise<void> {
    await this.page.keyboard.press("ControlOrMeta+K");
    await this.palette.fill(words);
    await this.page.keyboard.press("Enter");
    await this.palette.waitFor({ state: "hidden" });
  }
}
