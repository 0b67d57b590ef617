import { useState } from "react";
import { assertNever } from "../../shared/domain/assert-never.ts";
import { useStatus } from "../api/session.tsx";
import { MustChangePassphrasePage } from "../features/start/must-change-passphrase-page.tsx";
import { ProblemPage } from "../features/start/problem-page.tsx";
import { RecoveryCodePage } from "../features/start/recovery-code-page.tsx";
import { SignInPage } from "../features/start/sign-in-page.tsx";
import { type FirstRun, WelcomePage } from "../features/start/welcome-page.tsx";
import { DemonstrationBanner } from "./demonstration-banner.tsx";
import classes from "./frame.module.css";
import { PersonScope } from "./person-scope.tsx";
import { Shell } from "./shell.tsx";

/** What a window shows, by where the program stands: a problem, the first set-up, signing in, or the work itself. */
export function Frame() {
  const status = useStatus();
  const [firstRun, setFirstRun] = useState<FirstRun>({ step: "idle" });
  // Setting up signs the first person in. The recovery code, shown once, comes before anything else they see.
  const settingUp = status.phase === "set-up" || firstRun.step === "working";
  const scope = settingUp ? "set-up" : `${status.demonstration} ${status.person?.id ?? status.phase}`;

  return (
    <PersonScope key={scope}>
      {/* biome-ignore lint/a11y/useValidAnchor: a link to a place on this page, whose address is the router's */}
      <a className={classes.skip} href="#main" onClick={skipToMain}>
        Skip to the content
      </a>
      <div className={classes.frame}>
        {status.demonstration && <DemonstrationBanner />}
        {settingUp ? (
          <WelcomePage onFirstRun={setFirstRun} />
        ) : firstRun.step === "set-up" ? (
          <RecoveryCodePage recoveryCode={firstRun.recoveryCode} onStored={() => setFirstRun({ step: "idle" })} />
        ) : (
          <Phase />
        )}
      </div>
    </PersonScope>
  );
}

function Phase() {
  const { phase, problem, person } = useStatus();
  switch (phase) {
    case "problem":
      return problem && <ProblemPage problem={problem} />;
    case "set-up":
      return null;
    case "signed-out":
      return <SignInPage />;
    case "signed-in":
      if (!person) return null;
      return person.mustChangePassphrase ? <MustChangePassphrasePage person={person} /> : <Shell />;
    default:
      return assertNever(phase);
  }
}

/** By focus, not by address: what follows the "#" is the window's place. */
function skipToMain(event: React.MouseEvent) {
  event.preventDefault();
  document.getElementById("main")?.focus();
}
