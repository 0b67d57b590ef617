import { Anchor } from "@mantine/core";
import { Link } from "wouter";
import type { ScriptSummary } from "../../../shared/contract/scripts.ts";
import type { ToldSignAnew } from "../../../shared/domain/signed-sheet.ts";
import { AlteredNote, staysAsFound } from "../mark-sheet/altered-note.tsx";

type StaffAlteredNoteProps = { readonly script: ScriptSummary; readonly signAnew: ToldSignAnew };

/** What centre staff do about a sheet that is not what was signed. */
export function StaffAlteredNote({ script, signAnew }: StaffAlteredNoteProps) {
  if (signAnew === "nobody") return <AlteredNote>{staysAsFound}</AlteredNote>;
  const signer = signAnew === "assessor" ? script.assessor : script.iqa;
  return (
    <AlteredNote>
      It was changed past the program. Make a backup under{" "}
      <Anchor component={Link} href="/centre" inherit>
        Centre
      </Anchor>
      , then ask {signer?.name ?? "whoever signed it"} to take it back with a reason and sign anew. Where they can't,
      give it to somebody else below.
    </AlteredNote>
  );
}
