import { Button, Stack, Text } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useRef } from "react";
import type { SearchHit } from "../../../shared/contract/search.ts";
import { readSearchWords } from "../../../shared/domain/search-words.ts";
import { countOf } from "../../../shared/domain/words.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { ErrorNote } from "../../components/error-note.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { jumpTo } from "./jump.ts";
import { SearchForm } from "./search-form.tsx";
import { buttonsOf, SearchResults } from "./search-results.tsx";
import { TextStatusNote } from "./text-status-note.tsx";
import { useOpenScript } from "./use-open-script.ts";
import { type Search, useSearch } from "./use-search.ts";

export function SearchPage() {
  const search = useSearch();
  const open = useOpenScript();
  const list = useRef<HTMLOListElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const { found, wanted } = search;
  const hits = wanted ? (found.data?.hits ?? []) : [];
  return (
    <Stack gap="md" ref={page}>
      <PageHeader title="Search" description="What learners wrote, in every script that you may see." />
      <SearchForm search={search} onToResults={() => buttonsOf(list.current)[0]?.focus()} />
      <ErrorNote error={found.error ?? open.error} />
      <Text size="sm" c="dimmed" role="status" className="tabular">
        {wanted && found.data && describeFound(hits.length, found.data.more, search.words)}
      </Text>
      {hits.length > 0 && (
        <SearchResults
          hits={hits}
          list={list}
          onOpen={(hit) => open.mutate({ scriptId: hit.script.scriptId, jump: jumpOf(hit) })}
          onLeave={() => page.current?.querySelector("input")?.focus()}
        />
      )}
      {found.data?.more && hits.length > 0 && <More search={search} />}
      {wanted && found.data?.hits.length === 0 && !found.isFetching && <NothingFound search={search} />}
      <TextStatusNote />
    </Stack>
  );
}

function More({ search }: { readonly search: Search }) {
  if (search.canShowMore) {
    return (
      <Button variant="default" onClick={search.showMore} style={{ alignSelf: "flex-start" }}>
        Show more
      </Button>
    );
  }
  return <Text size="sm">There are more. Add a word, or choose a learner, an assessment or a state.</Text>;
}

function NothingFound({ search }: { readonly search: Search }) {
  const { values, set } = search;
  const isFiltered = values.learnerId !== null || values.assessmentId !== null || values.state !== null;
  return (
    <EmptyState
      title="Nothing found"
      icon={<IconSearch size={32} stroke={1.5} />}
      description={
        readSearchWords(values.words).wanted.length === 0
          ? "Add a word that must be there: what must not be there can't be looked for by itself."
          : isFiltered
            ? "No script that fits the filters has all of these words."
            : "No script has all of these words. Try fewer of them, or leave out the quotation marks."
      }
      action={
        isFiltered && (
          <Button variant="default" onClick={() => set({ learnerId: null, assessmentId: null, state: null })}>
            Search without the filters
          </Button>
        )
      }
    />
  );
}

function describeFound(count: number, more: boolean, words: string): string {
  if (count === 0) return `Nothing found for ${words}.`;
  const files = countOf(count, "file", "files");
  return more ? `The newest ${files} with ${words}; there are more.` : `${files} with ${words}.`;
}

function jumpOf({ place, snippet }: SearchHit) {
  const first = snippet.findIndex((piece) => piece.found);
  const text = (pieces: SearchHit["snippet"]) => pieces.map((piece) => piece.text).join("");
  return jumpTo(
    place,
    snippet[first]?.text ?? "",
    text(snippet.slice(0, Math.max(0, first))).replace(/^… /, ""),
    text(snippet.slice(first + 1)).replace(/ …$/, ""),
  );
}
