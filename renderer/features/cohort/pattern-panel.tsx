import { Anchor, Button, Collapse, Group, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { awardingBodyPattern, checkPattern, patternFields } from "../../../shared/domain/file-patterns.ts";
import { api } from "../../api/client.ts";
import { ErrorNote } from "../../components/error-note.tsx";

type PatternPanelProps = {
  /** What a file that was matched by hand suggests. */
  readonly suggested: string | undefined;
  readonly used: string | undefined;
  readonly onUse: (pattern: string | undefined) => void;
};

/** How the names of the files are built, where the program doesn't see it by itself. A pattern can be kept for later cohorts. */
export function PatternPanel({ suggested, used, onUse }: PatternPanelProps) {
  const records = useQueryClient();
  const [opened, setOpened] = useState(false);
  const [typed, setTyped] = useState<string>();
  const known = useQuery(api.intake.patterns.queryOptions());
  const refresh = () => records.invalidateQueries({ queryKey: api.intake.key() });
  const remember = useMutation(api.intake.rememberPattern.mutationOptions({ onSuccess: refresh }));
  const forget = useMutation(api.intake.forgetPattern.mutationOptions({ onSuccess: refresh }));
  const panelId = useId();
  const pattern = typed ?? suggested ?? used ?? "";
  const problem = pattern === "" ? undefined : checkPattern(pattern);
  const isRemembered = known.data?.some((entry) => entry.pattern === pattern) ?? false;
  const shown = opened || suggested !== undefined;
  return (
    <Stack gap="xs">
      <Anchor
        component="button"
        type="button"
        size="sm"
        ta="start"
        aria-expanded={shown}
        aria-controls={panelId}
        onClick={() => setOpened(!shown)}
      >
        Pattern of the file names{used !== undefined && `: ${used}`}
      </Anchor>
      <Collapse expanded={shown} id={panelId} transitionDuration={0}>
        <Stack gap="xs">
          <Group gap="xs" align="flex-end">
            <TextInput
              label="Pattern"
              description={`Fields: ${patternFields.map((field) => `{${field}}`).join(", ")}. Always known: ${awardingBodyPattern}`}
              value={pattern}
              onChange={(event) => setTyped(event.currentTarget.value)}
              error={problem}
              spellCheck={false}
              autoComplete="off"
              flex={1}
              maw={640}
            />
            <Button
              variant="default"
              disabled={pattern === "" || problem !== undefined || pattern === used}
              onClick={() => onUse(pattern)}
            >
              Match by it
            </Button>
            <Button
              variant="default"
              disabled={pattern === "" || problem !== undefined || isRemembered}
              loading={remember.isPending}
              onClick={() => remember.mutate({ pattern })}
            >
              {isRemembered ? "Remembered" : "Remember it"}
            </Button>
          </Group>
          {suggested !== undefined && typed === undefined && (
            <Text size="sm" role="status">
              The file that you matched suggests this pattern. Match the others by it, and remember it for the next
              cohort if it fits.
            </Text>
          )}
          {known.data && known.data.length > 0 && (
            <Stack gap={4} component="ul" p={0} m={0} style={{ listStyle: "none" }} aria-label="Remembered patterns">
              {known.data.map(({ id, pattern: text }) => (
                <Group key={id} component="li" gap="xs">
                  <Text size="sm" ff="monospace" style={{ overflowWrap: "anywhere" }}>
                    {text}
                  </Text>
                  <Button
                    variant="subtle"
                    size="compact-xs"
                    aria-label={`Forget the pattern ${text}`}
                    onClick={() => forget.mutate({ id })}
                  >
                    Forget
                  </Button>
                </Group>
              ))}
            </Stack>
          )}
          <ErrorNote error={known.error ?? remember.error ?? forget.error} />
        </Stack>
      </Collapse>
    </Stack>
  );
}
