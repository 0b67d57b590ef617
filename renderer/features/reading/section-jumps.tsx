import { type Command, useCommands } from "../../commands/index.ts";
import { useScriptSections } from "./script-sections.tsx";
import { showPassage } from "./show-passage.ts";

/** One key per section of the sheet: to the heading of the script that answers it, in whichever file that stands. */
export function SectionJumps() {
  const { sections } = useScriptSections();
  useCommands(
    sections.slice(0, 9).flatMap(({ title, parts: [first] }, index): Command[] => {
      if (!first) return [];
      const { file, heading } = first;
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
  return null;
}
