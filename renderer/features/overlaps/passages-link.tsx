import { Anchor } from "@mantine/core";
import { Link } from "wouter";

/** From wherever a script is at hand to what it has in common with others. */
export function PassagesLink({ scriptId }: { readonly scriptId: string }) {
  return (
    <Anchor component={Link} href={`/overlaps/${scriptId}`} size="sm">
      Passages in common
    </Anchor>
  );
}
