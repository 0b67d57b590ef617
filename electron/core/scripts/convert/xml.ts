import { SaxesParser } from "saxes";
import { limits, Unshowable } from "./conversion.ts";
import { decodeText } from "./decode-text.ts";

export type XmlTag = {
  readonly name: string;
  attribute(local: string): string | undefined;
  /** The one with a prefix, where a tag has another of the same local name without (`id` and `r:id`). */
  prefixedAttribute(local: string): string | undefined;
};

export type XmlHandlers = {
  open?(tag: XmlTag): void;
  close?(name: string): void;
  text?(text: string): void;
};

/** Thrown by a handler that has seen enough. */
export const enough = Symbol("enough");

/**
 * Reads XML as events, by local names: producers choose their own prefixes. Bounded in length and depth; entities that a
 * document declares for itself are refused, so nothing can expand. Nothing outside the text is ever looked at.
 * @throws Unshowable damaged (after the handlers saw what comes before the damage), too-deep, too-large, entities.
 */
export function readXml(bytes: Uint8Array, handlers: XmlHandlers): void {
  const text = decodeXml(bytes);
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  parser.on("doctype", refuseEntities);
  parser.on("error", () => {
    throw new Unshowable("damaged");
  });
  parser.on("opentag", (tag) => {
    depth += 1;
    if (depth > limits.xml.depth) throw new Unshowable("too-deep");
    const attributes = tag.attributes as Record<string, string>;
    handlers.open?.({
      name: localName(tag.name),
      attribute: (local) => findAttribute(attributes, (name) => localName(name) === local),
      prefixedAttribute: (local) => findAttribute(attributes, (name) => name.endsWith(`:${local}`)),
    });
  });
  parser.on("closetag", (tag) => {
    depth -= 1;
    handlers.close?.(localName(tag.name));
  });
  const onText = (piece: string) => handlers.text?.(piece);
  parser.on("text", onText);
  parser.on("cdata", onText);
  try {
    parser.write(text).close();
  } catch (error) {
    if (error === enough) return;
    throw error instanceof Unshowable ? error : new Unshowable("damaged");
  }
}

/**
 * Checks XML that a library is about to read by itself.
 * @param tooDeep `cut` it there where it is known to be damaged: what damage unpacks to is nested as chance has it.
 * @throws Unshowable too-deep, too-large, entities.
 */
export function checkXml(bytes: Uint8Array, tooDeep: "refuse" | "cut" = "refuse"): string {
  const text = decodeXml(bytes);
  let depth = 0;
  for (let at = text.indexOf("<"); at !== -1; at = text.indexOf("<", at + 1)) {
    const next = text[at + 1];
    if (next === "/") depth -= 1;
    else if (next === "!") at = skipDeclaration(text, at);
    else if (next !== "?") {
      const end = text.indexOf(">", at);
      if (end === -1) break;
      if (text[end - 1] !== "/") depth += 1;
      if (depth > limits.xml.depth) {
        if (tooDeep === "cut") return text.slice(0, at);
        throw new Unshowable("too-deep");
      }
    }
  }
  return text;
}

function skipDeclaration(text: string, at: number): number {
  if (text.startsWith("<!--", at)) return endOf(text, "-->", at);
  if (text.startsWith("<![CDATA[", at)) return endOf(text, "]]>", at);
  refuseEntities(text.slice(at, at + 4096));
  return at;
}

function endOf(text: string, mark: string, from: number): number {
  const end = text.indexOf(mark, from);
  return end === -1 ? text.length : end;
}

function refuseEntities(doctype: string): void {
  if (/<!ENTITY/i.test(doctype)) throw new Unshowable("entities");
}

function decodeXml(bytes: Uint8Array): string {
  if (bytes.length > limits.xml.characters) throw new Unshowable("too-large");
  const declared = /^<\?xml[^>]{0,200}encoding=["']([\w.:-]{1,40})["']/.exec(
    Buffer.from(bytes.subarray(0, 300)).toString("latin1"),
  )?.[1];
  return decodeText(bytes, declared);
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function findAttribute(attributes: Record<string, string>, fits: (name: string) => boolean): string | undefined {
  for (const name in attributes) if (fits(name)) return attributes[name];
  return undefined;
}
