import { type ReactNode, useState } from "react";
import { type OutsideAddress, readOutsideAddress } from "../../../shared/domain/outside-address.ts";
import { LinkDialog } from "./link-dialog.tsx";

/** Asks before an address of a learner's document is opened. `dialog` must stand somewhere on the page. */
export function useLinkQuestion(): { readonly ask: (address: string) => void; readonly dialog: ReactNode } {
  const [asked, setAsked] = useState<OutsideAddress>();
  const ask = (address: string) => {
    // In Electron the program itself asks: a page gone wrong must not be able to open anything.
    if (window.workstation) window.workstation.openLink(address);
    else setAsked(readOutsideAddress(address));
  };
  return { ask, dialog: <LinkDialog asked={asked} onClose={() => setAsked(undefined)} /> };
}
