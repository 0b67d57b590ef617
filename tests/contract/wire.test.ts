import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startCoreThread } from "../support/core-thread.ts";
import { readBack, takeIn } from "../support/sending.ts";
import { coreOptions, setUp } from "../support/starting.ts";

test("bytes come through a window's port as they are, both ways, beside what is said about them", async () => {
  const folder = await mkdtemp(join(tmpdir(), "workstation-wire-"));
  const core = await startCoreThread(coreOptions(folder));
  try {
    await setUp(core.client);
    const enrolled = { qualificationId: "ilm-l7-certificate-executive-coaching", registeredOn: "2026-01-15" };
    const learner = await core.client.learners.register({ name: "Wren", registrationNumber: "W1", ...enrolled });
    // Two pieces, with what separates a message's parts in them.
    const bytes = randomBytes(4 * 1024 * 1024 + 12_345);
    bytes.fill(255, 0, 100);
    bytes.write("\r\n--boundary\r\n", 1000);
    const change = { receivedOn: "2026-01-20" };
    const { files } = await takeIn(core.client, learner.id, [{ name: "Zoë’s script.bin", bytes }], change);
    const [file] = files;
    expect(file).toMatchObject({ name: "Zoë’s script.bin", bytes: bytes.length });
    expect(bytes.equals(await readBack(core.client, file?.id ?? "", bytes.length))).toBe(true);
    const { uploadId } = await core.client.uploads.begin({ name: "none", bytes: 1, purpose: "script" });
    await core.client.uploads.append({ uploadId, offset: 0, piece: new Blob([]) });
  } finally {
    await core.stop();
    await rm(folder, { recursive: true, force: true });
  }
});

test("a window that sends what is no request loses its port, and nobody else loses anything", async () => {
  const folder = await mkdtemp(join(tmpdir(), "workstation-wire-"));
  const core = await startCoreThread(coreOptions(folder));
  const withBytes = (text: string) => Uint8Array.from([...Buffer.from(text), 255, 1, 2]);
  const request = (payload: unknown) => JSON.stringify({ i: "1", p: payload });
  const nonsense = [
    ...["no JSON", "", "null", "[]", "{}", request(null), request({ u: 5 }), request({ u: "no address" })],
    ...[Uint8Array.from([1, 2, 3]), Uint8Array.from([255]), withBytes("null"), withBytes("{"), 5, undefined, {}],
    withBytes(request({ u: "/uploads/append", h: { "content-type": "multipart/form-data; boundary=x" } })),
    withBytes(request({ u: "/uploads/append", h: { "content-type": 7, "content-disposition": 5 } })),
  ];
  try {
    await setUp(core.client);
    for (const message of nonsense) {
      const port = core.connect();
      const closed = once(port, "close");
      port.postMessage(message);
      await closed;
    }
    expect((await core.client.system.status()).phase).toBe("signed-in");
  } finally {
    await core.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
