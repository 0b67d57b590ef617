import { createContext, type ReactNode, use, useMemo } from "react";
import type { ScriptFile, ScriptHeading } from "../../../shared/contract/scripts.ts";
import { placeSections } from "../../../shared/domain/script-sections.ts";
import { useEvidenceDesk } from "../evidence/evidence-desk.tsx";
import { type ScriptReadings, useScriptReadings } from "./use-script-readings.ts";

/** Where a file of the script answers a section, from which heading, and with how many words. */
type ReadPart = { readonly file: ScriptFile; readonly heading: ScriptHeading; readonly words: number };

export type ScriptSections = {
  readonly files: readonly ScriptFile[];
  readonly readings: ScriptReadings;
  /** The sections of the sheet as the script answers them, by its headings. Nothing where it is read without a sheet. */
  readonly sections: readonly { readonly id: string; readonly title: string; readonly parts: readonly ReadPart[] }[];
};

const SectionsContext = createContext<ScriptSections>({ files: [], readings: new Map(), sections: [] });

export function useScriptSections(): ScriptSections {
  return use(SectionsContext);
}

type ProviderProps = {
  readonly files: readonly ScriptFile[];
  readonly openId: string | undefined;
  readonly children: ReactNode;
};

/** Around the files of a script: what all of them together have of each section, whichever is open. */
export function ScriptSectionsProvider(props: ProviderProps) {
  return useEvidenceDesk() ? <SectionsProvider {...props} /> : props.children;
}

const none: readonly never[] = [];

function SectionsProvider({ files, openId, children }: ProviderProps) {
  const wanted = useEvidenceDesk()?.sections ?? none;
  const readings = useScriptReadings(files, openId);
  const known = useMemo((): ScriptSections => {
    const headings = files.map(({ id }) => {
      const reading = readings.get(id);
      return reading === undefined || reading === "unread" ? none : reading.headings;
    });
    const sections = placeSections(headings, wanted).map(({ parts }, index) => ({
      id: wanted[index]?.id ?? "",
      title: wanted[index]?.title ?? "",
      parts: parts.flatMap((part): ReadPart[] => {
        const file = files[part.file];
        const heading = headings[part.file]?.[part.heading];
        return file && heading ? [{ file, heading, words: part.words }] : [];
      }),
    }));
    return { files, readings, sections };
  }, [files, readings, wanted]);
  return <SectionsContext value={known}>{children}</SectionsContext>;
}
