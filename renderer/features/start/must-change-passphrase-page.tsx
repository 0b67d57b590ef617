import { Anchor } from "@mantine/core";
import type { SignedInPerson } from "../../../shared/contract/system.ts";
import { client } from "../../api/client.ts";
import { refreshStatus } from "../../api/session.tsx";
import { ChangePassphraseForm } from "./change-passphrase-form.tsx";
import { StartHeading } from "./start-heading.tsx";
import { StartLayout } from "./start-layout.tsx";

/** Stands before everything else while the first passphrase, known to somebody else, is still in use. */
export function MustChangePassphrasePage({ person }: { readonly person: SignedInPerson }) {
  const leave = async () => {
    await client.session.signOut().catch(() => undefined);
    await refreshStatus();
  };
  return (
    <StartLayout>
      <StartHeading title="Choose your own passphrase">
        {person.name}, somebody gave you the passphrase that you signed in with. Replace it with one that only you know:
        it stands for your signature.
      </StartHeading>
      <ChangePassphraseForm currentLabel="The passphrase you were given" onChanged={refreshStatus} />
      <div>
        <Anchor component="button" type="button" size="sm" onClick={leave}>
          Sign out
        </Anchor>
      </div>
    </StartLayout>
  );
}
