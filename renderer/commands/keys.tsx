import { Kbd } from "@mantine/core";
import { Fragment } from "react";
import classes from "./keys.module.css";
import { alternatives, shortcutKeys } from "./shortcut.ts";

/** A shortcut as keys. */
export function Keys({ shortcut }: { readonly shortcut: string }) {
  return (
    <span className={classes.keys}>
      {alternatives(shortcut).map((alternative, index) => (
        <Fragment key={alternative}>
          {index > 0 && <span className={classes.or}>or</span>}
          {shortcutKeys(alternative).map((key) => (
            <Kbd key={key} size="xs">
              {key}
            </Kbd>
          ))}
        </Fragment>
      ))}
    </span>
  );
}
