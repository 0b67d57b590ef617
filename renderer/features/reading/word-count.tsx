import { Popover, Stack, Table, Text, UnstyledButton } from "@mantine/core";
import type { ReactNode } from "react";
import { useEvidenceDesk } from "../evidence/evidence-desk.tsx";
import classes from "./reading-area.module.css";
import { type ScriptSections, useScriptSections } from "./script-sections.tsx";

/** How long the file is; beside a mark sheet also how long the script and each section, and how long a script should be. */
export function WordCount({ words }: { readonly words: number }) {
  const desk = useEvidenceDesk();
  const script = useScriptSections();
  if (!desk) {
    return (
      <Text component="span" size="xs" c="dimmed" className={classes.words}>
        {inWords(words)}
      </Text>
    );
  }
  const several = script.files.length > 1;
  return (
    <Popover position="bottom-end" withinPortal trapFocus>
      <Popover.Target>
        <UnstyledButton className={classes.wordsButton}>{inWords(words)}</UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown maw={420}>
        <Stack gap="xs" tabIndex={-1} data-autofocus>
          <Text size="sm" fw={600}>
            Words of this script
          </Text>
          <Table withRowBorders={false} verticalSpacing={2} horizontalSpacing={0}>
            <Table.Tbody>
              {script.sections.map(({ id, title, parts }) => (
                <Count key={id} title={title} words={parts.length > 0 ? sumOf(parts) : "no heading of its own"}>
                  {several && inFiles(script, parts)}
                </Count>
              ))}
              {several && <Count title="The open file" words={words} />}
              <Count title="The whole script" words={several ? sumOf(readFiles(script)) : words} strong>
                {several && left(script)}
              </Count>
            </Table.Tbody>
          </Table>
          <Text size="xs" c="dimmed">
            {guidance(desk.guideWords)} A section is counted from the heading that resembles its title.
          </Text>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

type CountProps = {
  readonly title: string;
  readonly words: number | string;
  readonly strong?: boolean;
  /** Below the title: where that is. */
  readonly children?: ReactNode;
};

function Count({ title, words, strong, children }: CountProps) {
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={strong ? 700 : 400}>
        {title}
        {children && (
          <Text size="xs" c="dimmed" className={classes.countedIn}>
            {children}
          </Text>
        )}
      </Table.Th>
      <Table.Td ta="right" pl="md" className="tabular">
        {typeof words === "number" ? inNumber(words) : words}
      </Table.Td>
    </Table.Tr>
  );
}

type Part = ScriptSections["sections"][number]["parts"][number];

/** "in 2. review.pdf"; in several, with what stands in each. */
function inFiles({ files }: ScriptSections, parts: readonly Part[]): string {
  const nameOf = ({ file }: Part) => `${files.indexOf(file) + 1}. ${file.name}`;
  const [first, ...rest] = parts;
  if (!first) return "";
  if (rest.length === 0) return `in ${nameOf(first)}`;
  return parts.map((part) => `${inNumber(part.words)} in ${nameOf(part)}`).join(", ");
}

function readFiles({ files, readings }: ScriptSections): { words: number }[] {
  return files.flatMap(({ id }) => {
    const reading = readings.get(id);
    return reading === undefined || reading === "unread" ? [] : [reading];
  });
}

/** What the sum lacks: files that are being read still, and such as have no words that could be counted. */
function left({ files, readings }: ScriptSections): string {
  const pending = files.filter(({ id }) => !readings.has(id));
  const unread = files.filter(({ id }) => readings.get(id) === "unread");
  const sentences = [
    pending.length > 0 && `${pending.length} of ${files.length} files still being read.`,
    unread.length > 0 && `Not counted: ${unread.map(({ name }) => name).join(", ")}.`,
  ].filter((sentence) => sentence !== false);
  return sentences.length > 0 ? sentences.join(" ") : `${files.length} files`;
}

function sumOf(counted: readonly { readonly words: number }[]): number {
  return counted.reduce((sum, { words }) => sum + words, 0);
}

function inNumber(words: number): string {
  return words.toLocaleString("en-GB");
}

function inWords(words: number): string {
  return `${inNumber(words)} ${words === 1 ? "word" : "words"}`;
}

function guidance(guide: { readonly from: number; readonly to: number } | null): string {
  if (!guide) return "The specification gives no figure for the length.";
  const [from, to] = [inNumber(guide.from), inNumber(guide.to)];
  return `The specification suggests ${from === to ? from : `${from} to ${to}`} words for the whole script: guidance, never a fail.`;
}
