import { VisuallyHidden } from "@mantine/core";
import { useRef, useState } from "react";
import { type Command, elementAtWork, useCommands } from "../../commands/index.ts";
import type { ReadingSurface, Stretch } from "../reading/reading-surface.ts";
import { selectStretch } from "../reading/select-stretch.ts";
import { findSentences, firstSentenceInSight, sentenceAt } from "./sentences.ts";

/**
 * Selecting by the keyboard alone, in a text that has no cursor: sentence by sentence, each said to a screen reader. Letters,
 * so they work only while the script has the focus.
 */
export function SentenceKeys({ surface }: { readonly surface: ReadingSurface }) {
  const [said, setSaid] = useState("");
  const chosen = useRef<{ first: number; last: number }>(undefined);

  const move = async (change: "next" | "previous" | "longer" | "shorter") => {
    if (!surface.readText) return;
    const { text } = await surface.readText();
    const sentences = findSentences(text, surface.pages().length > 0);
    if (sentences.length === 0) return;
    const before = chosen.current ?? selectedSentences(surface, sentences);
    const last = sentences.length - 1;
    const start = firstSentenceInSight(surface, sentences);
    let now = before ?? { first: start, last: start };
    if (before && change === "next") now = one(Math.min(last, before.last + 1));
    else if (before && change === "previous") now = one(Math.max(0, before.first - 1));
    else if (before && change === "longer") now = { ...before, last: Math.min(last, before.last + 1) };
    else if (before) now = { ...before, last: Math.max(before.first, before.last - 1) };
    chosen.current = now;
    const stretch = { start: sentences[now.first]?.start ?? 0, end: sentences[now.last]?.end ?? 0 };
    surface.reveal(stretch);
    // A page that was not drawn yet has to be, before anything on it can be selected.
    for (let tries = 0; tries < 20 && surface.rangesOf(stretch).length === 0; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 100));
    selectStretch(surface, stretch);
    setSaid(text.slice(stretch.start, stretch.end));
  };
  const inScript = () => surface.area.contains(elementAtWork());
  const command = (id: string, label: string, shortcut: string, change: Parameters<typeof move>[0]): Command => ({
    ...{ id, label, shortcut },
    group: "Evidence",
    when: inScript,
    run: () => void move(change),
  });
  useCommands([
    command("evidence.next-sentence", "Select the next sentence", "J", "next"),
    command("evidence.previous-sentence", "Select the previous sentence", "K", "previous"),
    command("evidence.longer", "Add a sentence to the selection", "shift+J", "longer"),
    command("evidence.shorter", "Take a sentence from the selection", "shift+K", "shorter"),
  ]);
  return <VisuallyHidden role="status">{said}</VisuallyHidden>;
}

const one = (at: number) => ({ first: at, last: at });

/** Where a selection by mouse or by finding stands. */
function selectedSentences(surface: ReadingSurface, sentences: readonly Stretch[]) {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return undefined;
  const stretch = surface.stretchOf(selection.getRangeAt(0));
  return stretch && { first: sentenceAt(sentences, stretch.start), last: sentenceAt(sentences, stretch.end - 1) };
}
