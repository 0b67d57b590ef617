import type { Page } from "@playwright/test";

/** What the fields of a mark sheet hold, by the id of each. */
export type FieldValues = Readonly<Record<string, string>>;

/**
 * Passes on what stands in the sheet's fields in every frame that says "Saved" of it: that is what the screen has promised.
 * Frame by frame, and not at every change of the document: between two of them nobody has seen anything yet.
 */
export async function watchSaved(page: Page, note: (values: FieldValues) => void): Promise<void> {
  await page.exposeFunction("noteSaved", note);
  await page.evaluate(() => {
    const { noteSaved } = window as unknown as { noteSaved(values: Record<string, string>): void };
    let noted = "";
    const look = () => {
      const words = document.querySelector("[data-state] > [role=status]")?.textContent;
      if (words === "Saved") {
        const fields = document.querySelectorAll<HTMLInputElement>("#mark-sheet :is(textarea, input[id^=sheet-mark-])");
        const values = Object.fromEntries([...fields].map(({ id, value }) => [id, value]));
        const text = JSON.stringify(values);
        if (text !== noted) noteSaved(values);
        noted = text;
      }
      requestAnimationFrame(look);
    };
    look();
  });
}

/**
 * What each field of a sheet has held, text after text, and how far the screen has called it saved. After a kill a field may
 * hold that text or any that was typed later: an older one is lost, any other is garbled.
 */
export class PromisedText {
  readonly #fields = new Map<string, { texts: string[]; saved: number }>();
  /** `save` runs on behalf of the page, where an error would go unheard. */
  readonly #misshown: string[] = [];

  /** From here on these are the texts: they were on the disk when the program started. */
  start(values: FieldValues): void {
    for (const [id, text] of Object.entries(values)) this.#fields.set(id, { texts: [text], saved: 0 });
  }

  /** What is about to be typed into a field: the text after each key press. Only texts that it has not held can be told apart. */
  plan(id: string, texts: readonly string[]): void {
    const all = [...this.#field(id).texts, ...texts];
    if (new Set(all).size !== all.length) throw new Error(`${id} would hold a text twice.`);
    this.#field(id).texts = all;
  }

  /** The text that a field was given last. */
  text(id: string): string {
    return this.#field(id).texts.at(-1) ?? "";
  }

  /** @returns how many key presses the screen newly calls saved. */
  save(values: FieldValues): number {
    let pressed = 0;
    for (const [id, text] of Object.entries(values)) {
      const field = this.#field(id);
      const place = field.texts.indexOf(text);
      if (place < 0) this.#misshown.push(`${id} was shown as ${JSON.stringify(text)}, which was never typed.`);
      pressed += Math.max(0, place - field.saved);
      field.saved = Math.max(field.saved, place);
    }
    return pressed;
  }

  /** What is wrong with what was found after a kill; nothing, if all is well. */
  problems(found: FieldValues): string[] {
    const lost = [...this.#fields].flatMap(([id, { texts, saved }]) => {
      const text = found[id];
      if (text === undefined) return [`${id} is gone.`];
      const place = texts.indexOf(text);
      if (place < 0) return [`${id} is garbled: ${JSON.stringify(text)} was never typed.`];
      if (place < saved) return [`${id} lost what was called saved: it says ${JSON.stringify(text)}.`];
      return [];
    });
    return [...this.#misshown, ...lost];
  }

  /** How many key presses were kept that the screen had not called saved yet. */
  keptBeyond(found: FieldValues): number {
    return [...this.#fields].reduce(
      (sum, [id, { texts, saved }]) => sum + Math.max(0, texts.indexOf(found[id] ?? "") - saved),
      0,
    );
  }

  #field(id: string): { texts: string[]; saved: number } {
    const field = this.#fields.get(id);
    if (!field) throw new Error(`The sheet has no field ${id}.`);
    return field;
  }
}
