import { Anchor, Text } from "@mantine/core";
import { IconEye } from "@tabler/icons-react";
import type { SheetCheck } from "../../../shared/contract/marking.ts";
import type { SheetHead } from "../../../shared/contract/sheet.ts";
import { countOf } from "../../../shared/domain/words.ts";
import { nameItemById } from "./item-words.ts";
import classes from "./sheet-checks.module.css";

type SheetChecksProps = {
  readonly head: SheetHead;
  readonly checks: readonly SheetCheck[];
  /** That these only warn. */
  readonly allTheSame: string;
  /** Left out where nothing can be written: there is no field to go to. */
  readonly onGo?: (check: SheetCheck) => void;
};

/** What to look at again before a column is fixed, each with its reason and the way there. */
export function SheetChecks({ head, checks, allTheSame, onGo }: SheetChecksProps) {
  if (checks.length === 0) return null;
  return (
    <section className={classes.checks} aria-labelledby="sheet-checks">
      <Text size="sm" fw={600} id="sheet-checks" className={classes.title}>
        <IconEye size={16} aria-hidden />
        {countOf(checks.length, "thing to look at again", "things to look at again")}
        <Text span size="xs" c="dimmed">
          {allTheSame}
        </Text>
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must take the focus so that keys scroll it. */}
      <ul className={classes.list} tabIndex={0} aria-labelledby="sheet-checks">
        {checks.map((check) => {
          const place = check.itemId === null ? "The script" : nameItemById(head.specification, check.itemId);
          return (
            <li key={`${check.code} ${check.itemId} ${check.field} ${check.message}`}>
              <Text size="sm">
                <strong>{place}.</strong> {check.message}
              </Text>
              <Text size="xs" c="dimmed">
                {check.reason}{" "}
                {onGo && (
                  <Anchor
                    component="button"
                    type="button"
                    size="xs"
                    aria-label={`Go there: ${check.message}`}
                    onClick={() => onGo(check)}
                  >
                    Go there
                  </Anchor>
                )}
              </Text>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
