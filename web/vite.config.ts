import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";
import { fonts } from "./build/fonts.js";
import { budget } from "./build/budget.js";
import { precompress } from "./build/precompress.js";
import { purge } from "./build/purge.js";
import { serviceWorker } from "./build/service_worker.js";
import { words } from "./build/words.js";

// The server's address while developing; the built files need none.
const server = process.env.ARENGO_SERVER ?? "http://127.0.0.1:8080";

// Messages are parsed at build time, so the browser needs no parser.
const no_parser = "@formatjs/icu-messageformat-parser/no-parser.js";

export default defineConfig({
  plugins: [fonts(), words(), svelte(), purge(), serviceWorker(), precompress(), budget()],
  resolve: {
    alias: process.env.VITEST ? [] : [{ find: /^@formatjs\/icu-messageformat-parser$/, replacement: no_parser }],
    conditions: process.env.VITEST ? ["browser"] : undefined,
  },
  build: {
    target: "es2022",
    assetsInlineLimit: 0, // the content security policy allows no data: fonts
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // What most first pages share travels in one file: each of its own would cost more in headers than in words.
        codeSplitting: {
          groups: [
            {
              name: "shared",
              test: /src\/(ui\/(Loading|Message|Icon|Problem|lists|announce)|shell\/(Title|Page|NotFoundWords)|words\/dates|consultations\/(countdown|consultations\.svelte)|plans\/(plans|tree))/,
            },
          ],
        },
      },
    },
  },
  css: {
    preprocessorOptions: {
      scss: { quietDeps: true, silenceDeprecations: ["import", "if-function", "global-builtin", "color-functions"] },
    },
  },
  server: { proxy: { "/api": { target: server, ws: true } } },
  test: { environment: "happy-dom", include: ["tests/**/*.test.ts"], setupFiles: ["tests/setup.ts"] },
});
