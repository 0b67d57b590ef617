import { Text, Title } from "@mantine/core";
import { IconSignature, IconSignatureOff } from "@tabler/icons-react";
import { format, parseISO } from "date-fns";
import type { Signature } from "../../../shared/contract/marking.ts";
import { formatDate } from "../../../shared/domain/dates.ts";
import classes from "./signature-list.module.css";

const roles: Readonly<Record<Signature["role"], string>> = {
  assessor: "Assessor",
  countersigner: "Countersigned by",
  iqa: "IQA",
};

/** Who signed this sheet and when, with the signatures that a later change voided and why. */
export function SignatureList({ signatures }: { readonly signatures: readonly Signature[] }) {
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
                {roles[signature.role]}: <strong>{signature.person.name}</strong>, {atTime(signature.signedAt)}
              </Text>
              {!signature.valid && (
                <Text size="sm" c="dimmed">
                  Void{signature.voidedAt && ` since ${atTime(signature.voidedAt)}`}
                  {signature.voidedReason && `: ${signature.voidedReason}`}
                </Text>
              )}
            </div>
          </li>
        ))}
      </ul>
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
      <Text span size="sm" inherit>
        Signed by {standing.map(({ person, signedAt }) => `${person.name}, ${atTime(signedAt)}`).join("; ")}
      </Text>
    </div>
  );
}

function atTime(instant: string): string {
  return `${formatDate(instant)}, ${format(parseISO(instant), "HH:mm")}`;
}
