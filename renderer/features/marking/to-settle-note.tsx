import { Alert, Anchor } from "@mantine/core";
import { IconScale } from "@tabler/icons-react";
import { Link } from "wouter";
import type { QueueItem } from "../../../shared/contract/marking.ts";
import { countOf } from "../../../shared/domain/words.ts";
import classes from "./queue-page.module.css";

/** More than that would push the queue out of sight; all of them are among the signed. */
const mostNamed = 3;

/** Signed sheets on which quality assurance decided otherwise: nobody looks for work among what is done. */
export function ToSettleNote({ items }: { readonly items: readonly QueueItem[] }) {
  const open = items.filter(({ toSettle }) => toSettle);
  if (open.length === 0) return null;
  return (
    <Alert variant="light" p="xs" role="note" className={classes.note} icon={<IconScale size={18} aria-hidden />}>
      Quality assurance decided otherwise on {countOf(open.length, "sheet", "sheets")} of yours. Agree and revise, or
      escalate:{" "}
      {open.slice(0, mostNamed).map((item, index) => (
        <span key={item.id}>
          {index > 0 && "; "}
          <Anchor component={Link} href={`/mark/${item.sheetId}`} inherit className={classes.named}>
            {item.learner.name}, {item.assessmentTitle}
          </Anchor>
        </span>
      ))}
      {open.length > mostNamed && `; and ${open.length - mostNamed} more among the signed`}.
    </Alert>
  );
}
