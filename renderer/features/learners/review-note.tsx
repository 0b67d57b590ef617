import { Text } from "@mantine/core";
import { formatDate, todayAs } from "../../../shared/domain/dates.ts";

/** A specification past its review date can still be worked with, but nobody should be surprised by it. */
export function ReviewNote({ reviewDate }: { readonly reviewDate: string }) {
  if (reviewDate >= todayAs(new Date())) return null;
  return (
    <Text size="xs" c="dimmed">
      The specification was due for review on {formatDate(reviewDate)}. Check with the awarding body that it still
      stands.
    </Text>
  );
}
