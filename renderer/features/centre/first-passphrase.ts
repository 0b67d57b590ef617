/** No letter or digit that reads like another: it is written down and typed once. */
const alphabet = "abcdefghjkmnpqrstvwxyz23456789";
const groups = 4;
const groupLength = 4;

/** A passphrase to hand over: about 78 random bits, replaced by the person's own at the first sign-in. */
export function suggestPassphrase(): string {
  const draw = () => alphabet[drawBelow(alphabet.length)] ?? "";
  return Array.from({ length: groups }, () => Array.from({ length: groupLength }, draw).join("")).join("-");
}

/** Evenly: a byte beyond the last whole multiple is drawn again. */
function drawBelow(bound: number): number {
  const limit = 256 - (256 % bound);
  const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
  return byte < limit ? byte % bound : drawBelow(bound);
}
