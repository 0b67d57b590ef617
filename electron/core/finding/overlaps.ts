import { setImmediate as nextTurn } from "node:timers/promises";
import type { Outputs } from "../../../shared/contract/index.ts";
import type { Overlap, SharedPassage } from "../../../shared/contract/overlaps.ts";
import { findSharedRuns, type SharedRun } from "../../../shared/domain/shared-passages.ts";
import { hashGrams, surelyNoticedWords, winnow } from "../../../shared/domain/winnow.ts";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import type { Actor } from "../centre/actor.ts";
import { requireQualification } from "../centre/learners.ts";
import { maySeeScript, requireScript } from "../scripts/script-list.ts";
import { findScriptOfText, listTextsOfScript } from "../store/script-texts.ts";
import { findScript, type ScriptRecord } from "../store/scripts.ts";
import { type CommonWords, describeCommon } from "./common-passages.ts";
import { describeStatus } from "./find-scripts.ts";
import { scriptDescriber } from "./found-script.ts";
import type { TextDesk } from "./index-texts.ts";
import { countMarked, cutPassage, type OpenText, openText } from "./open-text.ts";
import { findSharedPrints, mostTextsTold } from "./shared-prints.ts";
import { taskWordMarker } from "./task-words.ts";

/** Scripts that share most are compared word by word; beyond these nobody reads on. */
const mostCompared = 40;
const mostPassages = 100;

/**
 * What a script shares with any other of the centre, whatever the year; the most first.
 * @throws WorkstationError NOT_FOUND where this person may not see the script.
 */
export async function findOverlaps(
  actor: Actor,
  desk: TextDesk,
  scriptId: string,
): Promise<Outputs["overlaps"]["forScript"]> {
  const script = requireScript(actor, scriptId);
  const markTask = taskWordMarker(requireQualification(actor, script), script.assessmentId, desk.lexicon);
  const open = (number: number) => openText(desk, number, markTask);
  const own = listTextsOfScript(actor.db, scriptId).flatMap(({ number }) => open(number) ?? []);
  const { pairs, common } = await pairTexts(desk, own);
  const found: Overlap[] = [];
  for (const [otherId, texts] of pairs) {
    const other = findScript(actor.db, otherId);
    if (!other) continue;
    const overlap = compareScripts(actor, { script, own, other, texts, open });
    if (overlap.sharedWords >= surelyNoticedWords) found.push(overlap);
    await nextTurn();
    if (desk.signal.aborted) throw new WorkstationError("NOT_SIGNED_IN");
  }
  const { waiting, unreadable } = describeStatus(actor, desk, "all");
  return {
    words: own.reduce((sum, { numbers }) => sum + numbers.length, 0),
    quotedWords: own.reduce((sum, { quoted }) => sum + countMarked(quoted), 0),
    overlaps: found.sort((one, two) => two.share - one.share),
    common: describeCommon(common, mostTextsTold(desk.index) + 1),
    compared: Math.max(0, desk.index.size - own.length),
    ...{ waiting, unreadable },
  };
}

/** Where a text of this script and one of another share fingerprints. */
type TextPair = {
  readonly own: OpenText;
  readonly number: number;
  readonly seeds: readonly (readonly [number, number])[];
  readonly common: readonly number[];
};

type Paired = {
  /** By script, those that share most fingerprints first. */
  readonly pairs: readonly (readonly [string, readonly TextPair[]])[];
  readonly common: readonly CommonWords[];
};

async function pairTexts(desk: TextDesk, own: readonly OpenText[]): Promise<Paired> {
  const exclude = new Set(own.map(({ number }) => number));
  const byScript = new Map<string, { pairs: TextPair[]; seeds: number }>();
  const commonWords: CommonWords[] = [];
  for (const text of own) {
    const prints = winnow(hashGrams(text.numbers, text.leftOut));
    const shared = await findSharedPrints(desk.index, prints, exclude, desk.signal);
    if (desk.signal.aborted) throw new WorkstationError("NOT_SIGNED_IN");
    const { common } = shared;
    commonWords.push({ text, common });
    const most = [...shared.pairs].sort(([, one], [, two]) => two.length - one.length).slice(0, mostCompared);
    for (const [number, seeds] of most) {
      const scriptId = findScriptOfText(desk.db, number);
      if (scriptId === undefined) continue;
      const known = byScript.get(scriptId) ?? { pairs: [], seeds: 0 };
      known.pairs.push({ own: text, number, seeds, common });
      known.seeds += seeds.length;
      byScript.set(scriptId, known);
    }
  }
  const pairs = [...byScript]
    .sort(([, one], [, two]) => two.seeds - one.seeds)
    .slice(0, mostCompared)
    .map(([scriptId, known]) => [scriptId, known.pairs] as const);
  return { pairs, common: commonWords };
}

type Comparison = {
  readonly script: ScriptRecord;
  readonly own: readonly OpenText[];
  readonly other: ScriptRecord;
  readonly texts: readonly TextPair[];
  readonly open: (number: number) => OpenText | undefined;
};

function compareScripts(actor: Actor, { script, own, other, texts, open }: Comparison): Overlap {
  const visible = maySeeScript(actor, other);
  const passages: SharedPassage[] = [];
  const shared = new Map(own.map((text) => [text.number, new Uint8Array(text.numbers.length)]));
  for (const { own: text, number, seeds, common } of texts) {
    const otherText = open(number);
    if (!otherText) continue;
    for (const run of findSharedRuns(text, otherText, seeds)) {
      if (isForm(run, common)) continue;
      shared.get(text.number)?.fill(1, run.start, run.end);
      passages.push({
        words: run.words,
        here: cutPassage(text, run.start, run.end),
        there: visible ? cutPassage(otherText, run.otherStart, run.otherEnd) : null,
      });
    }
  }
  const sharedWords = [...shared.values()].reduce((sum, marked) => sum + countMarked(marked), 0);
  const comparable = own.reduce((sum, { numbers, leftOut }) => sum + numbers.length - countMarked(leftOut), 0);
  return {
    other: visible
      ? { visible: true, ...scriptDescriber(actor)(other) }
      : { visible: false, year: Number(other.receivedOn.slice(0, 4)) },
    sameLearner: other.learnerId === script.learnerId,
    sharedWords,
    share: comparable === 0 ? 0 : Math.min(1, sharedWords / comparable),
    passages: passages.slice(0, mostPassages),
  };
}

/**
 * Where a form ends and a learner's own words begin, each text has another fingerprint, which few others may have by chance:
 * it led here, but what is left of the run beside the form is too short to have been noticed by itself.
 */
function isForm({ start, end }: SharedRun, common: readonly number[]): boolean {
  const inside = common.filter((position) => position >= start && position < end);
  if (inside.length === 0) return false;
  return Math.min(...inside) - start < surelyNoticedWords && end - Math.max(...inside) < 2 * surelyNoticedWords;
}
