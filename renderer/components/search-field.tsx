import { CloseButton, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useRef } from "react";
import { useCommands } from "../commands/index.ts";

type SearchFieldProps = {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly width?: number;
};

/** The search of a list. "/" leads into it from anywhere on the page; Escape empties it. */
export function SearchField({ label, placeholder, value, onChange, width = 320 }: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  useCommands([{ id: "list.search", label, shortcut: "/", group: "This page", run: () => input.current?.focus() }]);
  return (
    <TextInput
      ref={input}
      aria-label={label}
      placeholder={placeholder}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === "Escape" && value !== "") onChange("");
      }}
      w={width}
      maw="100%"
      autoComplete="off"
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        value === "" ? null : (
          <CloseButton
            size="sm"
            aria-label="Clear the search"
            onClick={() => {
              onChange("");
              input.current?.focus();
            }}
          />
        )
      }
    />
  );
}
