import { Badge, Table, Text } from "@mantine/core";
import type { BankComment } from "../../../shared/contract/comments.ts";
import type { CommentToKeep } from "./comment-form.tsx";
import { findOffer, type OfferGroup, offerKey } from "./comment-offers.ts";
import classes from "./comments-table.module.css";
import { KeepActions } from "./keep-actions.tsx";

type CommentsTableProps = {
  readonly comments: readonly BankComment[];
  readonly offers: readonly OfferGroup[];
  readonly onChange: (comment: CommentToKeep) => void;
};

const asWords = { strengths: "A strength", improvements: "An area for improvement" } as const;

/** The most used first. The placeholders stand as they are: there is no learner here. */
export function CommentsTable({ comments, offers, onChange }: CommentsTableProps) {
  return (
    <Table.ScrollContainer
      minWidth={820}
      scrollAreaProps={{ viewportProps: { tabIndex: 0, "aria-label": "Comments" } }}
    >
      <Table aria-label="Comments" highlightOnHover verticalSpacing={6} className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Comment</Table.Th>
            <Table.Th w={280}>Offered</Table.Th>
            <Table.Th w={104}>Kept for</Table.Th>
            <Table.Th w={64} ta="end">
              Uses
            </Table.Th>
            <Table.Th w={236}>
              <span className={classes.hidden}>Change</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {comments.map((comment) => (
            <Table.Tr key={comment.id} data-retired={comment.retired || undefined} className={classes.comment}>
              <Table.Td className={classes.text}>
                {comment.text} {comment.retired && <Badge variant="default">Retired</Badge>}
              </Table.Td>
              <Table.Td>
                <OfferedWords comment={comment} offers={offers} />
              </Table.Td>
              <Table.Td>{comment.scope === "centre" ? "The centre" : "Yourself"}</Table.Td>
              <Table.Td ta="end" className="tabular">
                {comment.uses}
              </Table.Td>
              <Table.Td>{comment.writable && <KeepActions comment={comment} onChange={onChange} />}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** The section and criterion first: most of a bank belongs to one or two assessments. */
function OfferedWords({ comment, offers }: Pick<CommentsTableProps, "offers"> & { readonly comment: BankComment }) {
  const key = offerKey(comment);
  const group = offers.find((each) => findOffer([each], key));
  const about = [group?.title ?? "", comment.field ? asWords[comment.field] : ""].filter((words) => words !== "");
  return (
    <>
      {group ? findOffer([group], key)?.label : "A section of an earlier specification"}
      {about.length > 0 && (
        <Text size="xs" c="dimmed">
          {about.join(" · ")}
        </Text>
      )}
    </>
  );
}
