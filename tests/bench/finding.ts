import type { Group } from "./figure.ts";
import { withFindingStore } from "./finding-store.ts";
import { measureOverlaps } from "./overlaps.ts";
import { measureSearch } from "./search.ts";

/** The size of the goal. `SCRIPTS=2000` tries the bench itself. */
const scripts = Number(process.env.SCRIPTS ?? 20_000);

/** Search and overlaps over one store: making it takes longer than measuring on it. */
export const finding: Group = (report) =>
  withFindingStore(scripts, async (store) => {
    await measureSearch(store, report);
    await measureOverlaps(store, report);
  });
