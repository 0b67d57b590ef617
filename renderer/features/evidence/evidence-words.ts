import type { Evidence } from "../../../shared/contract/evidence.ts";
import { type EvidencePlace, readSelector } from "../../../shared/domain/evidence-selector.ts";

const longestShown = 160;

/** A place as a list shows it: its words, or which page its box lies on. */
export function describePlace(place: EvidencePlace): string {
  if (place.kind === "box") return place.page === undefined ? "Box on the picture" : `Box on page ${place.page}`;
  const words = place.exact.replace(/\s+/g, " ").trim();
  return `“${words.length > longestShown ? `${words.slice(0, longestShown).trimEnd()}…` : words}”`;
}

export function describeEvidence(evidence: Evidence): string {
  return describePlace(readSelector(evidence.selector));
}

export const sideNames = { assr: "Assr", qa: "QA" } as const;
