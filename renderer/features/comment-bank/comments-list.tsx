import { Button, Checkbox, Group, NativeSelect, Stack, Text } from "@mantine/core";
import { useMemo, useState } from "react";
import type { BankComment } from "../../../shared/contract/comments.ts";
import { matchesSearch } from "../../../shared/domain/comment-text.ts";
import { countFound } from "../../../shared/domain/words.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { SearchField } from "../../components/search-field.tsx";
import type { CommentToKeep } from "./comment-form.tsx";
import { findOffer, isOfferedAt, type OfferGroup, offerChoices } from "./comment-offers.ts";
import { CommentsTable } from "./comments-table.tsx";

type CommentsListProps = {
  readonly comments: readonly BankComment[];
  readonly offers: readonly OfferGroup[];
  readonly onChange: (comment: CommentToKeep) => void;
};

type Filter = { readonly search: string; readonly where: string; readonly scope: string; readonly retired: boolean };
const noFilter: Filter = { search: "", where: "", scope: "", retired: false };

export function CommentsList({ comments, offers, onChange }: CommentsListProps) {
  const [filter, setFilter] = useState(noFilter);
  const set = (part: Partial<Filter>) => setFilter((current) => ({ ...current, ...part }));
  const found = useMemo(() => findComments(comments, offers, filter), [comments, offers, filter]);
  const retired = comments.filter((comment) => comment.retired).length;
  const both = new Set(comments.map(({ scope }) => scope)).size > 1;
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Group gap="xs">
          <SearchField
            label="Search comments"
            placeholder="Words of the comment"
            value={filter.search}
            onChange={(search) => set({ search })}
            width={240}
          />
          <NativeSelect
            aria-label="Offered"
            w={280}
            value={filter.where}
            onChange={(event) => set({ where: event.currentTarget.value })}
            data={[{ value: "", label: "Offered anywhere" }, ...offerChoices(offers)]}
          />
          {both && (
            <NativeSelect
              aria-label="Kept for"
              value={filter.scope}
              onChange={(event) => set({ scope: event.currentTarget.value })}
              data={[
                { value: "", label: "Kept for anybody" },
                { value: "centre", label: "The centre's" },
                { value: "personal", label: "Yours" },
              ]}
            />
          )}
          {retired > 0 && (
            <Checkbox
              label={`Show retired (${retired})`}
              checked={filter.retired}
              onChange={(event) => set({ retired: event.currentTarget.checked })}
            />
          )}
        </Group>
        <Text size="sm" c="dimmed" role="status" className="tabular">
          {countFound(found.length, comments.length - (filter.retired ? 0 : retired), "comment", "comments")}
        </Text>
      </Group>
      {found.length === 0 ? (
        <EmptyState
          title="No comment found"
          description="No comment fits all that is chosen above."
          action={
            <Button variant="default" onClick={() => setFilter({ ...noFilter, retired: retired === comments.length })}>
              Show all comments
            </Button>
          }
        />
      ) : (
        <CommentsTable comments={found} offers={offers} onChange={onChange} />
      )}
    </Stack>
  );
}

function findComments(comments: readonly BankComment[], offers: readonly OfferGroup[], filter: Filter): BankComment[] {
  const where = filter.where === "" ? undefined : findOffer(offers, filter.where);
  return comments.filter(
    (comment) =>
      (filter.retired || !comment.retired) &&
      (filter.scope === "" || comment.scope === filter.scope) &&
      (!where || isOfferedAt(comment, where)) &&
      matchesSearch(comment.text, filter.search),
  );
}
