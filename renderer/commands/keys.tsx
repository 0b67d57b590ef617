import { Kbd } from "@mantine/core";
import classes from "./keys.module.css";
import { alternatives, shortcutKeys } from "./shortcut.ts";

/** A shortcut as keys. */
export function Keys({ shortcut }: { readonly shortcut: string }) {
  return (
    <span className={classes.keys}>
      {alternatives(shortcut).map((alternative, index) => (
        <span key={alternative} className={classes.alternative}>
          {index > 0 && <span className={classes.or}>or</span>}
          {shortcutKeys(alternative).map((key) => (
            <Kbd key={key} size="xs">
              {key}
            </Kbd>
          ))}
        </span>
      ))}
    </span>
  );
}
