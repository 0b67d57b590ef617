import { readdir } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { WorkstationClient } from "../../shared/contract/index.ts";
import { Cast } from "../support/cast.ts";
import { codeOf, refusalOf } from "../support/refusal.ts";
import { readBack, send, takeIn, takeInRequest } from "../support/sending.ts";

let cast: Cast;
let staff: WorkstationClient;
const piece = (text: string) => new Blob([text]);
const nowhere = "01900000-0000-7000-8000-000000000000";

beforeAll(async () => {
  cast = await Cast.open();
  staff = await cast.as("stella");
});
afterAll(() => cast.close());

const begin = (bytes: number, name = "script.txt") => staff.uploads.begin({ name, bytes, purpose: "script" });
const incoming = () => readdir(cast.centre.workstation.folder.incoming).catch(() => []);

describe("an upload", () => {
  test("is refused empty, and above 200 MB, before a byte is sent", async () => {
    expect(await codeOf(begin(0))).toBe("FILE_EMPTY");
    const limitBytes = 200 * 1024 * 1024;
    expect(await refusalOf(begin(limitBytes + 1))).toMatchObject({ code: "FILE_TOO_LARGE", details: { limitBytes } });
    expect((await begin(limitBytes)).pieceBytes).toBe(4 * 1024 * 1024);
    const archive = staff.uploads.begin({ name: "a.zip", bytes: limitBytes + 1, purpose: "archive" });
    await staff.uploads.discard({ uploadId: (await archive).uploadId });
  });

  test("takes pieces in their order only, none twice and none beyond what was announced", async () => {
    const { uploadId } = await begin(10);
    const append = (offset: number, text: string) => staff.uploads.append({ uploadId, offset, piece: piece(text) });
    const wrong = await refusalOf(append(5, "late"));
    expect(wrong).toMatchObject({ code: "FILE_INCOMPLETE", details: { expectedBytes: 10, receivedBytes: 0 } });
    await append(0, "0123");
    expect(await codeOf(append(0, "0123"))).toBe("FILE_INCOMPLETE");
    expect(await codeOf(append(4, "4567890"))).toBe("FILE_INCOMPLETE");
    await append(4, "456789");
    const learner = cast.centre.register();
    const script = await staff.scripts.takeIn(takeInRequest(learner.id, [uploadId]));
    const [file] = script.files;
    if (!file) throw new Error("The script has no file.");
    expect((await readBack(staff, file.id, file.bytes)).toString()).toBe("0123456789");
  });

  test("pieces sent at once arrive in order all the same", async () => {
    const { uploadId } = await begin(300_000);
    const letters = ["a", "b", "c"];
    await Promise.all(
      letters.map((letter, index) =>
        staff.uploads.append({ uploadId, offset: index * 100_000, piece: piece(letter.repeat(100_000)) }),
      ),
    );
    const learner = cast.centre.register();
    const { files } = await staff.scripts.takeIn(takeInRequest(learner.id, [uploadId]));
    const stored = await readBack(staff, files[0]?.id ?? "", 300_000);
    expect(stored.toString()).toBe(letters.map((letter) => letter.repeat(100_000)).join(""));
  });

  test("is taken in only when whole; the rest can be sent and asked again", async () => {
    const { uploadId } = await begin(8);
    await staff.uploads.append({ uploadId, offset: 0, piece: piece("half") });
    const learner = cast.centre.register();
    const early = await refusalOf(staff.scripts.takeIn(takeInRequest(learner.id, [uploadId])));
    expect(early).toMatchObject({ code: "FILE_INCOMPLETE", details: { expectedBytes: 8, receivedBytes: 4 } });
    expect((await staff.learners.get({ id: learner.id })).scripts).toEqual([]);
    await staff.uploads.append({ uploadId, offset: 4, piece: piece("more") });
    await staff.scripts.takeIn(takeInRequest(learner.id, [uploadId]));
  });

  test("refuses a piece above 4 MiB and pieces of an upload that is not there", async () => {
    const { uploadId } = await begin(5 * 1024 * 1024);
    const big = new Blob([new Uint8Array(4 * 1024 * 1024 + 1)]);
    expect(await codeOf(staff.uploads.append({ uploadId, offset: 0, piece: big }))).toBe("INVALID_INPUT");
    expect(await codeOf(staff.uploads.append({ uploadId: nowhere, offset: 0, piece: piece("x") }))).toBe("NOT_FOUND");
    const learner = cast.centre.register();
    expect(await codeOf(staff.scripts.takeIn(takeInRequest(learner.id, [nowhere])))).toBe("NOT_FOUND");
  });

  test("is nobody else's to add to, to take or to throw away", async () => {
    const { uploadId } = await begin(4);
    // Somebody else at the same machine, with the first person's upload still known.
    const otto = await cast.as("otto");
    expect(await codeOf(otto.uploads.append({ uploadId, offset: 0, piece: piece("mine") }))).toBe("NOT_FOUND");
    await otto.uploads.discard({ uploadId });
    const other = await cast.as("staff");
    const learner = cast.centre.register();
    expect(await codeOf(other.scripts.takeIn(takeInRequest(learner.id, [uploadId])))).toBe("NOT_FOUND");
    staff = await cast.as("stella");
    await staff.uploads.append({ uploadId, offset: 0, piece: piece("mine") });
    await staff.scripts.takeIn(takeInRequest(learner.id, [uploadId]));
  });

  test("leaves nothing behind once discarded, or once its person signs out", async () => {
    const { uploadId } = await begin(4);
    expect(await incoming()).toContain(`${uploadId}.part`);
    await staff.uploads.discard({ uploadId });
    expect(await incoming()).not.toContain(`${uploadId}.part`);
    const second = await begin(4);
    await staff.session.signOut();
    expect(await incoming()).not.toContain(`${second.uploadId}.part`);
    staff = await cast.as("stella");
    const late = staff.uploads.append({ uploadId: second.uploadId, offset: 0, piece: piece("late") });
    expect(await codeOf(late)).toBe("NOT_FOUND");
  });
});

