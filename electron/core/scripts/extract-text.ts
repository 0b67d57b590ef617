import type { ConvertibleKind, Heading, TextBlock } from "./convert/conversion.ts";
import { convertDocument } from "./convert.ts";

export type ExtractedText = {
  readonly blocks: readonly TextBlock[];
  readonly headings: readonly Heading[];
  readonly words: number;
};

/**
 * The plain text of a document that isn't stored (yet); for one that is, `readScriptFile` answers from its kept conversion.
 * Bounded like every conversion. What can't be read as blocks, but still as text, is one block a line.
 */
export async function extractText(kind: ConvertibleKind, bytes: Uint8Array): Promise<ExtractedText> {
  const answer = await convertDocument({ kind, mediaType: "", bytes });
  if (answer.ok) return { blocks: answer.blocks, headings: answer.headings, words: answer.words };
  const lines = (answer.problem === "needs-office" ? null : answer.text)?.split("\n") ?? [];
  const blocks = lines.map((text) => ({ text: text.trim() })).filter(({ text }) => text !== "");
  return { blocks, headings: [], words: 0 };
}
