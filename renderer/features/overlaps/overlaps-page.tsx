import { Anchor, Stack, Text, Title } from "@mantine/core";
import { IconFiles } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { Link } from "wouter";
import type { Outputs } from "../../../shared/contract/index.ts";
import type { Overlap } from "../../../shared/contract/overlaps.ts";
import type { ScriptSummary } from "../../../shared/contract/scripts.ts";
import { countOf } from "../../../shared/domain/words.ts";
import { api } from "../../api/client.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { ErrorNote } from "../../components/error-note.tsx";
import { LoadingArea } from "../../components/loading-area.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { readingPathOf } from "../search/use-open-script.ts";
import { CommonPart } from "./common-part.tsx";
import { OverlapList } from "./overlap-list.tsx";

/** How often it is compared anew while files are still being read, in milliseconds. */
const whileWaiting = 4_000;

/** What a script has in common with others. It shows words side by side; what they mean, a person decides. */
export function OverlapsPage({ scriptId }: { readonly scriptId: string }) {
  const script = useQuery(api.scripts.get.queryOptions({ input: { scriptId } }));
  // Comparing takes a moment, and what is compared changes seldom: not again at every change of any record. While files are
  // still to be read, what is shown is a part, and is compared again.
  const found = useQuery(
    api.overlaps.forScript.queryOptions({
      input: { scriptId },
      staleTime: 60_000,
      refetchOnMount: false,
      refetchInterval: ({ state }) => ((state.data?.waiting ?? 0) > 0 ? whileWaiting : false),
    }),
  );
  return (
    <Stack gap="md">
      <PageHeader
        title="Passages in common"
        description={script.data && <WhichScript script={script.data} path={readingPathOf(script.data)} />}
      />
      <ErrorNote error={script.error ?? found.error} onRetry={() => void found.refetch()} />
      {found.isPending && !script.error && <LoadingArea label="Comparing with the other scripts of the centre" />}
      {found.data && <Found scriptId={scriptId} found={found.data} />}
    </Stack>
  );
}

function WhichScript({ script, path }: { readonly script: ScriptSummary; readonly path: string }) {
  return (
    <>
      <Anchor component={Link} href={path} inherit underline="always">
        {script.learner.name}
      </Anchor>
      , {script.assessmentTitle}, attempt {script.attempt}
    </>
  );
}

type Findings = Outputs["overlaps"]["forScript"];

function Found({ scriptId, found }: { readonly scriptId: string; readonly found: Findings }) {
  const others = found.overlaps.filter((overlap) => !overlap.sameLearner);
  const own = found.overlaps.filter((overlap) => overlap.sameLearner);
  return (
    <>
      <Stack gap={4} maw={760}>
        <Text size="sm">
          Words that stand in the same order in this script and in another. Passages in quotation marks and the words of
          the task itself are left out. Such passages can have many reasons, such as a shared source, a form or a team's
          own words: read both before you conclude anything.
        </Text>
        <Text size="sm" c="dimmed" role="status" className="tabular">
          {describeComparison(found)}
        </Text>
      </Stack>
      {found.overlaps.length === 0 && (
        <EmptyState icon={<IconFiles size={32} stroke={1.5} />} {...describeNone(found.common.words > 0)} />
      )}
      {others.length > 0 && <Part title="With other learners" scriptId={scriptId} overlaps={others} />}
      {own.length > 0 && <Part title="With the same learner's other scripts" scriptId={scriptId} overlaps={own} />}
      {found.common.words > 0 && <CommonPart scriptId={scriptId} common={found.common} />}
    </>
  );
}

type PartProps = { readonly title: string; readonly scriptId: string; readonly overlaps: readonly Overlap[] };

function Part({ title, scriptId, overlaps }: PartProps) {
  const heading = useId();
  return (
    <Stack gap="xs" component="section" aria-labelledby={heading}>
      <Title order={2} size="h4" id={heading}>
        {title}
      </Title>
      <OverlapList scriptId={scriptId} overlaps={overlaps} label={title} />
    </Stack>
  );
}

function describeNone(isSomeCommon: boolean) {
  if (isSomeCommon) {
    return {
      title: "Nothing in common but what many scripts have",
      description: "Apart from what many scripts have, no other has a longer passage of this one.",
    };
  }
  return {
    title: "No passages in common",
    description: "No other script of the centre has a longer passage of this one, outside quotations and the task.",
  };
}

function describeComparison({ words, quotedWords, compared, waiting, unreadable }: Findings): string {
  return [
    quotedWords > 0
      ? `${countOf(words, "word", "words")}, of which ${countOf(quotedWords, "stands", "stand")} in quotations.`
      : `${countOf(words, "word", "words")}, none in quotations.`,
    `Compared with ${countOf(compared, "other file", "other files")}.`,
    waiting > 0 && `${countOf(waiting, "file is", "files are")} still to be read and not compared yet.`,
    unreadable > 0 &&
      `${countOf(unreadable, "file of the centre", "files of the centre")} could not be read and compared.`,
  ]
    .filter(Boolean)
    .join(" ");
}
