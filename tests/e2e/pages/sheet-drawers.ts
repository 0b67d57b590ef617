import { expect, type Locator, type Page } from "@playwright/test";

/** What the sheet said at any moment. */
export class HistoryDrawer {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get drawer(): Locator {
    return this.page.getByRole("dialog", { name: "History of this sheet" });
  }

  async open(): Promise<void> {
    await this.page.getByRole("button", { name: "History of this sheet" }).click();
    await expect(this.drawer).toBeVisible();
  }

  /** A moment by its words, the newest of several first. */
  moment(words: string): Locator {
    return this.drawer.getByRole("navigation", { name: "Moments" }).getByRole("button", { name: words }).first();
  }

  get sheet(): Locator {
    return this.drawer.getByRole("region", { name: "The sheet as it was" });
  }

  section(number: number): Locator {
    return this.drawer.getByRole("region", { name: new RegExp(`^Section ${number} `) });
  }
}

/** What a person and their centre write often. */
export class CommentBankDrawer {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get drawer(): Locator {
    return this.page.getByRole("dialog", { name: "Comment bank" });
  }

  get form(): Locator {
    return this.page.getByRole("dialog", { name: /^(New comment|Change the comment)$/ });
  }

  get search(): Locator {
    return this.drawer.getByRole("combobox", { name: "Find a comment" });
  }

  comment(words: string): Locator {
    return this.drawer.getByRole("option").filter({ hasText: words });
  }

  /** By its keys, in the field that has the keyboard. */
  async open(): Promise<void> {
    await this.page.keyboard.press("ControlOrMeta+J");
    await expect(this.search).toBeFocused();
  }

  async keep(comment: { readonly text?: string; readonly offered?: string }): Promise<void> {
    if (comment.text !== undefined) await this.form.getByLabel("Comment", { exact: true }).fill(comment.text);
    if (comment.offered !== undefined) await this.form.getByLabel("Offer it").selectOption({ label: comment.offered });
    await this.form.getByRole("button", { name: "Keep", exact: true }).click();
    await expect(this.search).toBeFocused();
  }
}
