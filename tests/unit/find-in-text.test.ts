import { describe, expect, test } from "vitest";
import { findInText } from "../../renderer/features/reading/find-in-text.ts";
import { prepareText } from "../../shared/domain/anchor-text.ts";

const find = (text: string, typed: string) =>
  findInText(prepareText(text), typed).map(({ start, end }) => text.slice(start, end));

describe("finding in a script", () => {
  test("takes any case, and every place", () => {
    expect(find("Coaching is coaching.", "coaching")).toEqual(["Coaching", "coaching"]);
  });

  test("goes over line breaks and several spaces where a space was typed", () => {
    expect(find("a leader\ncan   be clear", "leader can be")).toEqual(["leader\ncan   be"]);
  });

  test("makes a word whole that a line's end divided", () => {
    expect(find("the coor-\ndinated plan", "coordinated")).toEqual(["coor-\ndinated"]);
  });

  test("finds no words across a space that nobody typed, nor a space that isn't there", () => {
    expect(find("the rapist", "therapist")).toEqual([]);
    expect(find("therapist", "the rapist")).toEqual([]);
  });

  test("finds ligatures and curled quotation marks by the plain signs", () => {
    expect(find("the o\ufb03ce “works”", 'office "works"')).toEqual(["o\ufb03ce “works”"]);
  });

  test("finds nothing for nothing", () => {
    expect(find("words", "   ")).toEqual([]);
  });
});