describe("the same file", () => {
  test("twice is told, names the script, and goes on without sending it again", async () => {
    const file = cast.file("Twice the same.");
    const first = await takeIn(staff, cast.centre.register().id, [file]);
    const learner = cast.centre.register();
    const uploadId = await send(staff, { ...file, name: "another name.txt" });
    const request = takeInRequest(learner.id, [uploadId]);
    const refusal = await refusalOf(staff.scripts.takeIn(request));
    expect(refusal).toMatchObject({ code: "SAME_SCRIPT", details: { scriptIds: [first.id], repeated: [] } });
    expect((await staff.learners.get({ id: learner.id })).scripts).toEqual([]);
    const second = await staff.scripts.takeIn({ ...request, acceptSameScript: true });
    for (const { files } of [first, second])
      expect(await readBack(staff, files[0]?.id ?? "", file.bytes.length)).toEqual(Buffer.from(file.bytes));
  });

  test("twice within one script is told, and reads back twice where it is accepted", async () => {
    const file = cast.file("Twice in one.");
    const uploadIds = [await send(staff, file), await send(staff, { ...file, name: "copy.txt" })];
    const request = takeInRequest(cast.centre.register().id, uploadIds);
    const refusal = await refusalOf(staff.scripts.takeIn(request));
    expect(refusal).toMatchObject({ code: "SAME_SCRIPT", details: { scriptIds: [], repeated: [2] } });
    expect(refusal.message).not.toContain("before");
    const { files } = await staff.scripts.takeIn({ ...request, acceptSameScript: true });
    expect(files.map((stored) => stored.name)).toEqual([file.name, "copy.txt"]);
    for (const stored of files) expect(await readBack(staff, stored.id, stored.bytes)).toEqual(Buffer.from(file.bytes));
  });

  test("from two windows at the same moment reads back in both scripts", async () => {
    const file = cast.file("Both at once.");
    const learners = [cast.centre.register(), cast.centre.register()];
    const uploadIds = [await send(staff, file), await send(staff, file)];
    const scripts = await Promise.all(
      learners.map((learner, index) =>
        staff.scripts.takeIn(takeInRequest(learner.id, [uploadIds[index] ?? ""], { acceptSameScript: true })),
      ),
    );
    for (const { files } of scripts)
      expect(await readBack(staff, files[0]?.id ?? "", file.bytes.length)).toEqual(Buffer.from(file.bytes));
  });
});
