import { Link, useLocation } from "wouter";
import { ariaShortcut } from "../commands/shortcut.ts";
import { isAt } from "./places.ts";
import classes from "./rail.module.css";
import type { PlaceCommand } from "./shell-commands.ts";

/** Where this person can go. */
export function Rail({ commands }: { readonly commands: readonly PlaceCommand[] }) {
  const [path] = useLocation();
  return (
    <nav className={classes.rail} aria-label="Main">
      <ul className={classes.places}>
        {commands.map(({ id, label, shortcut, place }) => (
          <li key={id}>
            <Link
              href={place.path}
              className={classes.place}
              aria-current={isAt(place, path) ? "page" : undefined}
              aria-keyshortcuts={shortcut && ariaShortcut(shortcut)}
              title={label}
            >
              <place.icon size={22} stroke={1.6} aria-hidden />
              {place.title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
