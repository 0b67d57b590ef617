import { useMemo } from "react";
import type { ScriptHeading } from "../../../shared/contract/scripts.ts";
import { placeSections } from "../../../shared/domain/script-sections.ts";
import { useEvidenceDesk } from "../evidence/evidence-desk.tsx";

export type ReadSection = {
  readonly id: string;
  readonly title: string;
  /** Where the file begins to answer it; undefined where no heading says. */
  readonly heading: ScriptHeading | undefined;
  readonly words: number;
};

const none: readonly ReadSection[] = [];

/** The sections of the sheet as this file answers them, by its headings. Nothing where a script is read without a sheet. */
export function useReadSections(headings: readonly ScriptHeading[]): readonly ReadSection[] {
  const sections = useEvidenceDesk()?.sections;
  return useMemo(() => {
    if (!sections) return none;
    return placeSections(headings, sections).map(({ heading, words }, index) => ({
      id: sections[index]?.id ?? "",
      title: sections[index]?.title ?? "",
      heading: heading === null ? undefined : headings[heading],
      words,
    }));
  }, [headings, sections]);
}
