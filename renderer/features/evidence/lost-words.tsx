import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { Evidence } from "../../../shared/contract/evidence.ts";
import type { EvidenceDesk } from "./evidence-desk.tsx";
import classes from "./item-evidence.module.css";

type LostWordsProps = { readonly evidence: Evidence; readonly desk: EvidenceDesk; readonly writable: boolean };

/** Evidence whose words the script, as it is read now, doesn't have. It counts all the same: what was tied stays tied. */
export function LostWords({ evidence, desk, writable }: LostWordsProps) {
  const waits = desk.tyingAgain?.id === evidence.id;
  return (
    <div className={classes.lost}>
      <IconAlertTriangle size={15} aria-hidden className={classes.lostSign} />
      <span role={waits ? "status" : undefined}>
        {waits
          ? "Select the words in the script, then press E: they take its place."
          : "Not found: the script, as it is shown now, doesn't have these words."}
      </span>
      {writable && (
        <Button size="compact-xs" variant="default" onClick={() => desk.tieAgain(waits ? undefined : evidence)}>
          {waits ? "Cancel" : "Tie again"}
        </Button>
      )}
    </div>
  );
}
