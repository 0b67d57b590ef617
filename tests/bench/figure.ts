/** One line of a benchmark: what was measured, beside the plainest thing that does the same on the same disk in the same run. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline: number;
  /** value ÷ baseline. */
  readonly ratio: number;
};

export type Group = (report: (figure: Figure) => void) => Promise<void>;

export function figure(name: string, value: number, unit: string, baseline: number): Figure {
  const round = (number: number) => Number(number.toPrecision(4));
  return { name, value: round(value), unit, baseline: round(baseline), ratio: round(value / baseline) };
}

export function percentile(samples: readonly number[], part: number): number {
  const sorted = samples.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
