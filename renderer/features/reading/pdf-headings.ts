import type { ScriptHeading } from "../../../shared/contract/scripts.ts";
import { type AnchoredText, findQuote } from "../../../shared/domain/anchor-text.ts";
import type { ReadingSurface, Stretch } from "./reading-surface.ts";

type Pages = Pick<ReadingSurface, "readText" | "pageAt" | "rangesOf" | "pages" | "reveal">;

/** Where the headings of a PDF stand: on their page, and where the page's text is read and has their words, at those. */
export function createPdfHeadings(surface: Pages): Pick<ReadingSurface, "goTo" | "topOf"> {
  let text: AnchoredText | undefined;
  let reading: Promise<void> | undefined;
  const places = new Map<ScriptHeading, Stretch | undefined>();

  const read = () => {
    reading ??= surface.readText?.().then((whole) => {
      text = whole;
    });
    return reading;
  };
  const placeOf = (heading: ScriptHeading): Stretch | undefined => {
    if (!text) return undefined;
    if (!places.has(heading)) places.set(heading, findHeading(surface, text, heading));
    return places.get(heading);
  };
  return {
    goTo(heading) {
      surface.reveal({ page: heading.page ?? 1 });
      void read()?.then(() => {
        const place = placeOf(heading);
        if (place) surface.reveal(place);
      });
    },
    topOf(heading) {
      void read();
      const place = placeOf(heading);
      const range = place && surface.rangesOf(place)[0];
      const page = () => surface.pages().find(({ page }) => page === (heading.page ?? 1))?.element;
      return (range ?? page())?.getBoundingClientRect().top;
    },
  };
}

function findHeading(surface: Pages, whole: AnchoredText, { text, page }: ScriptHeading): Stretch | undefined {
  const start = firstPlaceOn(surface, whole.text.length, page ?? 1);
  const found = findQuote(whole, { exact: text, prefix: "", suffix: "", start });
  return found && surface.pageAt(found.start) === (page ?? 1) ? found : undefined;
}

/** Where a page's text starts, by halving. */
function firstPlaceOn(surface: Pages, length: number, page: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((surface.pageAt(middle) ?? 1) < page) low = middle + 1;
    else high = middle;
  }
  return low;
}
