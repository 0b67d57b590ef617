import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CheckedFile } from "../../electron/core/scripts/check/check-file.ts";

const program = join(import.meta.dirname, "..", "..", "electron", "core", "scripts", "check", "scripts-check.ts");
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "checked-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(path: string): { code: number; lines: CheckedFile[] } {
  try {
    const output = execFileSync(process.execPath, [program, path], { encoding: "utf8", stdio: "pipe" });
    return {
      code: 0,
      lines: output
        .trim()
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line) as CheckedFile),
    };
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string };
    return {
      code: status,
      lines: stdout
        .trim()
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line) as CheckedFile),
    };
  }
}

test.skipIf(process.platform === "win32")(
  "a folder of links, circles, pipes and impossible names is gone through to its end",
  async () => {
    mkdirSync(join(folder, "deep", "er"), { recursive: true });
    writeFileSync(join(folder, "deep", "er", "essay.md"), "# Essay\n\nFour words are here.");
    symlinkSync(folder, join(folder, "deep", "circle"));
    symlinkSync("/etc/passwd", join(folder, "passwd.txt"));
    symlinkSync("nowhere", join(folder, "nowhere.txt"));
    execFileSync("mkfifo", [join(folder, "pipe.txt")]);
    writeFileSync(
      Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0x63, 0x61, 0x66, 0xe9]), Buffer.from(".txt")]),
      "a name in Latin-1",
    );
    writeFileSync(join(folder, "two\nlines \u202Etxt.exe.md"), "x");
    writeFileSync(join(folder, `${"n".repeat(251)}.txt`), "x");
    writeFileSync(join(folder, "empty.docx"), "");

    const before = (await readdir(tmpdir())).filter((name) => name.startsWith("scripts-check-"));
    const { code, lines } = run(folder);
    expect(code).toBe(0);
    const kinds = Object.fromEntries(lines.map(({ file, kind, shown }) => [file, [kind, shown]]));
    expect(kinds).toEqual({
      "caf\uFFFD.txt": ["text", true],
      "deep/circle": ["link", false],
      "deep/er/essay.md": ["markdown", true],
      "empty.docx": ["docx", false],
      [`${"n".repeat(251)}.txt`]: ["text", true],
      "nowhere.txt": ["link", false],
      "passwd.txt": ["link", false],
      "pipe.txt": ["special", false],
      "two\nlines \u202Etxt.exe.md": ["markdown", true],
    });
    expect(Object.keys(lines[0] ?? {})).toEqual(["file", "kind", "shown", "pages", "words", "ms", "reason"]);
    const after = (await readdir(tmpdir())).filter((name) => name.startsWith("scripts-check-"));
    expect(after.filter((name) => !before.includes(name))).toEqual([]);
  },
  60_000,
);

test.skipIf(process.platform === "win32" || process.getuid?.() === 0)(
  "a file that can't be kept is said, and ends with 1",
  () => {
    const locked = join(folder, "locked");
    mkdirSync(locked);
    writeFileSync(join(locked, "a.txt"), "x");
    chmodSync(join(locked, "a.txt"), 0);
    const { code, lines } = run(locked);
    expect(code).toBe(1);
    expect(lines[0]?.reason).toMatch(/^NOT KEPT/);
  },
  60_000,
);

test("without a folder there is nothing to check", () => {
  expect(run(join(folder, "gone")).code).toBe(2);
});
