import { Button, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api/client.ts";
import { usePerson } from "../../api/session.tsx";
import { type Command, CommandButton, useCommands } from "../../commands/index.ts";
import { Keys } from "../../commands/keys.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { ErrorNote } from "../../components/error-note.tsx";
import { LoadingArea } from "../../components/loading-area.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { SideDrawer } from "../../components/side-drawer.tsx";
import { CommentForm, type CommentToKeep } from "./comment-form.tsx";
import { scopesOf } from "./comment-scopes.ts";
import { CommentsList } from "./comments-list.tsx";
import { commentBankShortcut } from "./feedback-target.ts";
import { useCommentOffers } from "./use-comment-offers.ts";

/** The comment bank away from a mark sheet: everything that a person may use in it, to be looked after. */
export function CommentsPage() {
  const { roles } = usePerson();
  const input = { withRetired: true };
  const bank = useQuery(api.comments.list.queryOptions({ input }));
  const { offers, error } = useCommentOffers();
  const [kept, setKept] = useState<CommentToKeep>();
  // What the drawer shows while it slides away.
  const [shown, setShown] = useState(kept);
  if (kept && kept !== shown) setShown(kept);
  const scope = scopesOf(roles)[0] ?? "centre";
  const write: Command = {
    id: "comments.new",
    label: "New comment",
    shortcut: "alt+N",
    group: "This page",
    run: () => setKept({ scope, place: null, criterion: null, field: null, text: "" }),
  };
  useCommands([write]);

  return (
    <Stack gap="md">
      <PageHeader
        title="Comments"
        description={
          <>
            What is often written on mark sheets, offered beside every feedback field:{" "}
            <Keys shortcut={commentBankShortcut} />
          </>
        }
        actions={<CommandButton command={write} />}
      />
      <ErrorNote error={bank.error ?? error} onRetry={() => bank.refetch()} />
      {bank.isPending && <LoadingArea label="Reading the comment bank" />}
      {bank.data?.length === 0 && (
        <EmptyState
          title="No comments yet"
          description={
            scope === "centre"
              ? "Write the first one for everybody at the centre: for one section, one criterion, or everywhere."
              : "Write the first one here, or keep words that you select in your feedback."
          }
          action={<Button onClick={write.run}>New comment</Button>}
        />
      )}
      {bank.data && bank.data.length > 0 && <CommentsList comments={bank.data} offers={offers} onChange={setKept} />}
      <SideDrawer
        opened={kept !== undefined}
        onClose={() => setKept(undefined)}
        title={shown?.id === undefined ? "New comment" : "Change the comment"}
        width={460}
      >
        {shown && (
          <CommentForm key={shown.id ?? "new"} comment={shown} offers={offers} onDone={() => setKept(undefined)} />
        )}
      </SideDrawer>
    </Stack>
  );
}
