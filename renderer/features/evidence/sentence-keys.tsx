import { VisuallyHidden } from "@mantine/core";
import { useRef, useState } from "react";
import { type Command, elementAtWork, useCommands } from "../../commands/index.ts";
import { firstInSight } from "../reading/in-sight.ts";
import type { ReadingSurface, Stretch } from "../reading/reading-surface.ts";
import { awaitedStretch, selectStretch } from "../reading/select-stretch.ts";
import { findSentences, sentenceAt } from "./sentences.ts";

/**
 * Selecting by the keyboard alone, in a text that has no cursor: sentence by sentence, each said to a screen reader. Letters,
 * so they work only while the script has the focus.
 */
export function SentenceKeys({ surface }: { readonly surface: ReadingSurface }) {
  const [said, setSaid] = useState("");
  const chosen = useRef<Run>(undefined);

  const move = async (change: "next" | "previous" | "longer" | "shorter") => {
    if (!surface.readText) return;
    const { text } = await surface.readText();
    const sentences = findSentences(text, surface.pages().length > 0);
    if (sentences.length === 0) return;
    const before = whereItStands(surface, sentences, chosen.current);
    const last = sentences.length - 1;
    const start = Math.min(last, firstInSight(surface, sentences));
    let now = before ?? { first: start, last: start };
    if (before && change === "next") now = one(Math.min(last, before.last + 1));
    else if (before && change === "previous") now = one(Math.max(0, before.first - 1));
    else if (before && change === "longer") now = { ...before, last: Math.min(last, before.last + 1) };
    else if (before) now = { ...before, last: Math.max(before.first, before.last - 1) };
    chosen.current = now;
    const stretch = { start: sentences[now.first]?.start ?? 0, end: sentences[now.last]?.end ?? 0 };
    surface.reveal(stretch);
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

const one = (at: number): Run => ({ first: at, last: at });

type Run = { readonly first: number; readonly last: number };

/** What was chosen last, or what was selected since by mouse, by finding or by finger. */
function whereItStands(
  surface: ReadingSurface,
  sentences: readonly Stretch[],
  chosen: Run | undefined,
): Run | undefined {
  const selected = selectedSentences(surface, sentences);
  if (!selected) return chosen && isInSight(surface, sentences[chosen.first]) ? chosen : undefined;
  // Of what was chosen, only what is drawn is selected.
  return chosen && selected.first >= chosen.first && selected.last <= chosen.last ? chosen : selected;
}

function selectedSentences(surface: ReadingSurface, sentences: readonly Stretch[]): Run | undefined {
  const selection = document.getSelection();
  const stretch =
    selection && selection.rangeCount > 0 && !selection.isCollapsed
      ? surface.stretchOf(selection.getRangeAt(0))
      : awaitedStretch(surface);
  return stretch && { first: sentenceAt(sentences, stretch.start), last: sentenceAt(sentences, stretch.end - 1) };
}

/** A page that was drawn anew, as by zooming, has lost its selection. */
function isInSight(surface: ReadingSurface, stretch: Stretch | undefined): boolean {
  const [range] = stretch ? surface.rangesOf(stretch) : [];
  if (!range) return false;
  const { top, bottom } = range.getBoundingClientRect();
  const around = surface.area.getBoundingClientRect();
  return bottom > around.top && top < around.bottom;
}
