import { Button, Group, Select } from "@mantine/core";
import type { ReactNode, RefObject } from "react";

type PersonChooserProps = {
  /** Names the list of people for screen readers. */
  readonly label: string;
  readonly placeholder: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: string | null;
  readonly onChoose: (personId: string | null) => void;
  readonly nothingFound: string;
  /** The button that gives the work to whoever is chosen. */
  readonly give: { readonly label: ReactNode; readonly disabled: boolean; readonly busy?: boolean; run(): void };
  readonly ref?: RefObject<HTMLInputElement | null>;
};

/** Somebody who can take a piece of work over, by name, and the button that gives it to them. */
export function PersonChooser({ label, placeholder, choices, chosen, onChoose, give, ...rest }: PersonChooserProps) {
  return (
    <Group gap="xs" wrap="nowrap">
      <Select
        ref={rest.ref}
        aria-label={label}
        placeholder={placeholder}
        searchable
        openOnFocus={false}
        flex={1}
        data={choices}
        value={chosen}
        onChange={onChoose}
        allowDeselect={false}
        nothingFoundMessage={rest.nothingFound}
      />
      <Button variant="default" loading={give.busy ?? false} disabled={give.disabled} onClick={give.run}>
        {give.label}
      </Button>
    </Group>
  );
}
