import { Text } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { SheetAt } from "../../../shared/contract/marking.ts";
import type { SheetHead } from "../../../shared/contract/sheet.ts";
import { formatMoment } from "../../../shared/domain/dates.ts";
import { api } from "../../api/client.ts";
import { type Command, CommandIcon, useCommands } from "../../commands/index.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { LoadingArea } from "../../components/loading-area.tsx";
import { SideDrawer } from "../../components/side-drawer.tsx";
import classes from "./history.module.css";
import type { Moment } from "./history-words.ts";
import { MomentList } from "./moment-list.tsx";
import { SheetAsItWas } from "./sheet-as-it-was.tsx";
import type { SheetDesk } from "./sheet-desk.ts";

type HistoryProps = { readonly desk: SheetDesk; readonly sheetId: string; readonly head: SheetHead };

/** Leads to what the sheet said at any moment: "what did it say on Tuesday". */
export function HistoryButton(props: HistoryProps) {
  const [opened, setOpened] = useState(false);
  const command: Command = {
    id: "sheet.history",
    label: "History of this sheet",
    shortcut: "alt+H",
    group: "Mark sheet",
    run: () => setOpened(true),
  };
  useCommands([command]);
  return (
    <>
      <CommandIcon command={command} icon={IconHistory} />
      <SideDrawer opened={opened} onClose={() => setOpened(false)} title={command.label} width={920}>
        <History {...props} />
      </SideDrawer>
    </>
  );
}

function History({ desk, sheetId, head }: HistoryProps) {
  const history = useQuery(api[desk].history.queryOptions({ input: { sheetId }, gcTime: 0 }));
  const [chosen, setChosen] = useState(0);
  if (history.isPending) return <LoadingArea label="Reading the history" />;
  if (history.isError) return <ErrorNote error={history.error} onRetry={() => void history.refetch()} />;
  const moment = history.data[chosen] ?? history.data[0];
  if (!moment) return <Text size="sm">Nothing has been written on this sheet yet.</Text>;
  return (
    <div className={classes.history}>
      <MomentList
        history={history.data}
        specification={head.specification}
        chosen={history.data.indexOf(moment)}
        onChoose={setChosen}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must take the focus so that keys scroll it. */}
      <section className={classes.then} tabIndex={0} aria-label="The sheet as it was">
        <Text size="sm" fw={600} role="status" className={classes.at}>
          As it stood on {formatMoment(moment.at)}
        </Text>
        <AtMoment desk={desk} sheetId={sheetId} head={head} moment={moment} />
      </section>
    </div>
  );
}

function AtMoment({ desk, sheetId, head, moment }: HistoryProps & { readonly moment: Moment }) {
  const input = { sheetId, at: moment.at };
  const sheet = useQuery(
    api[desk].sheetAt.queryOptions({ input, placeholderData: (former: SheetAt | undefined) => former }),
  );
  if (sheet.isError) return <ErrorNote error={sheet.error} onRetry={() => void sheet.refetch()} />;
  if (!sheet.data) return <LoadingArea label="Reading the sheet of that moment" />;
  return <SheetAsItWas head={head} entries={sheet.data.entries} changed={moment} />;
}
