import { expect, type Locator, type Page } from "@playwright/test";
import { Shell } from "./shell.ts";

/** The comment bank as a page of its own. */
export class CommentsScreen {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async goTo(): Promise<void> {
    await new Shell(this.page).goTo("Comments");
  }

  /** Without the headings. */
  get rows(): Locator {
    return this.page.getByRole("table", { name: "Comments" }).locator("tbody").getByRole("row");
  }

  row(words: string): Locator {
    return this.rows.filter({ hasText: words });
  }

  get where(): Locator {
    return this.page.getByRole("combobox", { name: "Offered" });
  }

  get scope(): Locator {
    return this.page.getByRole("combobox", { name: "Kept for" });
  }

  get form(): Locator {
    return this.page.getByRole("dialog", { name: /^(New comment|Change the comment)$/ });
  }

  get text(): Locator {
    return this.form.getByRole("textbox", { name: "Comment" });
  }

  get keepButton(): Locator {
    return this.form.getByRole("button", { name: "Keep", exact: true });
  }

  async start(): Promise<void> {
    await expect(this.form).toBeHidden();
    await this.page.getByRole("button", { name: "New comment" }).first().click();
  }

  /** Fills the form and keeps it. @param where as it is until said otherwise. */
  async write(text: string, where?: string | RegExp): Promise<void> {
    await this.text.fill(text);
    if (where !== undefined) {
      const option = this.form.getByLabel("Offer it").locator("option").filter({ hasText: where }).first();
      const label = (await option.textContent()) ?? "";
      await this.form.getByLabel("Offer it").selectOption({ label });
    }
    await this.keepButton.click();
  }

  async act(label: "Change" | "Retire" | "Bring back" | "Remove", words: string): Promise<void> {
    await this.row(words)
      .getByRole("button", { name: `${label}: ` })
      .click();
  }
}
