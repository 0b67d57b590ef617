import { Text, Title } from "@mantine/core";
import { IconSignature, IconSignatureOff } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Signature } from "../../../shared/contract/sheet.ts";
import { formatMoment } from "../../../shared/domain/dates.ts";
import { isAltered } from "../../../shared/domain/signed-sheet.ts";
import classes from "./signature-list.module.css";

const roles: Readonly<Record<Signature["role"], string>> = {
  assessor: "Assessor",
  countersigner: "Countersigned by",
  iqa: "IQA",
};

type SignatureListProps = {
  readonly signatures: readonly Signature[];
  /** Below the list: what follows from the signatures. */
  readonly note?: ReactNode;
};

/** Who signed this sheet and when, with the signatures that a later change voided and why. */
export function SignatureList({ signatures, note }: SignatureListProps) {
  if (signatures.length === 0) return null;
  return (
    <section className={classes.signatures} aria-labelledby="signatures">
      <Title order={2} size="h4" id="signatures">
        Signatures
      </Title>
      <ul className={classes.list}>
        {signatures.map((signature) => (
          <li key={`${signature.role} ${signature.signedAt}`} className={classes.signature}>
            {signature.valid ? <IconSignature size={18} aria-hidden /> : <IconSignatureOff size={18} aria-hidden />}
            <div>
              <Text size="sm">
                {roles[signature.role]}: <strong>{signature.person.name}</strong>, {formatMoment(signature.signedAt)}
              </Text>
              {signature.voidedAt !== null && (
                <Text size="sm" c="dimmed">
                  Void since {formatMoment(signature.voidedAt)}
                  {signature.voidedReason && `: ${signature.voidedReason}`}
                </Text>
              )}
              {isAltered(signature) && (
                <Text size="sm" c="var(--mantine-color-error)">
                  Not valid: the sheet is not what was signed.
                </Text>
              )}
            </div>
          </li>
        ))}
      </ul>
      {note}
    </section>
  );
}

/** The signatures that stand, in one line. */
export function StandingSignatures({ signatures }: { readonly signatures: readonly Signature[] }) {
  const standing = signatures.filter((signature) => signature.valid);
  if (standing.length === 0) return null;
  return (
    <div className={classes.standing}>
      <IconSignature size={16} aria-hidden />
      <span className={classes.words}>
        Signed by {standing.map(({ person, signedAt }) => `${person.name}, ${formatMoment(signedAt)}`).join("; ")}
      </span>
    </div>
  );
}
