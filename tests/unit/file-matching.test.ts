import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchAssessment } from "../../shared/domain/assessment-matching.ts";
import { FileMatcher } from "../../shared/domain/file-matching.ts";
import { awardingBodyPattern, checkPattern, readPattern, suggestPattern } from "../../shared/domain/file-patterns.ts";
import { splitPath } from "../../shared/domain/file-words.ts";
import type { MatchableLearner } from "../../shared/domain/name-fit.ts";

const learner = (id: string, name: string, registrationNumber: string): MatchableLearner => ({
  id,
  name,
  registrationNumber,
});
const learners = [
  learner("rhys", "Rhys Jones", "012345"),
  learner("siân", "Siân Jones", "012346"),
  learner("zoë", "Zoë Ó Súilleabháin", "ABC1001"),
  learner("lukasz", "Łukasz Żółć", "ABC 1002"),
  learner("mary", "Mary-Ann O'Brien", "DEM9003"),
];
const matcher = new FileMatcher(learners);

describe("whose a file is", () => {
  test.each([
    ["R Jones-ABC123-012345-8697-530(1).pdf", "rhys", "certain"],
    ["012346.docx", "siân", "certain"],
    ["abc1001_assignment final.docx", "zoë", "certain"],
    ["diary ABC-1002 (2).pdf", "lukasz", "certain"],
    ["Jones, Rhys - assignment.docx", "rhys", "likely"],
    ["assignment_jones_sian.docx", "siân", "likely"],
    ["ZoeOSuilleabhain.docx", "zoë", "likely"],
    ["zolc lukasz.odt", "lukasz", "likely"],
    ["obrien mary ann.pdf", "mary", "likely"],
    ["012345 Rhys Jones/work.pdf", "rhys", "certain"],
    ["cohort/Rhys Jones/diary/page 1.png", "rhys", "likely"],
    ["R Jones.docx", "rhys", "unsure"],
    ["O'Brien essay.docx", "mary", "unsure"],
  ])("%s", (path, id, confidence) => {
    expect(matcher.match(path)).toMatchObject({ learnerId: id, confidence });
  });

  test("never guesses between two", () => {
    expect(matcher.match("Jones.docx")).toMatchObject({
      learnerId: null,
      reason: "Could be Rhys Jones or Siân Jones.",
    });
  });

  test("a number inside a longer one is nobody's", () => {
    expect(matcher.match("20120123459.docx").learnerId).toBeNull();
  });

  test("a number of one and a name of another is said", () => {
    expect(matcher.match("012345 Siân Jones.pdf")).toMatchObject({ learnerId: "rhys", confidence: "unsure" });
  });

  test("the awarding body's pattern gives unit and attempt", () => {
    expect(matcher.match("R Jones-ABC123-012345-8697-530(2).pdf")).toMatchObject({ unit: "8697-530", attempt: 2 });
    expect(readPattern(awardingBodyPattern, "R Jones-ABC123-012345-8697-530(1)")).toContainEqual({
      name: "R Jones",
      centre: "ABC123",
      registration: "012345",
      unit: "8697-530",
      attempt: "1",
    });
  });
});

describe("a double-barrelled surname in the awarding body's pattern", () => {
  const cohort = [
    learner("anna", "Anna Bell-Ngata", "ABC1001"),
    learner("adam", "Adam Bell", "ABC1002"),
    learner("finn", "Finn O'Neill-Smith", "ABC1003"),
  ];
  const paper = { unit: "8697-530", attempt: 1 };

  test.each([
    ["A Bell-Ngata-AB4711-ABC1001-8697-530(1)", "anna", "certain"],
    ["A Bell-Ngata-AB4711-ABC1099-8697-530(1)", "anna", "unsure"],
    ["A Bell-AB4711-ABC1002-8697-530(1)", "adam", "certain"],
    ["Finn O'Neill-Smith-AB4711-ABC1099-8697-530(1)", "finn", "likely"],
    ["A Bell-Ngata-LONDON-ABC1001-8697-530(1)", "anna", "certain"],
  ])("%s", (stem, learnerId, confidence) => {
    expect(new FileMatcher(cohort).match(`${stem}.pdf`)).toMatchObject({ learnerId, confidence, ...paper });
  });

  test("a paper's code is read where nobody's name or number stands with it, and from a folder", () => {
    const matcher = new FileMatcher(cohort);
    const stranger = "Q Vane-Holt-AB4711-ZZ9009-8697-530(1)";
    expect(matcher.match(`${stranger}.pdf`)).toMatchObject({ learnerId: null, confidence: "none", ...paper });
    expect(matcher.match(`Adam Bell/${stranger}.pdf`)).toMatchObject({ learnerId: "adam", ...paper });
    const inZip = "A Bell-Ngata-AB4711-ABC1001-8697-530(1)/assignment.docx";
    expect(matcher.match(inZip)).toMatchObject({ learnerId: "anna", confidence: "certain", ...paper });
    expect(matcher.match("essay-draft-two-three(1).pdf")).toMatchObject({ unit: null });
  });
});

