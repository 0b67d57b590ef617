import { useMemo } from "react";
import { type Command, useCommands } from "../../commands/index.ts";
import { useEvidenceDesk } from "../evidence/evidence-desk.tsx";
import type { Contents } from "./contents.ts";
import { useReadingPane } from "./reading-pane.tsx";
import { matchSections } from "./section-headings.ts";

/** One key per section of the sheet: to the heading of the script that answers it. */
export function SectionJumps({ contents }: { readonly contents: Contents }) {
  const { active } = useReadingPane();
  const desk = useEvidenceDesk();
  const sections = desk?.sections;
  const matched = useMemo(() => matchSections(contents.headings, sections ?? []), [contents.headings, sections]);
  const commands = (sections ?? []).slice(0, 9).flatMap(({ id, title }, index): Command[] => {
    const heading = matched.get(id);
    if (!heading) return [];
    return [
      {
        id: `reading.section-${index + 1}`,
        label: `Read section ${index + 1}: ${title}`,
        shortcut: `alt+${index + 1}`,
        group: "Script",
        run: () => contents.goTo(heading),
      },
    ];
  });
  useCommands(active ? commands : []);
  return null;
}
