import { Tabs } from "@mantine/core";
import { useState } from "react";
import type { ScriptSummary } from "../../../shared/contract/scripts.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { FileView } from "./file-view.tsx";
import classes from "./reading-area.module.css";
import { chosenFile, rememberChosenFile } from "./reading-place.ts";
import { useDarkPage } from "./use-dark-page.ts";

/** A learner's script, file by file, each where the person last stopped reading it. */
export function ScriptViewer({ script }: { readonly script: ScriptSummary }) {
  const [darkPage] = useDarkPage();
  const [chosen, setChosen] = useState(() => chosenFile(script.id));
  const file = script.files.find((candidate) => candidate.id === chosen) ?? script.files[0];
  if (!file)
    return <EmptyState title="No file" description="This script has no file. Centre staff can take it in again." />;

  const choose = (fileId: string | null) => {
    if (fileId === null) return;
    setChosen(fileId);
    rememberChosenFile(script.id, fileId);
  };
  return (
    <div className={classes.viewer} data-dark-page={darkPage || undefined}>
      {script.files.length > 1 ? (
        <Tabs value={file.id} onChange={choose} keepMounted={false} className={classes.filed}>
          <div className={classes.tabs}>
            <Tabs.List className={classes.tabList}>
              {script.files.map((each, index) => (
                <Tabs.Tab key={each.id} value={each.id} title={each.name}>
                  <span className={classes.tab}>
                    {index + 1}. {each.name}
                  </span>
                </Tabs.Tab>
              ))}
            </Tabs.List>
          </div>
          <Tabs.Panel key={file.id} value={file.id} className={classes.viewer}>
            <FileView key={file.id} file={file} />
          </Tabs.Panel>
        </Tabs>
      ) : (
        <FileView key={file.id} file={file} />
      )}
    </div>
  );
}
