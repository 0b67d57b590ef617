import { useDisclosure } from "@mantine/hooks";
import { Suspense, useRef } from "react";
import { useLocation } from "wouter";
import { useOwnWords } from "../api/own-words.ts";
import { usePerson, useStatus } from "../api/session.tsx";
import { HelpSheet } from "../commands/help-sheet.tsx";
import { useKeyHandler } from "../commands/key-handler.ts";
import { Palette } from "../commands/palette.tsx";
import { useCommands } from "../commands/registry.ts";
import { LoadingArea } from "../components/loading-area.tsx";
import { noSearch, searchPath, searchState } from "../features/search/search-values.ts";
import { useActivity } from "./activity.ts";
import { ChangePassphraseDialog } from "./change-passphrase-dialog.tsx";
import { MyDeclarationsDialog } from "./my-declarations-dialog.tsx";
import { MyDictionaryDialog } from "./my-dictionary-dialog.tsx";
import { Rail } from "./rail.tsx";
import { isFullWindow, Pages } from "./routes.tsx";
import classes from "./shell.module.css";
import { useShellCommands } from "./shell-commands.ts";
import { TopBar } from "./top-bar.tsx";
import { useKeepsakes } from "./use-keepsakes.ts";
import { useKeyboardOnNewPage } from "./use-keyboard-on-new-page.ts";
import { useRememberedPlace } from "./use-remembered-place.ts";

/** The window of somebody at work: where to go on the left, who is here above, the page in the rest. */
export function Shell() {
  const person = usePerson();
  const { idleLockMinutes } = useStatus();
  const [path, navigate] = useLocation();
  const [helpOpened, help] = useDisclosure(false);
  const [passphraseOpened, passphrase] = useDisclosure(false);
  const [declarationsOpened, declarations] = useDisclosure(false);
  const [dictionaryOpened, dictionary] = useDisclosure(false);
  const [menuOpened, menu] = useDisclosure(false);
  const commands = useShellCommands({
    openMenu: menu.open,
    openHelp: help.open,
    changePassphrase: passphrase.open,
    openMyDeclarations: declarations.open,
    openMyDictionary: dictionary.open,
  });
  const main = useRef<HTMLElement>(null);

  useCommands(commands.all);
  useKeyHandler();
  useOwnWords();
  useActivity(idleLockMinutes);
  const arrived = useRememberedPlace(person.id);
  const settled = useKeepsakes(person.id);

  useKeyboardOnNewPage(main, path);

  return (
    <div className={classes.shell}>
      <TopBar commands={commands} menu={{ command: commands.menu, opened: menuOpened, onChange: menu.set }} />
      <Rail commands={commands.places} />
      <main id="main" ref={main} tabIndex={-1} className={classes.main} data-full={isFullWindow(path) || undefined}>
        <Suspense fallback={<LoadingArea label="Opening" />}>{arrived && settled && <Pages />}</Suspense>
      </main>
      <Palette onSearch={(words) => navigate(searchPath, { state: searchState(person.id, { ...noSearch, words }) })} />
      <HelpSheet opened={helpOpened} onClose={help.close} />
      <ChangePassphraseDialog opened={passphraseOpened} onClose={passphrase.close} />
      <MyDeclarationsDialog opened={declarationsOpened} onClose={declarations.close} />
      <MyDictionaryDialog opened={dictionaryOpened} onClose={dictionary.close} />
    </div>
  );
}
