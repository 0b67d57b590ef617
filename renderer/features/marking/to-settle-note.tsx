import { Alert, Anchor } from "@mantine/core";
import { IconScale } from "@tabler/icons-react";
import { Link } from "wouter";
import type { QueueItem } from "../../../shared/contract/marking.ts";
import { countOf } from "../../../shared/domain/words.ts";
import classes from "./queue-page.module.css";

/** More would push the queue out of sight. */
const mostNamed = 2;

/** Signed sheets on which quality assurance decided otherwise: nobody looks for work among what is done. */
export function ToSettleNote({ items }: { readonly items: readonly QueueItem[] }) {
  const open = items.filter(({ toSettle }) => toSettle);
  if (open.length === 0) return null;
  return (
    <Alert variant="light" p="xs" role="note" className={classes.note} icon={<IconScale size={18} aria-hidden />}>
      Quality assurance decided otherwise on {countOf(open.length, "sheet", "sheets")} of yours. Agree and revise, or
      escalate:{" "}
      {open.length > mostNamed
        ? "open them among the signed."
        : open.map((item, index) => (
            <span key={item.id}>
              {index > 0 && "; "}
              <Anchor
                component={Link}
                href={`/mark/${item.sheetId}`}
                inherit
                underline="always"
                className={classes.named}
              >
                {item.learner.name}, {item.assessmentTitle}
              </Anchor>
            </span>
          ))}
    </Alert>
  );
}
