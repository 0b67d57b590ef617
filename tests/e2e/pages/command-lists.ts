import type { Page } from "@playwright/test";

/** A command as a list shows it. */
export type Listed = {
  readonly group: string;
  readonly label: string;
  /** "Ctrl+K", or nothing where it has none. */
  readonly keys: string;
  readonly runs: boolean;
};

/** Every command of the window's menu, heading by heading. */
export async function listedInMenu(page: Page): Promise<readonly Listed[]> {
  await page.keyboard.press("F10");
  const headings = page.getByRole("menu").first().locator(":scope > [role=menuitem]");
  await headings.first().waitFor();
  const listed: Listed[] = [];
  for (const heading of await headings.all()) {
    const group = (await heading.textContent()) ?? "";
    await heading.click();
    const items = page.getByRole("menu", { name: group, exact: true }).getByRole("menuitem");
    await items.first().waitFor();
    const found = await items.evaluateAll((elements) =>
      elements.map((item) => ({
        label: item.querySelector("[data-menu-item-label]")?.textContent ?? "",
        keys: Array.from(item.querySelectorAll("kbd"), (key) => key.textContent).join("+"),
        runs: !item.matches("[data-disabled]"),
      })),
    );
    listed.push(...found.map((command) => ({ group, ...command })));
  }
  await page.keyboard.press("Escape");
  await page.getByRole("menu").first().waitFor({ state: "hidden" });
  return listed;
}

/** Every command of the help sheet. */
export async function listedInHelp(page: Page): Promise<readonly Listed[]> {
  await page.keyboard.press("F1");
  const help = page.getByRole("dialog", { name: "Keys on this screen" });
  await help.waitFor();
  const listed = await help.locator("section tr").evaluateAll((rows) =>
    rows.map((row) => {
      const words = row.querySelector("td")?.textContent ?? "";
      return {
        group: row.closest("section")?.querySelector("h3")?.textContent ?? "",
        label: words.replace("(not now)", "").trim(),
        keys: Array.from(row.querySelectorAll("kbd"), (key) => key.textContent).join("+"),
        runs: !words.includes("(not now)"),
      };
    }),
  );
  await page.keyboard.press("Escape");
  await help.waitFor({ state: "hidden" });
  return listed;
}

/** Every command of the palette, with nothing typed. */
export async function listedInPalette(page: Page): Promise<readonly Listed[]> {
  await page.keyboard.press("ControlOrMeta+K");
  const palette = page.getByRole("dialog", { name: "Commands" });
  await palette.waitFor();
  const listed = await palette.locator(".mantine-Spotlight-action").evaluateAll((actions) =>
    actions.map((action) => {
      const group = action.closest(".mantine-Spotlight-actionsGroup");
      return {
        // The library shows it by style alone.
        group: group ? getComputedStyle(group).getPropertyValue("--spotlight-label").slice(1, -1) : "",
        label: action.querySelector(".mantine-Spotlight-actionLabel")?.textContent ?? "",
        keys: Array.from(action.querySelectorAll("kbd"), (key) => key.textContent).join("+"),
        runs: true,
      };
    }),
  );
  await page.keyboard.press("Escape");
  await palette.waitFor({ state: "hidden" });
  return listed;
}