describe("two learners in one path", () => {
  test.each([
    "Rhys Jones/Session with Siân Jones.docx",
    "Rhys Jones/Siân Jones/diary.docx",
    "Session of Rhys Jones with Siân Jones.docx",
    "Rhys Jones and Zoë Ó Súilleabháin.docx",
    "012345/012346.docx",
  ])("%s is for a person to say", (path) => {
    const found = matcher.match(path);
    expect(found).toMatchObject({ learnerId: null, confidence: "unsure" });
    expect(found.reason).toMatch(/^It names Rhys Jones and (Siân Jones|Zoë Ó Súilleabháin): /);
  });

  test.each([
    ["Rhys Jones/Rhys Jones with Siân Jones.docx", "likely"],
    ["Rhys Jones/R Jones diary.docx", "likely"],
    ["012345 Rhys Jones/Rhys Jones with Siân Jones.docx", "certain"],
  ])("%s is his whom all of it names", (path, confidence) => {
    expect(matcher.match(path)).toMatchObject({ learnerId: "rhys", confidence });
  });

  test("a number in the folder does not outvote a name in the file", () => {
    expect(matcher.match("012345 Rhys Jones/Session with Siân Jones.docx")).toMatchObject({
      learnerId: "rhys",
      confidence: "unsure",
      reason: "The number is Rhys Jones's, but the name is Siân Jones's.",
    });
  });
});

describe("for every name", () => {
  const word = fc.stringMatching(/^[A-Z][a-z]{3,9}$/);
  const cohort = fc
    .uniqueArray(fc.record({ first: word, last: word, number: fc.integer({ min: 10_000, max: 99_999 }) }), {
      minLength: 1,
      maxLength: 12,
      selector: ({ number }) => number,
    })
    .map((people) =>
      people.map(({ first, last, number }) => learner(`id-${number}`, `${first} ${last}`, `REG${number}`)),
    );
  const separator = fc.constantFrom(" ", "_", "-", ".", " - ", ", ", "__");

  test("a registration number finds its learner, whatever stands around it", () => {
    fc.assert(
      fc.property(
        cohort,
        fc.nat(),
        separator,
        fc.constantFrom("essay", "final v2", "2026", ""),
        (people, pick, sign, noise) => {
          const wanted = people[pick % people.length];
          if (!wanted) return;
          const found = new FileMatcher(people).match(`${noise}${sign}${wanted.registrationNumber}${sign}work.pdf`);
          expect(found).toMatchObject({ learnerId: wanted.id, confidence: "certain" });
        },
      ),
    );
  });

  test("the order of a name's words, case and accents make no difference, nor does the order of the learners", () => {
    fc.assert(
      fc.property(cohort, fc.nat(), separator, (people, pick, sign) => {
        const wanted = people[pick % people.length];
        if (!wanted) return;
        const [first = "", last = ""] = wanted.name.split(" ");
        const names = [
          `${first}${sign}${last}`,
          `${last}${sign}${first}`,
          `${first}${sign}${last}`.toUpperCase(),
          `${first}\u0301${sign}${last}`,
        ];
        const results = names.map((name) => new FileMatcher(people).match(`${name}.docx`).learnerId);
        const turned = names.map((name) => new FileMatcher(people.toReversed()).match(`${name}.docx`).learnerId);
        expect(new Set([...results, ...turned]).size).toBe(1);
        const twins = people.filter(({ name }) => name.split(" ").sort().join() === [first, last].sort().join());
        if (twins.length === 1) expect(results[0]).toBe(wanted.id);
      }),
    );
  });

  test("the awarding body's pattern is read, however many hyphens the surname has", () => {
    const part = fc.oneof(word, fc.constant("O'Neill"));
    const surname = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join("-"));
    const person = fc.record({ first: word, surname, number: fc.integer({ min: 10_000, max: 99_999 }) });
    const enrolled = fc.uniqueArray(person, { minLength: 1, maxLength: 8, selector: ({ number }) => number });
    fc.assert(
      fc.property(enrolled, fc.nat(), fc.boolean(), (people, pick, initial) => {
        const wanted = people[pick % people.length];
        if (!wanted) return;
        const all = people.map(({ first, surname: last, number }) =>
          learner(`id-${number}`, `${first} ${last}`, `REG${number}`),
        );
        const name = `${initial ? wanted.first[0] : wanted.first} ${wanted.surname}`;
        const stem = `${name}-AB4711-REG${wanted.number}-8697-530(2)`;
        expect(new FileMatcher(all).match(`${stem}.pdf`)).toMatchObject({ unit: "8697-530", attempt: 2 });
        expect(new FileMatcher(all).match(`${stem}.pdf`).learnerId).toBe(`id-${wanted.number}`);
        // Without the number, the paper is read all the same.
        const unknown = `${name}-AB4711-REG1-8697-530(2).pdf`;
        expect(new FileMatcher(all).match(unknown)).toMatchObject({ unit: "8697-530", attempt: 2 });
      }),
    );
  });

  test("a file without anybody's words is nobody's", () => {
    fc.assert(
      fc.property(
        cohort,
        fc.stringMatching(/^[0-9]{0,4}[ _-]?(essay|diary|x)[0-9 ]{0,4}\.(pdf|docx)$/),
        (people, path) => {
          expect(new FileMatcher(people).match(path)).toMatchObject({ learnerId: null, confidence: "none" });
        },
      ),
    );
  });

  test("any text at all is answered", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), fc.string({ maxLength: 100 }), (path, pattern) => {
        expect(new FileMatcher(learners, [pattern]).match(path).reason).not.toBe("");
      }),
    );
  });
});

