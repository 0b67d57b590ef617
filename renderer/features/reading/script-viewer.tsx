import { ActionIcon, Select, Tabs, Text, Tooltip } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { IconColumns2, IconX } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { Group, Panel, Separator } from "react-resizable-panels";
import type { ScriptFile, ScriptSummary } from "../../../shared/contract/scripts.ts";
import { useCommands } from "../../commands/index.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { useLostFocus } from "../../components/use-lost-focus.ts";
import { FileView } from "./file-view.tsx";
import classes from "./reading-area.module.css";
import { focusScript } from "./reading-controls.ts";
import { ReadingPaneProvider } from "./reading-pane.tsx";
import { chosenFile, rememberChosenFile } from "./reading-place.ts";
import { ScriptSectionsProvider } from "./script-sections.tsx";
import { scrollIntoSight } from "./scroll-into-sight.ts";
import { onFileWanted, wantedFile } from "./show-passage.ts";
import { useDarkPage } from "./use-dark-page.ts";
import { useSectionJumps } from "./use-section-jumps.ts";

/** In pixels: below this, neither of two files could be read. */
const leastForTwo = 480;

/** A learner's script, file by file, each where the person last stopped reading it; two of them side by side on request. */
export function ScriptViewer({ script }: { readonly script: ScriptSummary }) {
  const [begun] = useState(() => wantedOf(script.files) ?? chosenFile(script.id) ?? script.files[0]?.id);
  return (
    <ScriptSectionsProvider files={script.files} openId={begun}>
      <OpenFiles script={script} begun={begun} />
    </ScriptSectionsProvider>
  );
}

type OpenFilesProps = { readonly script: ScriptSummary; readonly begun: string | undefined };

function OpenFiles({ script, begun }: OpenFilesProps) {
  const [darkPage] = useDarkPage();
  const { files } = script;
  const [chosen, setChosen] = useState(begun);
  const [beside, setBeside] = useState<string>();
  const [inSecond, setInSecond] = useState(false);
  const tabs = useRef<HTMLDivElement>(null);
  const file = files.find((candidate) => candidate.id === chosen) ?? files[0];
  const other = files.find((candidate) => candidate.id === beside && candidate.id !== file?.id);
  const { ref, width } = useElementSize();
  // Not measured yet: nothing is taken away that may have its place.
  const narrow = width > 0 && width < leastForTwo;
  const second = narrow ? undefined : other;

  const choose = (fileId: string | null) => {
    if (fileId === null) return;
    // The file that stood beside changes places with the one that it is chosen over.
    if (fileId === beside) setBeside(file?.id);
    setChosen(fileId);
    rememberChosenFile(script.id, fileId);
  };
  useEffect(() =>
    onFileWanted((fileId) => {
      if (fileId !== second?.id && files.some(({ id }) => id === fileId)) choose(fileId);
    }),
  );
  useEffect(() => {
    const tab = file && tabs.current?.querySelector('[role="tab"][data-active]');
    if (tab && tabs.current) scrollIntoSight(tabs.current, tab.getBoundingClientRect());
  }, [file]);
  const another = files.find(({ id }) => id !== file?.id);
  const toggle = () => {
    setInSecond(false);
    setBeside(other ? undefined : another?.id);
  };
  const sideBySide = {
    id: "reading.two-files",
    label: second ? "Show one file" : "Show two files side by side",
    shortcut: "alt+S",
    group: "Script",
    when: () => files.length > 1 && !narrow,
    run: toggle,
  };
  useCommands([sideBySide]);
  useSectionJumps(inSecond && second ? second.id : file?.id);

  if (!file)
    return <EmptyState title="No file" description="This script has no file. Centre staff can take it in again." />;
  if (files.length === 1) {
    return (
      <div className={classes.viewer} data-dark-page={darkPage || undefined}>
        <FileView key={file.id} file={file} />
      </div>
    );
  }
  return (
    <div ref={ref} className={classes.viewer} data-dark-page={darkPage || undefined}>
      <Tabs value={file.id} onChange={choose} keepMounted={false} className={classes.filed}>
        <div className={classes.tabs}>
          <Tabs.List ref={tabs} className={classes.tabList}>
            {files.map((each, index) => (
              <Tabs.Tab key={each.id} value={each.id} title={each.name}>
                <span className={classes.tab}>
                  {index + 1}. {each.name}
                </span>
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {!narrow && (
            <Tooltip label={sideBySide.label} openDelay={400}>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={sideBySide.label}
                aria-pressed={second !== undefined}
                onClick={toggle}
              >
                <IconColumns2 size={18} />
              </ActionIcon>
            </Tooltip>
          )}
        </div>
        {narrow && other && <NotBeside name={other.name} />}
        <Tabs.Panel key={file.id} value={file.id} className={classes.panes}>
          {/* One pane or two: the first stays as it is, so that its file isn't opened anew. */}
          <Group orientation="horizontal" className={classes.group}>
            <Panel id="first" minSize="160px" className={classes.pane} onFocusCapture={() => setInSecond(false)}>
              <ReadingPaneProvider active={!second || !inSecond}>
                <FileView key={file.id} file={file} />
              </ReadingPaneProvider>
            </Panel>
            {second && (
              <>
                <Separator className={classes.separator} aria-label="Width of the two files" />
                <Panel id="second" minSize="160px" className={classes.pane} onFocusCapture={() => setInSecond(true)}>
                  <ReadingPaneProvider active={inSecond}>
                    <SecondFile files={files} file={second} not={file.id} onChoose={setBeside} onClose={toggle} />
                  </ReadingPaneProvider>
                </Panel>
              </>
            )}
          </Group>
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}

/** In place of the second file. Whoever was reading there goes on in the first. */
function NotBeside({ name }: { readonly name: string }) {
  useLostFocus(focusScript);
  return (
    <Text size="xs" c="dimmed" role="status" className={classes.notBeside}>
      {name} comes back beside this file once there is room for two.
    </Text>
  );
}

type SecondFileProps = {
  readonly files: readonly ScriptFile[];
  readonly file: ScriptFile;
  readonly not: string;
  readonly onChoose: (fileId: string) => void;
  readonly onClose: () => void;
};

function SecondFile({ files, file, not, onChoose, onClose }: SecondFileProps) {
  const others = files.filter(({ id }) => id !== not);
  return (
    <>
      <div className={classes.secondHead}>
        <Select
          size="xs"
          aria-label="File on the right"
          allowDeselect={false}
          value={file.id}
          onChange={(fileId) => fileId !== null && onChoose(fileId)}
          data={others.map((each) => ({ value: each.id, label: `${files.indexOf(each) + 1}. ${each.name}` }))}
        />
        <ActionIcon variant="subtle" color="gray" aria-label="Close the file on the right" onClick={onClose}>
          <IconX size={16} />
        </ActionIcon>
      </div>
      <FileView key={file.id} file={file} />
    </>
  );
}

function wantedOf(files: readonly ScriptFile[]): string | undefined {
  const wanted = wantedFile();
  return files.some(({ id }) => id === wanted) ? wanted : undefined;
}
