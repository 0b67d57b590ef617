import { cpSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** The renderer. Both hosts serve what this builds. */
export default defineConfig({
  root: "renderer",
  plugins: [react(), pdfjsData()],
  build: {
    outDir: join(import.meta.dirname, "out", "renderer"),
    emptyOutDir: true,
    license: { fileName: "third-party-licences.md" },
    // A policy of `img-src 'self'` holds for files; small ones inlined as data: would only hide from the browser's cache.
    assetsInlineLimit: 0,
    // One person's own machine serves it: a large chunk costs no one a download.
    chunkSizeWarningLimit: 4_000,
  },
});

/** What pdf.js loads by address while it draws: character maps, standard fonts, colour profiles, image decoders. */
function pdfjsData(): Plugin {
  const pdfjs = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
  return {
    name: "pdfjs-data",
    apply: "build",
    writeBundle({ dir }) {
      if (!dir) return;
      for (const folder of ["cmaps", "standard_fonts", "wasm", "iccs"]) {
        cpSync(join(pdfjs, folder), join(dir, "pdfjs", folder), { recursive: true });
      }
    },
  };
}
