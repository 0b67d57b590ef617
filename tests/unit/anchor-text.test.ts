import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Anchor, errorBound, findQuote, prepareText, type Quote } from "../../shared/domain/anchor-text.ts";
import { toPlainForm } from "../../shared/domain/plain-form.ts";

const words = [
  ..."the coach and client reflect on practice difficult office final flow effective affirmed fluent".split(" "),
  ..."supervision well-being co-ordinate session’s “insight” manager café Zoë leadership, contract; ethics.".split(" "),
];
const prose = fc.array(fc.constantFrom(...words), { minLength: 60, maxLength: 400 }).map((list) => list.join(" "));
/** A text and a stretch of it. The number at its start makes the stretch one of its kind. */
const quoted = fc
  .record({ before: prose, exact: fc.array(fc.constantFrom(...words), { minLength: 4, maxLength: 60 }), after: prose })
  .map(({ before, exact, after }) => {
    const passage = `passage 4711 ${exact.join(" ")}`;
    const text = `${before} ${passage} ${after}`;
    const start = before.length + 1;
    const quote: Quote = {
      exact: passage,
      prefix: text.slice(Math.max(0, start - 32), start),
      suffix: text.slice(start + passage.length, start + passage.length + 32),
      start,
    };
    return { text, quote };
  });

/** What conversions and text layers do to the same words. `at` decides where. */
type Mutation = (text: string, at: (index: number) => boolean) => string;
const everywhere =
  (pattern: RegExp, to: string): Mutation =>
  (text, at) =>
    text.replace(pattern, (found, index: number) => (at(index) ? to.replace("$", found) : found));
const mutations: Readonly<Record<string, Mutation>> = {
  ligatures: (text, at) =>
    text.replace(/ffi|ffl|fi|fl|ff/g, (found, index: number) =>
      at(index) ? ({ ffi: "ﬃ", ffl: "ﬄ", fi: "ﬁ", fl: "ﬂ", ff: "ﬀ" }[found] ?? found) : found,
    ),
  "soft hyphens": everywhere(/(?<=\p{L})\p{L}/gu, "\u00ad$"),
  "hyphens at line ends": everywhere(/(?<=\p{L}{2})\p{L}(?=\p{L}{2})/gu, "-\n$"),
  "soft line breaks": everywhere(/ /g, "\n"),
  "inserted spaces": everywhere(/(?<=\p{L})\p{L}/gu, " $"),
  "lost spaces": everywhere(/ /g, ""),
  "hard spaces": everywhere(/ /g, "\u00a0"),
  "straight quotation marks": (text) => text.replace(/[“”]/g, '"').replace(/’/g, "'"),
  "decomposed accents": (text) => text.normalize("NFD"),
  "invisible characters": everywhere(/\p{L}/gu, "$\u200b"),
};

function mutate(text: string, names: readonly string[], seed: number): string {
  return names.reduce((now, name) => {
    const mutation = mutations[name];
    return mutation ? mutation(now, (index) => (Math.imul(index + seed, 2_654_435_761) >>> 16) % 3 === 0) : now;
  }, text);
}

const found = (text: string, anchor: Anchor | undefined) => anchor && text.slice(anchor.start, anchor.end);
const plainOf = (text: string | undefined) => (text === undefined ? undefined : toPlainForm(text).text);

