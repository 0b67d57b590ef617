import { RecoveryCode } from "../../components/recovery-code.tsx";
import { StartHeading } from "./start-heading.tsx";
import { StartLayout } from "./start-layout.tsx";

type RecoveryCodePageProps = { readonly recoveryCode: string; readonly onStored: () => void };

/** What setting a centre up ends with. */
export function RecoveryCodePage(props: RecoveryCodePageProps) {
  return (
    <StartLayout>
      <StartHeading title="Your centre's recovery code" />
      <RecoveryCode {...props} goOn="Go on" />
    </StartLayout>
  );
}
