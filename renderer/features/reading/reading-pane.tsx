import { createContext, type ReactNode, use } from "react";

/**
 * One of the places in which a file is shown. There are two while files stand side by side; then the one that was used last
 * is the active one: it has the commands, and it is where the keyboard goes when it goes "to the script".
 */
export type ReadingPane = { readonly active: boolean };

const PaneContext = createContext<ReadingPane>({ active: true });

export function ReadingPaneProvider({ active, children }: ReadingPane & { readonly children: ReactNode }) {
  return <PaneContext value={active ? activePane : restingPane}>{children}</PaneContext>;
}

const activePane: ReadingPane = { active: true };
const restingPane: ReadingPane = { active: false };

export function useReadingPane(): ReadingPane {
  return use(PaneContext);
}
