import { describe, expect, test } from "vitest";
import type { Converted } from "../../electron/core/scripts/convert/conversion.ts";
import { convertDocument } from "../../electron/core/scripts/convert.ts";

async function converted(bytes: Uint8Array): Promise<Converted> {
  const answer = await convertDocument({ kind: "eml", mediaType: "", bytes });
  if (!answer.ok) throw new Error(`Not shown: ${answer.problem}.`);
  return answer;
}

const head = "From: a@b.example\r\nSubject: Diary\r\nMIME-Version: 1.0\r\n";
const mail = (type: string, body: string) =>
  Buffer.from(`${head}${type && `Content-Type: ${type}\r\n`}\r\n${body}`, "latin1");
const parts = (...all: string[]) =>
  mail("multipart/mixed; boundary=b", `${all.map((part) => `--b\r\n${part}\r\n`).join("")}--b--\r\n`);

/** What follows the heading. */
async function bodyOf(bytes: Uint8Array): Promise<string[]> {
  const { blocks } = await converted(bytes);
  return blocks.slice(3).map(({ text }) => text);
}

describe("the text of a mail", () => {
  test.each([
    ["in a coding that nobody names", mail("text/plain", "Caf\xe9, \xa35"), "Caf\u00e9, \u00a35"],
    ["that is said to be UTF-8 and isn't", mail("text/plain; charset=utf-8", "Caf\xe9, \xa35"), "Caf\u00e9, \u00a35"],
    ["that is said to be ASCII and is UTF-8", mail('text/plain; charset="us-ascii"', "Caf\xc3\xa9"), "Caf\u00e9"],
    ["in a coding of the sender's own", mail("text/plain; charset=x-unknown", "Caf\xc3\xa9"), "Caf\u00e9"],
    ["in a coding that it names", mail("text/plain; charset=iso-8859-2", "ja\xbc\xf1"), "ja\u017a\u0144"],
    ["in parts that nothing parts", mail("multipart/mixed", "All of it"), "All of it"],
  ])("%s", async (_what, bytes, text) => {
    expect(await bodyOf(bytes)).toEqual([text]);
  });

  test("with the line ends of a Mac of old", async () => {
    const bytes = Buffer.from(`${head}\r\nAll of it`.replaceAll("\r\n", "\r"));
    expect(await bodyOf(bytes)).toEqual(["All of it"]);
  });
});

test("a mail that is attached is read; one in one in one without end is named", async () => {
  const attach = (inner: string, level: number) =>
    `${head}Content-Type: multipart/mixed; boundary=l${level}\r\n\r\n--l${level}\r\n\r\nLevel ${level}\r\n--l${level}\r\nContent-Type: message/rfc822\r\nContent-Disposition: attachment; filename="inner.eml"\r\n\r\n${inner}\r\n--l${level}--\r\n`;
  const innermost = `${head}\r\nThe innermost`;
  const nested = (levels: number) =>
    Array.from({ length: levels }).reduce<string>((inner, _, level) => attach(inner, level), innermost);
  const few = await converted(Buffer.from(nested(2)));
  expect(few.blocks.map(({ text }) => text)).toEqual(expect.arrayContaining(["Level 1", "Level 0", "The innermost"]));
  expect(few.notes).toEqual([]);
  const many = await converted(Buffer.from(nested(9)));
  expect(many.blocks.map(({ text }) => text)).toContain("Level 4");
  expect(many.blocks.at(-1)?.text).toMatch(/^inner\.eml \(message\/rfc822/);
});

test.each([
  ["is sealed", "application/pkcs7-mime; name=smime.p7m", /sealed/],
  ["Outlook wrapped", "application/ms-tnef; name=winmail.dat", /winmail\.dat/],
])("what %s is said", async (_what, type, says) => {
  const attached = `Content-Type: ${type}\r\nContent-Disposition: attachment\r\n\r\nx`;
  expect((await converted(parts("\r\nText", attached))).notes.join(" ")).toMatch(says);
});
