import { type KeyboardEvent, type MouseEvent, useMemo } from "react";
import type { ScriptFileKind } from "../../../shared/contract/scripts.ts";
import classes from "./safe-document.module.css";
import { scrollIntoSight } from "./scroll-into-sight.ts";
import { useLaidOut } from "./use-laid-out.ts";
import { useLinkQuestion } from "./use-link-question.tsx";

type DocumentLink = { readonly anchor: string; readonly address: string };
type SafeDocumentProps = {
  readonly html: string;
  readonly links: readonly DocumentLink[];
  readonly kind: ScriptFileKind;
  /** Whether it is opened at its beginning. */
  readonly fromTheTop: boolean;
};

/**
 * The one place where markup of a learner's document becomes part of the page. The core has sanitised it (no script, no
 * style, no address outside the document; pictures are data), and the window's content policy would run or fetch nothing
 * of it in any case. What is left to do here: a link within the document leads to its place, and one that leads out of it
 * shows its whole address first.
 */
export function SafeDocument({ html, links, kind, fromTheTop }: SafeDocumentProps) {
  const markup = useMemo(() => ({ __html: prepareLinks(html, links) }), [html, links]);
  const { ask, dialog } = useLinkQuestion();
  const laidOut = useLaidOut(!fromTheTop);
  const follow = (event: MouseEvent<HTMLDivElement> | KeyboardEvent<HTMLDivElement>) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link) return;
    event.preventDefault();
    const outside = links.find(({ anchor }) => anchor === link.id);
    if (outside) ask(outside.address);
    else goWithin(event.currentTarget, link);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the links inside are what is pressed. */}
      <div
        className={classes.document}
        lang="en-GB"
        data-kind={kind}
        data-laid-out={laidOut}
        onClick={follow}
        onKeyDown={(event) => event.key === "Enter" && follow(event)}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by the core; see above.
        dangerouslySetInnerHTML={markup}
      />
      {dialog}
    </>
  );
}

/** A link that leads out of the document has no address in the page: it is named by its id, and asks before it opens. */
export function prepareLinks(html: string, links: readonly DocumentLink[]): string {
  if (!/<a/i.test(html)) return html;
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const outside = new Map(links.map(({ anchor, address }) => [anchor, address]));
  for (const link of parsed.querySelectorAll("a, area")) {
    if (link.getAttribute("href")?.startsWith("#")) continue;
    link.removeAttribute("href");
    link.removeAttribute("target");
    const address = outside.get(link.id);
    if (address === undefined) continue;
    link.setAttribute("role", "link");
    link.setAttribute("tabindex", "0");
    link.setAttribute("title", address);
  }
  return parsed.body.innerHTML;
}

/** A footnote's number leads to the footnote. Left to the browser, the address would change and with it the screen. */
function goWithin(root: HTMLElement, link: Element): void {
  const name = decodeFragment(link.getAttribute("href") ?? "");
  const places = root.querySelectorAll<HTMLElement>("[id], [name]");
  const place = [...places].find((element) => element.id === name || element.getAttribute("name") === name);
  const area = root.closest("section");
  if (place && area) scrollIntoSight(area, place.getBoundingClientRect());
}

function decodeFragment(href: string): string {
  try {
    return decodeURIComponent(href.replace(/^#/, ""));
  } catch {
    return href;
  }
}