describe("patterns", () => {
  test.each([
    ["{surname}", /no field \{surname\}/],
    ["{any}", /needs \{name\} or \{registration\}/],
    ["{name}{registration}", /between two fields/],
    ["{name}-{name}", /once/],
  ])("%s is refused", (pattern, problem) => expect(checkPattern(pattern)).toMatch(problem));

  test("one that was chosen by hand is used for the others", () => {
    const pattern = suggestPattern("WBA_2026_Jones Rhys_final", { name: "Rhys Jones", registrationNumber: "012345" });
    expect(pattern).toBe("{any}_{name}_{any}");
    const other = new FileMatcher(learners, [pattern ?? ""]).match("WBA_2026_Zolc L_final.docx");
    expect(other.learnerId).toBe("lukasz");
    expect(suggestPattern("012345-final", { name: "Rhys Jones", registrationNumber: "012345" })).toBe(
      "{registration}-{any}",
    );
  });

  test("a suggestion always fits the name that it came from", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z ]{1,12}[_-]Rhys[ _]Jones[_-][a-z0-9 ]{1,12}$/), (stem) => {
        const pattern = suggestPattern(stem, { name: "Rhys Jones", registrationNumber: "012345" });
        if (pattern) expect(readPattern(pattern, stem)).not.toEqual([]);
      }),
    );
  });
});

test("the assessment is told by its unit or by a word of its own", () => {
  const assessments = [
    { id: "wba", title: "Work-based assignment", units: ["D7.01"] },
    { id: "diary", title: "Reflective review and coaching/mentoring diary", units: ["D7.02", "D7.03"] },
  ];
  expect(matchAssessment("Jones diary.docx", assessments)).toBe("diary");
  expect(matchAssessment("Jones D7.01.docx", assessments)).toBe("wba");
  expect(matchAssessment("Jones_D703_final.docx", assessments)).toBe("diary");
  expect(matchAssessment("WBA jones.docx", assessments)).toBe("wba");
  expect(matchAssessment("Jones.docx", assessments)).toBeUndefined();
});

test("paths are read from every system", () => {
  expect(splitPath("C:\\cohort\\Rhys\\a.b.docx")).toEqual({ folders: ["C:", "cohort", "Rhys"], stem: "a.b" });
});
