import { copyFileSync, cpSync, globSync, mkdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig, type EnvironmentOptions } from "vite";

/** Everything that runs in Node: both hosts, the core's thread, the tools. Run with `vite build --app`. */
const outDir = join(import.meta.dirname, "out");

const programs = {
  main: "electron/main.ts",
  start: "electron/start.ts",
  "core-worker": "electron/core/worker.ts",
  ...byName("electron/core/**/{*-worker,verify-archive,scripts-check}.ts"),
};

/** Electron provides itself; better-sqlite3 carries native code. All else is bundled: the program needs no node_modules. */
const external = ["electron", "better-sqlite3"];

/** Threads of the core, and its command-line tools: each a program under its file's own name. */
function byName(pattern: string): Record<string, string> {
  return Object.fromEntries(globSync(pattern).map((file) => [basename(file, ".ts"), file]));
}

function nodeEnvironment(
  input: Record<string, string>,
  format: "es" | "cjs",
  extension: "js" | "cjs",
): EnvironmentOptions {
  return {
    consumer: "server",
    resolve: { noExternal: true, external, conditions: ["node"] },
    build: {
      outDir,
      emptyOutDir: false,
      ssr: true,
      target: "node24",
      minify: false,
      copyPublicDir: false,
      rolldownOptions: {
        input,
        external,
        // Beside the programs, so that `import.meta.dirname` is out/ wherever a module ends up.
        output: { format, entryFileNames: `[name].${extension}`, chunkFileNames: "shared-[name].js" },
      },
    },
  };
}

/** Data that packages would read from beside themselves, where nothing of them is in the built program. */
function copyData(): void {
  copyFrom("dictionary-en-gb", "spelling", ["index.aff", "index.dic", "license"]);
  copyFrom("@imagemagick/magick-wasm/magick.wasm", "pictures", ["magick.wasm", "../../NOTICE", "../../LICENSE"]);
  const characterMaps = dirname(fileURLToPath(import.meta.resolve("pdfjs-dist/cmaps/Identity-H.bcmap")));
  cpSync(characterMaps, join(outDir, "cmaps"), { recursive: true });
}

function copyFrom(module: string, folder: string, files: readonly string[]): void {
  const from = dirname(fileURLToPath(import.meta.resolve(module)));
  const to = join(outDir, folder);
  mkdirSync(to, { recursive: true });
  for (const file of files) copyFileSync(join(from, file), join(to, basename(file)));
}

export default defineConfig({
  publicDir: false,
  environments: {
    programs: nodeEnvironment(programs, "es", "js"),
    // A sandboxed preload is a single CommonJS file.
    preload: nodeEnvironment({ preload: "electron/preload.ts" }, "cjs", "cjs"),
  },
  builder: {
    async buildApp(builder) {
      for (const name of ["programs", "preload"]) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
      copyData();
    },
  },
});
