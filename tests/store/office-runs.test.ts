import { existsSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { endOffice, inOfficeTurn, runOffice } from "../../electron/core/scripts/office/office-runs.ts";

/** A folder with an unsealed document, and a program in LibreOffice's place that never ends by itself. */
async function endless() {
  const work = await mkdtemp(join(tmpdir(), "workstation-office-"));
  await writeFile(join(work, "script.doc"), "The learner's words.");
  const started = join(work, "started");
  const script = `require("node:fs").writeFileSync(${JSON.stringify(started)}, ""); setInterval(() => {}, 1000)`;
  return {
    work,
    started,
    run: (milliseconds: number) => runOffice(process.execPath, ["-e", script], work, milliseconds),
  };
}

test("one runs at a time, in the order in which they were asked for", async () => {
  let running = 0;
  const order: number[] = [];
  const work = (number: number) => async () => {
    running += 1;
    expect(running).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 5));
    running -= 1;
    order.push(number);
    if (number === 2) throw new Error("This one failed.");
    return number;
  };
  const answers = await Promise.allSettled([1, 2, 3].map((number) => inOfficeTurn(work(number))));
  expect(order).toEqual([1, 2, 3]);
  expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
});

test("one that takes too long is ended", async () => {
  const { run } = await endless();
  expect(await run(300)).toBe("too-long");
});

test("when the reader leaves, what runs is ended, what waits never starts, and no document stays", async () => {
  const { work, started, run } = await endless();
  const first = inOfficeTurn(() => run(60_000));
  let began = false;
  const second = inOfficeTurn(async () => {
    began = true;
  });
  await expect.poll(() => existsSync(started), { timeout: 20_000 }).toBe(true);
  endOffice();
  expect(existsSync(work)).toBe(false);
  expect(await first).toBe("ended");
  expect(await second).toBeUndefined();
  expect(began).toBe(false);
  expect(await inOfficeTurn(async () => "after")).toBe("after");
});
