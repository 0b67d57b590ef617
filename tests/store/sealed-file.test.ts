import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { deriveSealKeys } from "../../electron/core/store/seal.ts";
import { SealedFileReader } from "../../electron/core/store/sealed-file-reader.ts";
import { type SealedFileSummary, SealedFileWriter } from "../../electron/core/store/sealed-file-writer.ts";

const keys = deriveSealKeys(randomBytes(32));
const chunk = 256 * 1024;
const tag = 16;
const header = 32;
let folder: string;
let files = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "workstation-sealed-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function seal(plain: Buffer, pieces: readonly number[] = []): Promise<SealedFileSummary & { path: string }> {
  files += 1;
  const path = join(folder, `${files}.sealed`);
  const writer = await SealedFileWriter.create(path, keys);
  let offset = 0;
  for (const length of pieces) {
    const piece = Buffer.from(plain.subarray(offset, offset + length));
    await writer.append(piece);
    // The caller's buffer is its own again.
    piece.fill(0);
    offset += length;
  }
  await writer.append(plain.subarray(offset));
  return { ...(await writer.finish()), path };
}

async function unseal(sealed: { path: string; header: Buffer; bytes: number }, by = keys): Promise<Buffer | string> {
  try {
    const reader = await SealedFileReader.open(sealed.path, by, sealed);
    try {
      const pieces: Buffer[] = [];
      for await (const piece of reader.pieces()) pieces.push(piece);
      return Buffer.concat(pieces);
    } finally {
      await reader.close();
    }
  } catch (error) {
    return (error as { code: string }).code;
  }
}

/** Sizes around the borders of a chunk, where mistakes live. */
const size = fc.oneof(
  fc.integer({ min: 1, max: 3 * chunk }),
  fc.constantFrom(1, chunk - 1, chunk, chunk + 1, 2 * chunk - 1, 2 * chunk, 2 * chunk + 1),
);

test("any size in any pieces comes back whole and in every range, with its sum", async () => {
  await fc.assert(
    fc.asyncProperty(
      size,
      fc.array(fc.integer({ min: 0, max: chunk + 1 }), { maxLength: 5 }),
      fc.nat(),
      fc.nat(),
      async (bytes, pieces, from, long) => {
        const plain = randomBytes(bytes);
        const sealed = await seal(plain, pieces);
        expect(sealed.bytes).toBe(bytes);
        expect(sealed.sha256).toBe(createHash("sha256").update(plain).digest("hex"));
        const opened = await unseal(sealed);
        expect(plain.equals(opened as Buffer)).toBe(true);
        const reader = await SealedFileReader.open(sealed.path, keys, sealed);
        const offset = from % bytes;
        const length = 1 + (long % (bytes + 10));
        const range = await reader.read(offset, length);
        await reader.close();
        expect(range.equals(plain.subarray(offset, offset + length))).toBe(true);
        expect((await readFile(sealed.path)).length).toBe(header + bytes + tag * Math.ceil(bytes / chunk));
      },
    ),
    { numRuns: 40 },
  );
});

test("the same content has the same token under one key only, and never the same bytes on the disk", async () => {
  const plain = randomBytes(1000);
  const [one, two] = [await seal(plain), await seal(plain, [10])];
  expect(one.contentToken.equals(two.contentToken)).toBe(true);
  expect((await readFile(one.path)).equals(await readFile(two.path))).toBe(false);
  const others = deriveSealKeys(randomBytes(32));
  const writer = await SealedFileWriter.create(join(folder, "others.sealed"), others);
  await writer.append(plain);
  expect((await writer.finish()).contentToken.equals(one.contentToken)).toBe(false);
});

test("any flipped bit is found before a byte of its chunk is given out", async () => {
  const sealed = await seal(randomBytes(chunk + 500));
  const bytes = await readFile(sealed.path);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: bytes.length - 1 }), fc.integer({ min: 0, max: 7 }), async (at, bit) => {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << bit);
      await writeFile(sealed.path, damaged);
      expect(await unseal(sealed)).toBe("FILE_DAMAGED");
    }),
    { numRuns: 60 },
  );
});

test("a file that was cut is found, at whatever place", async () => {
  const sealed = await seal(randomBytes(2 * chunk + 500));
  const bytes = await readFile(sealed.path);
  const wholeChunks = [1, 2].map((count) => header + count * (chunk + tag));
  for (const length of [0, 1, header - 1, header, header + tag, ...wholeChunks, bytes.length - 1]) {
    await writeFile(sealed.path, bytes.subarray(0, length));
    expect(await unseal(sealed), `cut to ${length}`).toBe("FILE_DAMAGED");
    // Not even a record that says the shorter length makes the rest of a longer file pass as whole.
    const kept = Math.max(1, Math.floor((length - header) / (chunk + tag)) * chunk);
    expect(await unseal({ ...sealed, bytes: kept }), `cut to ${length}, recorded as ${kept}`).toBe("FILE_DAMAGED");
  }
  await rm(sealed.path);
  expect(await unseal(sealed)).toBe("FILE_DAMAGED");
});

test("chunks that changed places, or came from another file, are found", async () => {
  const plain = randomBytes(3 * chunk);
  const [one, two] = [await seal(plain), await seal(plain)];
  const bytes = await readFile(one.path);
  const others = await readFile(two.path);
  const at = (index: number) => header + index * (chunk + tag);
  const part = (from: Buffer, index: number) => from.subarray(at(index), at(index + 1));
  const head = bytes.subarray(0, header);
  for (const mixed of [
    [head, part(bytes, 1), part(bytes, 0), part(bytes, 2)],
    [head, part(bytes, 0), part(bytes, 0), part(bytes, 2)],
    [head, part(bytes, 0), part(others, 1), part(bytes, 2)],
    [others.subarray(0, header), part(bytes, 0), part(bytes, 1), part(bytes, 2)],
    [others],
  ]) {
    await writeFile(one.path, Buffer.concat(mixed));
    expect(await unseal(one)).toBe("FILE_DAMAGED");
  }
  await writeFile(one.path, bytes);
  expect(plain.equals((await unseal(one)) as Buffer)).toBe(true);
});

test.runIf(process.platform === "linux")("a file that fails while it is opened is not held open", async () => {
  const held = async () => (await readdir("/proc/self/fd")).length;
  await SealedFileReader.open(folder, keys, { header: Buffer.alloc(header), bytes: 1 }).catch(() => undefined);
  const before = await held();
  for (let count = 0; count < 20; count += 1) {
    const opening = SealedFileReader.open(folder, keys, { header: Buffer.alloc(header), bytes: 1 });
    await expect(opening).rejects.toMatchObject({ code: "EISDIR" });
  }
  expect(await held()).toBeLessThan(before + 20);
});

test("another header in the record, or another key, opens nothing", async () => {
  const sealed = await seal(randomBytes(100));
  const other = Buffer.from(sealed.header);
  other[10] = (other[10] ?? 0) ^ 1;
  expect(await unseal({ ...sealed, header: other })).toBe("FILE_DAMAGED");
  expect(await unseal(sealed, deriveSealKeys(randomBytes(32)))).toBe("FILE_DAMAGED");
});
