import { defineConfig } from "vitest/config";

const ci = Boolean(process.env.CI);

export default defineConfig({
  test: {
    include: ["tests/{unit,store,contract,ui}/**/*.test.{ts,tsx}"],
    // Threads of the core, native code and temporary folders: a process of its own keeps test files apart.
    pool: "forks",
    testTimeout: 20_000,
    hookTimeout: 20_000,
    reporters: ci ? ["default", "json"] : ["default"],
    outputFile: { json: "test-results/vitest.json" },
  },
});
