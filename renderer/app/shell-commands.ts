import { useMantineColorScheme } from "@mantine/core";
import { useLocation } from "wouter";
import { client } from "../api/client.ts";
import { settleKeepsakes } from "../api/keepsakes.ts";
import { opensWindows, openWindow } from "../api/open-window.ts";
import { checksSpelling } from "../api/own-words.ts";
import { refreshStatus, usePerson } from "../api/session.tsx";
import type { Command } from "../commands/command.ts";
import { openPalette } from "../commands/palette.tsx";
import { confirmAction } from "../components/confirm.tsx";
import { useTraineeSince } from "../features/countersign/use-trainee.ts";
import { settleDrafts } from "../features/marking/open-drafts.ts";
import { rememberSignInName } from "../features/start/last-sign-in-name.ts";
import { type Place, placesOf } from "./places.ts";

export type PlaceCommand = Command & { readonly place: Place };

export type ShellCommands = {
  readonly all: readonly Command[];
  readonly places: readonly PlaceCommand[];
  readonly palette: Command;
  readonly menu: Command;
  readonly help: Command;
  readonly lock: Command;
  readonly switchPerson: Command;
  readonly changePassphrase: Command;
  readonly myDeclarations: Command;
  readonly myDictionary: Command;
};

type Openers = {
  readonly openMenu: () => void;
  readonly openHelp: () => void;
  readonly changePassphrase: () => void;
  readonly openMyDeclarations: () => void;
  readonly openMyDictionary: () => void;
};

/** A browser keeps these keys to itself. */
const newWindowKeys = opensWindows ? { shortcut: "mod+shift+N" } : {};

/** What can be done from everywhere. */
export function useShellCommands(open: Openers): ShellCommands {
  const person = usePerson();
  const isTrainee = useTraineeSince() !== undefined;
  const [, navigate] = useLocation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();

  const places = placesOf(person, isTrainee).map(
    (place): PlaceCommand => ({
      id: `go.${place.path.slice(1)}`,
      label: `Go to ${place.title.toLowerCase()}`,
      shortcut: place.shortcut,
      group: "Go to",
      run: () => navigate(place.path),
      place,
    }),
  );
  const palette: Command = {
    id: "palette.open",
    label: "Find a command",
    shortcut: "mod+K",
    group: "Program",
    run: openPalette,
  };
  const menu: Command = {
    id: "menu.open",
    label: "Open the menu",
    shortcut: "F10",
    group: "Program",
    run: open.openMenu,
  };
  const help: Command = {
    id: "help.open",
    label: "Show the keys of this screen",
    shortcut: "F1 ?",
    group: "Program",
    run: open.openHelp,
  };
  const lock: Command = {
    id: "session.lock",
    label: "Lock",
    shortcut: "mod+shift+L",
    group: "Program",
    run: () => void endSession(person.signInName),
  };
  const switchPerson: Command = {
    id: "session.switch",
    label: "Switch person",
    group: "Program",
    run: () => void endSession(undefined),
  };
  const changePassphrase: Command = {
    id: "session.change-passphrase",
    label: "Change passphrase",
    group: "Program",
    run: open.changePassphrase,
  };
  const myDeclarations: Command = {
    id: "person.declarations",
    label: "My declarations",
    group: "Program",
    run: open.openMyDeclarations,
  };
  const myDictionary: Command = {
    id: "person.dictionary",
    label: "My dictionary",
    group: "Program",
    run: open.openMyDictionary,
  };
  const newWindow: Command = {
    id: "window.new",
    label: "New window",
    ...newWindowKeys,
    group: "Program",
    run: openWindow,
  };
  const appearances = (["light", "dark", "auto"] as const).map(
    (scheme): Command => ({
      id: `appearance.${scheme}`,
      label: scheme === "auto" ? "Appearance: as the system" : `Appearance: ${scheme}`,
      group: "Program",
      when: () => colorScheme !== scheme,
      run: () => setColorScheme(scheme),
    }),
  );

  return {
    all: [
      ...places,
      ...[palette, menu, help, newWindow, lock, switchPerson, changePassphrase, myDeclarations],
      ...(checksSpelling ? [myDictionary] : []),
      ...appearances,
    ],
    places,
    palette,
    menu,
    help,
    lock,
    switchPerson,
    changePassphrase,
    myDeclarations,
    myDictionary,
  };
}

function confirmLosingText(): Promise<boolean> {
  return confirmAction({
    title: "Sign out with unsaved text?",
    body: "Some of what is typed on a mark sheet could not be saved. Everything else is safe.",
    confirmLabel: "Sign out all the same",
    danger: true,
  });
}

/** @param signInName whom the sign-in form offers next; nobody where another person is about to sign in. */
async function endSession(signInName: string | undefined) {
  const saved = await settleDrafts();
  if (!saved && !(await confirmLosingText())) return;
  await settleKeepsakes();
  rememberSignInName(signInName);
  await client.session.signOut().catch(() => undefined);
  await refreshStatus();
}
