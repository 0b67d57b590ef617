import { VisuallyHidden } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";

/** Says the page once scrolling rests, so that paging through does not become a list of numbers. */
export function PageAnnouncement({ page, count }: { readonly page: number; readonly count: number }) {
  const [settled] = useDebouncedValue(page, 600);
  return (
    <VisuallyHidden role="status">
      Page {settled} of {count}
    </VisuallyHidden>
  );
}