describe("a quote", () => {
  test("that has not moved is found at its place", () => {
    fc.assert(
      fc.property(quoted, ({ text, quote }) => {
        expect(findQuote(prepareText(text), quote)).toMatchObject({ start: quote.start, how: "same" });
      }),
    );
  });

  test.each(Object.keys(mutations))("is found again, whole, after %s", (name) => {
    fc.assert(
      fc.property(quoted, fc.nat(1_000), ({ text, quote }, seed) => {
        const mutated = mutate(text, [name], seed);
        const anchor = findQuote(prepareText(mutated), quote);
        expect(plainOf(found(mutated, anchor))).toBe(plainOf(quote.exact));
      }),
    );
  });

  test("is found again after all of it at once, and text put before it", () => {
    fc.assert(
      fc.property(
        quoted,
        fc.subarray(Object.keys(mutations), { minLength: 2 }),
        fc.nat(1_000),
        prose,
        (one, names, seed, more) => {
          const mutated = mutate(`${more}\n${one.text}`, names, seed);
          const anchor = findQuote(prepareText(mutated), one.quote);
          expect(plainOf(found(mutated, anchor))).toBe(plainOf(one.quote.exact));
        },
      ),
    );
  });

  test("is found where a few characters were recognised wrongly", () => {
    fc.assert(
      fc.property(quoted, fc.nat(1_000), ({ text, quote }, seed) => {
        const end = quote.start + quote.exact.length;
        let changed = 0;
        const worn = quote.exact.replace(/\p{L}/gu, (letter, index: number) => {
          if (changed >= quote.exact.length * 0.05 || (index + seed) % 11 !== 0) return letter;
          changed += 1;
          return "¤";
        });
        const mutated = text.slice(0, quote.start) + worn + text.slice(end);
        const anchor = findQuote(prepareText(mutated), quote);
        expect(found(mutated, anchor)?.includes("4711")).toBe(true);
        expect(anchor?.errors).toBeLessThanOrEqual(errorBound(plainOf(quote.exact)?.length ?? 0));
      }),
    );
  });

  test("that is not there is not found: what is found is always within the bound", () => {
    const letters = fc
      .array(fc.constantFrom(..."abcde "), { minLength: 1, maxLength: 300 })
      .map((list) => list.join(""));
    fc.assert(
      fc.property(letters, letters, fc.nat(300), (text, exact, start) => {
        const anchor = findQuote(prepareText(text), { exact, prefix: "", suffix: "", start });
        if (!anchor) return;
        const wanted = plainOf(exact) ?? "";
        const distance = editDistance(plainOf(found(text, anchor)) ?? "", wanted);
        expect(distance).toBe(anchor.errors);
        expect(distance).toBeLessThanOrEqual(errorBound(wanted.length));
      }),
      { numRuns: 300 },
    );
  });

  test("of other words is not found", () => {
    const quote = {
      exact: "Reflection on supervision changed how I contract with clients.",
      prefix: "",
      suffix: "",
      start: 0,
    };
    expect(
      findQuote(prepareText("Nothing of that sort was ever written in this diary of twelve hours of practice."), quote),
    ).toBeUndefined();
  });
});

describe("of several places", () => {
  const text = "First, I listened well. Then he spoke. Later, I listened well. Then she left.";

  test("the one in the remembered surroundings wins over the nearest", () => {
    const quote = { exact: "I listened well.", prefix: "Later, ", suffix: " Then she", start: 0 };
    expect(findQuote(prepareText(`\n${text}`), quote)?.start).toBe(1 + text.lastIndexOf("I listened"));
  });

  test("the nearest wins where the surroundings say nothing", () => {
    const quote = { exact: "I listened well.", prefix: "", suffix: "", start: 50 };
    expect(findQuote(prepareText(text.replaceAll(" ", "  ")), quote)?.start).toBeGreaterThan(40);
  });

  test("the same words by chance at the old place do not stand for the passage that moved", () => {
    const repeated = "a b a b a b";
    expect(findQuote(prepareText(`x ${repeated}`), { exact: "a b", prefix: "", suffix: "", start: 0 })?.start).toBe(2);
  });
});

test("a million characters take well under two seconds, found or not", () => {
  const line = "Coaching conversations need a contract that both sides understand and keep. ";
  const text = prepareText(line.repeat(13_200));
  const exact = `${"Nobody ever wrote quite this sentence about mentoring in a large organisation. ".repeat(60)}`;
  const started = performance.now();
  expect(findQuote(text, { exact, prefix: "", suffix: "", start: 500_000 })).toBeUndefined();
  expect(performance.now() - started).toBeLessThan(2_000);
});

/** Levenshtein's distance, written out: the search is not checked against itself. */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [i, character] of [...one].entries()) {
    const next = [i + 1];
    for (let j = 0; j < other.length; j += 1)
      next.push(Math.min((row[j] ?? 0) + (character === other[j] ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    row = next;
  }
  return row[other.length] ?? 0;
}
