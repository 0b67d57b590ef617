import { Textarea } from "@mantine/core";
import type { TakeIn } from "./use-take-in.ts";

/** Asked for once the core says that a limit of the centre is exceeded. It refuses nothing: it wants to be known why. */
export function LimitReason({ takeIn }: { readonly takeIn: TakeIn }) {
  const { values, problems } = takeIn;
  if (values.limitReason === null) return null;
  return (
    <Textarea
      label="Why it is taken in beyond the centre's limit"
      autosize
      minRows={2}
      value={values.limitReason}
      onChange={(event) => takeIn.set({ limitReason: event.currentTarget.value })}
      error={problems.limitReason}
    />
  );
}
