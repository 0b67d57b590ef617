import { SaxesParser } from "saxes";

/** A tag as it is written, with the prefix that its producer chose. */
export type WrittenTag = { readonly name: string; readonly attributes: Readonly<Record<string, string>> };

export type XmlRewriter = {
  /**
   * @param written the tag itself; for an empty element all of it, and its end is then told with "".
   * @throws SyntaxError where only damage puts such a tag: it ends there.
   */
  open(tag: WrittenTag, written: string): void;
  close(name: string, written: string): void;
  /** What stands between two tags, as it is written, and what it means. */
  text(written: string, meaning: string): void;
};

/**
 * Hands over XML tag by tag together with how each is written, so that a part can be put together anew with a few elements
 * changed. Nothing is checked here: depth, length and entities were. At damage, what is open is closed.
 * @returns whether it came to the end.
 */
export function rewriteXml(xml: string, rewriter: XmlRewriter): boolean {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const open: string[] = [];
  let done = 0;
  let meaning = "";
  /** No `<` stands inside a tag. */
  const take = () => {
    const end = parser.position;
    const start = Math.max(done, xml.lastIndexOf("<", end - 1));
    if (start > done) rewriter.text(xml.slice(done, start), meaning);
    done = end;
    meaning = "";
    return xml.slice(start, end);
  };
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("text", (text) => {
    meaning += text;
  });
  parser.on("cdata", (text) => {
    meaning += text;
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (![name, ...Object.keys(attributes)].every(isQualified)) throw new SyntaxError("A name with two prefixes.");
    rewriter.open({ name, attributes: attributes as Record<string, string> }, take());
    open.push(name);
  });
  parser.on("closetag", ({ name, isSelfClosing }) => {
    open.pop();
    rewriter.close(name, isSelfClosing ? "" : take());
  });
  try {
    parser.write(xml).close();
    return true;
  } catch {
    for (const name of open.reverse()) rewriter.close(name, `</${name}>`);
    return false;
  }
}

/** A prefix and a name at most: other readers of XML fail at more, and only damage writes it. */
function isQualified(name: string): boolean {
  return name.indexOf(":") === name.lastIndexOf(":");
}
