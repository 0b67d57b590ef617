import { Popover, Stack, Table, Text, UnstyledButton } from "@mantine/core";
import type { ScriptHeading } from "../../../shared/contract/scripts.ts";
import { useEvidenceDesk } from "../evidence/evidence-desk.tsx";
import classes from "./reading-area.module.css";
import { useReadSections } from "./use-read-sections.ts";

type WordCountProps = { readonly words: number; readonly headings: readonly ScriptHeading[] };

/** How long the file is; beside a mark sheet also how long each section, and how long a script should be. */
export function WordCount({ words, headings }: WordCountProps) {
  const desk = useEvidenceDesk();
  const sections = useReadSections(headings);
  if (!desk) {
    return (
      <Text component="span" size="xs" c="dimmed" className={classes.words}>
        {inWords(words)}
      </Text>
    );
  }
  return (
    <Popover position="bottom-end" withinPortal trapFocus>
      <Popover.Target>
        <UnstyledButton className={classes.wordsButton}>{inWords(words)}</UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown maw={420}>
        <Stack gap="xs" tabIndex={-1} data-autofocus>
          <Text size="sm" fw={600}>
            Words of this file
          </Text>
          <Table withRowBorders={false} verticalSpacing={2} horizontalSpacing={0}>
            <Table.Tbody>
              {sections.map(({ id, title, heading, words: own }) => (
                <Table.Tr key={id}>
                  <Table.Th scope="row" fw={400}>
                    {title}
                  </Table.Th>
                  <Table.Td ta="right" pl="md" className="tabular">
                    {heading ? own.toLocaleString("en-GB") : "no heading of its own"}
                  </Table.Td>
                </Table.Tr>
              ))}
              <Table.Tr>
                <Table.Th scope="row">The whole file</Table.Th>
                <Table.Td ta="right" pl="md" className="tabular">
                  {words.toLocaleString("en-GB")}
                </Table.Td>
              </Table.Tr>
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

function inWords(words: number): string {
  return `${words.toLocaleString("en-GB")} ${words === 1 ? "word" : "words"}`;
}

function guidance(guide: { readonly from: number; readonly to: number } | null): string {
  if (!guide) return "The specification gives no figure for the length.";
  const [from, to] = [guide.from.toLocaleString("en-GB"), guide.to.toLocaleString("en-GB")];
  return `The specification suggests ${from === to ? from : `${from} to ${to}`} words for the whole script: guidance, never a fail.`;
}
