import { Anchor, Divider } from "@mantine/core";
import { useState } from "react";
import { useStatus } from "../../api/session.tsx";
import { ForgottenPassphrase } from "./forgotten-passphrase.tsx";
import { rememberedSignInName } from "./last-sign-in-name.ts";
import { OpenDemonstration } from "./open-demonstration.tsx";
import { SignInForm } from "./sign-in-form.tsx";
import { StartLayout } from "./start-layout.tsx";

export function SignInPage() {
  const { signInNames, demonstration } = useStatus();
  const [forgotten, setForgotten] = useState(false);
  const [signInName, setSignInName] = useState(() => offeredName(signInNames));

  if (forgotten) {
    return (
      <StartLayout>
        <ForgottenPassphrase signInName={signInName} onBack={() => setForgotten(false)} />
      </StartLayout>
    );
  }
  return (
    <StartLayout>
      <SignInForm signInName={signInName} onSignInName={setSignInName} />
      <div>
        <Anchor component="button" type="button" size="sm" onClick={() => setForgotten(true)}>
          Forgotten your passphrase?
        </Anchor>
      </div>
      {!demonstration && (
        <>
          <Divider />
          <OpenDemonstration quiet />
        </>
      )}
    </StartLayout>
  );
}

/** Whoever locked this window, or the only one there is. */
function offeredName(signInNames: readonly string[]): string {
  const remembered = rememberedSignInName();
  if (remembered !== undefined && signInNames.includes(remembered)) return remembered;
  return signInNames.length === 1 ? (signInNames[0] ?? "") : "";
}
