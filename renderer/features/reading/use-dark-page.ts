import { useLocalStorage } from "@mantine/hooks";

/** Whether scripts are shown light on dark, whatever the rest of the window does. A habit of this person's machine. */
export function useDarkPage(): readonly [boolean, (dark: boolean) => void] {
  const [dark, setDark] = useLocalStorage({ key: "dark-page", defaultValue: false, getInitialValueInEffect: false });
  return [dark, setDark];
}
