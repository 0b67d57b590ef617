import { type Command, useCommands } from "../../commands/index.ts";
import { useScriptSections } from "./script-sections.tsx";
import { showPassage } from "./show-passage.ts";

/**
 * One key per section of the sheet: to the heading of the script that answers it, in whichever file that stands. Whoever reads
 * one of several that answer it stays in that one.
 */
export function useSectionJumps(readingId: string | undefined): void {
  const { sections } = useScriptSections();
  useCommands(
    sections.slice(0, 9).flatMap(({ title, parts }, index): Command[] => {
      const part = parts.find(({ file }) => file.id === readingId) ?? parts[0];
      if (!part) return [];
      const { file, heading } = part;
      return [
        {
          id: `reading.section-${index + 1}`,
          label: `Read section ${index + 1}: ${title}`,
          shortcut: `alt+${index + 1}`,
          group: "Script",
          run: () => showPassage({ fileId: file.id, place: { kind: "heading", heading } }),
        },
      ];
    }),
  );
}
