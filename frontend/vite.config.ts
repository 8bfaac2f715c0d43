// How the card is built, into one file of the integration, and tested.

import { defineConfig } from "vitest/config";

export default defineConfig({
  build: {
    target: "es2022",
    outDir: "../custom_components/skolplattformen/frontend",
    // One file, always of the same name: there is nothing old to remove, and nothing else there is ours to remove.
    emptyOutDir: false,
    copyPublicDir: false,
    modulePreload: false,
    reportCompressedSize: false,
    sourcemap: false,
    // Not the library mode, which leaves an ES module's white space in.
    rolldownOptions: {
      input: "src/index.ts",
      output: {
        format: "es",
        entryFileNames: "skolplattformen.js",
        codeSplitting: false,
        // Lit's licence asks that its notices stay; the licence itself lies beside the file.
        comments: { legal: true },
      },
    },
  },
  test: {
    environment: "happy-dom",
    include: ["test/**/*.test.ts"],
    // Far from Sweden, so that a moment in the browser's own time is seen.
    env: { TZ: "America/Los_Angeles" },
    expect: { requireAssertions: true },
    restoreMocks: true,
    unstubGlobals: true,
  },
});
