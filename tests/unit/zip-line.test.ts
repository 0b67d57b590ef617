import { expect, test } from "vitest";
import { emptyZipLine, ZipLine, type ZipLineState } from "../../renderer/features/cohort/zip-line.ts";

const file = (name: string) => new File([name], name, { lastModified: 1 });

/** A line whose ZIPs are read when the test says so. */
function makeLine() {
  const begun: { file: File; signal: AbortSignal; end: (error?: unknown) => void }[] = [];
  let state: ZipLineState = emptyZipLine;
  const line = new ZipLine(
    (given, { signal, onProgress }) => {
      onProgress(1);
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      signal.addEventListener("abort", () => reject(signal.reason));
      begun.push({ file: given, signal, end: (error) => (error === undefined ? resolve() : reject(error)) });
      return promise;
    },
    (told) => {
      state = told;
    },
  );
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  return { line, begun, names: () => begun.map((one) => one.file.name), state: () => state, settle };
}

test("a ZIP that comes while another is being read waits, and is read after it", async () => {
  const { line, begun, names, state, settle } = makeLine();
  line.add([file("a.zip")]);
  line.add([file("b.zip"), file("c.zip")]);
  line.add([file("b.zip"), file("a.zip")]);
  expect(state()).toMatchObject({ reading: { name: "a.zip", sentBytes: 1, bytes: 5 }, waiting: ["b.zip", "c.zip"] });
  expect(begun[0]?.signal.aborted).toBe(false);
  begun[0]?.end();
  await settle();
  expect(names()).toEqual(["a.zip", "b.zip"]);
  expect(state().waiting).toEqual(["c.zip"]);
  begun[1]?.end();
  await settle();
  begun[2]?.end();
  await settle();
  expect(names()).toEqual(["a.zip", "b.zip", "c.zip"]);
  expect(state()).toEqual(emptyZipLine);
});

test("a cancel gives up the one that is being read, and says nothing of it", async () => {
  const { line, names, state, settle } = makeLine();
  line.add([file("a.zip"), file("b.zip")]);
  line.cancel();
  await settle();
  expect(names()).toEqual(["a.zip", "b.zip"]);
  expect(state()).toMatchObject({ reading: { name: "b.zip" }, problems: [] });
});

test("what was wrong with a ZIP stays said until it is given again", async () => {
  const { line, begun, state, settle } = makeLine();
  line.add([file("a.zip")]);
  begun[0]?.end(new Error("unreadable"));
  await settle();
  line.add([file("b.zip")]);
  expect(state().problems.map(({ name }) => name)).toEqual(["a.zip"]);
  line.add([file("a.zip")]);
  expect(state().problems).toEqual([]);
});

test("an end of it all leaves nothing waiting, and what comes later is read", async () => {
  const { line, begun, names, state, settle } = makeLine();
  line.add([file("a.zip"), file("b.zip")]);
  line.clear();
  expect(begun[0]?.signal.aborted).toBe(true);
  await settle();
  expect(names()).toEqual(["a.zip"]);
  expect(state()).toEqual(emptyZipLine);
  line.add([file("c.zip")]);
  expect(names()).toEqual(["a.zip", "c.zip"]);
});
