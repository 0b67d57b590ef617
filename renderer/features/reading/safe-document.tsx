import { type MouseEvent, useMemo } from "react";
import classes from "./safe-document.module.css";

/**
 * The one place where markup of a learner's document becomes part of the page. The core has sanitised it (no script, no
 * style, no address outside the document; pictures are data), and the window's content policy would run or fetch nothing
 * of it in any case. What is left to do here: links lead nowhere but to another place of the same document.
 */
export function SafeDocument({ html }: { readonly html: string }) {
  const markup = useMemo(() => ({ __html: makeLinksInert(html) }), [html]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: catches clicks on links inside, which Enter makes as well.
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside are what is pressed.
    // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by the core; see above.
    <div className={classes.document} lang="en-GB" dangerouslySetInnerHTML={markup} onClick={followWithin} />
  );
}

/** Takes the address off every link that leads out of the document, and shows it as text instead. */
export function makeLinksInert(html: string): string {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  for (const link of parsed.querySelectorAll("a[href], area[href]")) {
    const address = link.getAttribute("href") ?? "";
    if (address.startsWith("#")) continue;
    link.removeAttribute("href");
    link.removeAttribute("target");
    link.setAttribute("title", `Link in the script, not opened: ${address}`);
  }
  return parsed.body.innerHTML;
}

/** A footnote's number leads to the footnote. Left to the browser, the address would change and with it the screen. */
function followWithin(event: MouseEvent<HTMLDivElement>): void {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link) return;
  event.preventDefault();
  const name = decodeFragment(link.getAttribute("href") ?? "");
  const places = event.currentTarget.querySelectorAll<HTMLElement>("[id], [name]");
  const place = [...places].find((element) => element.id === name || element.getAttribute("name") === name);
  const area = event.currentTarget.closest("section");
  // Not scrollIntoView: it would move the whole window's frame as well.
  if (place && area) area.scrollTop += place.getBoundingClientRect().top - area.getBoundingClientRect().top - 48;
}

function decodeFragment(href: string): string {
  try {
    return decodeURIComponent(href.replace(/^#/, ""));
  } catch {
    return href;
  }
}
