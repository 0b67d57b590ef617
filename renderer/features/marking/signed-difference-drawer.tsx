import { Alert, Button, Stack, Text, Title } from "@mantine/core";
import { IconArrowsDiff, IconSignatureOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { SignedDifference } from "../../../shared/contract/marking.ts";
import type { Signature } from "../../../shared/contract/sheet.ts";
import { formatMoment } from "../../../shared/domain/dates.ts";
import type { SheetSpecification } from "../../../shared/domain/qualification.ts";
import { api } from "../../api/client.ts";
import { type Command, useCommands } from "../../commands/index.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { LoadingArea } from "../../components/loading-area.tsx";
import { SideDrawer } from "../../components/side-drawer.tsx";
import { WordRuns } from "../../components/word-runs.tsx";
import { groupChanges, type ShownChange } from "./signed-change-words.ts";
import classes from "./signed-difference.module.css";

type SignedDifferenceProps = {
  readonly sheetId: string;
  readonly specification: SheetSpecification;
  readonly signatures: readonly Signature[];
};

/** Leads from signatures that were taken back, or don't fit, to what changed since then. Nothing where all stand. */
export function SignedDifferenceButton(props: SignedDifferenceProps) {
  const [opened, setOpened] = useState(false);
  const ended = props.signatures.filter((signature) => !signature.valid);
  const command: Command = {
    id: "sheet.signed-difference",
    label: "What changed since it was signed",
    group: "Mark sheet",
    when: () => ended.length > 0,
    run: () => setOpened(true),
  };
  useCommands([command]);
  if (ended.length === 0) return null;
  return (
    <div>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconArrowsDiff size={16} aria-hidden />}
        onClick={command.run}
      >
        {command.label}
      </Button>
      <SideDrawer opened={opened} onClose={() => setOpened(false)} title={command.label} width={560}>
        <DifferenceSinceSigned {...props} signatures={ended} />
      </SideDrawer>
    </div>
  );
}

function DifferenceSinceSigned({ sheetId, specification, signatures }: SignedDifferenceProps) {
  const difference = useQuery(api.marking.signedDifference.queryOptions({ input: { sheetId }, gcTime: 0 }));
  if (difference.isPending) return <LoadingArea label="Comparing with what was signed" />;
  if (difference.isError) return <ErrorNote error={difference.error} onRetry={() => void difference.refetch()} />;
  return (
    <Stack gap="lg">
      <Stack gap="xs">
        {signatures.map((signature) => (
          <EndedSignature key={`${signature.role} ${signature.signedAt}`} signature={signature} />
        ))}
      </Stack>
      <Changes difference={difference.data} specification={specification} />
    </Stack>
  );
}

function EndedSignature({ signature }: { readonly signature: Signature }) {
  const { person, signedAt, voidedAt, voidedReason } = signature;
  return (
    <Alert variant="light" color="gray" p="xs" icon={<IconSignatureOff size={18} aria-hidden />}>
      <Text size="sm">
        Signed by {person.name}, {formatMoment(signedAt)}.{" "}
        {voidedAt === null ? "Not valid" : `Void since ${formatMoment(voidedAt)}`}
        {voidedReason ? `: ${voidedReason}` : "."}
      </Text>
    </Alert>
  );
}

type ChangesProps = { readonly difference: SignedDifference; readonly specification: SheetSpecification };

function Changes({ difference, specification }: ChangesProps) {
  if (difference.against === null) return <Text size="sm">Every signature of the assessor's fits the sheet.</Text>;
  const groups = groupChanges(difference.changes, specification);
  if (groups.length === 0)
    return (
      <Text size="sm">
        {difference.against.voidedAt === null
          ? "The sheet says what the record of the signature says: the record itself was changed."
          : "Nothing has changed: the sheet says what was signed."}
      </Text>
    );
  return (
    <>
      {groups.map((group) => (
        <Stack key={group.title} gap="xs" component="section">
          <Title order={3} size="h5">
            {group.title}
          </Title>
          <dl className={classes.changes}>
            {group.changes.map((change) => (
              <div key={change.key} className={classes.change}>
                <dt>{change.title}</dt>
                <dd>
                  <Values change={change} />
                </dd>
              </div>
            ))}
          </dl>
        </Stack>
      ))}
    </>
  );
}

function Values({ change: { before, after, prose } }: { readonly change: ShownChange }) {
  if (prose && before !== null && after !== null) return <WordRuns before={before} after={after} />;
  return (
    <div className={classes.values}>
      <span className={classes.label}>Signed</span>
      <span className={before === null ? classes.nothing : classes.before}>{before ?? "Nothing"}</span>
      <span className={classes.label}>Now</span>
      <span className={after === null ? classes.nothing : classes.after}>{after ?? "Nothing"}</span>
    </div>
  );
}
