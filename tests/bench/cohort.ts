import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { CohortScreen } from "../e2e/pages/finding-pages.ts";
import { registerLearner } from "./centre.ts";
import { figure, type Group } from "./figure.ts";
import { copyAndHash, makeSources } from "./import.ts";
import { peakMemoryWhile } from "./memory.ts";
import { withProgram } from "./program.ts";

const files = 500;

/**
 * The same cohort by the screen itself, in Chromium: from the press on "Take in" to the report, with the program's own
 * transport. Beside `cp` and `sha256sum`, half before and half after. Memory is that of the process the core runs in.
 */
export const cohort: Group = (report) =>
  withProgram(
    async (client, home) => {
      for (let number = 1; number <= files; number += 1) await registerLearner(client, 1000 + number);
      return makeSources(home, files, (number) => `B${1000 + number} work-based assignment.pdf`);
    },
    async ({ page, home, pid }, sources) => {
      const screen = new CohortScreen(page);
      await screen.open();
      await screen.chooseFiles(...sources);
      await page.getByRole("button", { name: `Take in ${files} scripts` }).waitFor({ timeout: 120_000 });
      const copied = async () => {
        const copies = join(home, "copies");
        await mkdir(copies);
        const began = performance.now();
        await copyAndHash(sources, copies, false);
        const took = (performance.now() - began) / 1000;
        await rm(copies, { recursive: true });
        return took;
      };
      const before = await copied();
      let taken = 0;
      const memory = await peakMemoryWhile(pid, async () => {
        const began = performance.now();
        await screen.takeIn(files);
        await page.getByRole("button", { name: "Save the report" }).waitFor({ timeout: 600_000 });
        taken = (performance.now() - began) / 1000;
      });
      report(figure("import-500-files-by-the-screen", taken, "s", (before + (await copied())) / 2));
      report(figure("import-500-files-by-the-screen-memory-growth", memory.growth, "MB", memory.before));
    },
  );
