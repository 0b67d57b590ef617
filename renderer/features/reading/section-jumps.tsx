import { type Command, useCommands } from "../../commands/index.ts";
import type { Contents } from "./contents.ts";
import { useReadingPane } from "./reading-pane.tsx";
import { useReadSections } from "./use-read-sections.ts";

/** One key per section of the sheet: to the heading of the script that answers it. */
export function SectionJumps({ contents }: { readonly contents: Contents }) {
  const { active } = useReadingPane();
  const sections = useReadSections(contents.headings);
  const commands = sections.slice(0, 9).flatMap(({ title, heading }, index): Command[] => {
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
