// Writes sw.js at the end of a build: src/service_worker.js with the list of hashed files and the bare shell put in.
import { readFileSync } from "node:fs";

export function serviceWorker() {
  return {
    name: "arengo-service-worker",
    apply: "build",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const files = Object.values(bundle).map((file) => file.fileName);
        const assets = files.filter((name) => name.startsWith("assets/")).map((name) => `/${name}`);
        const shell = bundle["index.html"]?.source.toString() ?? "";
        const source = readFileSync(new URL("../src/service_worker.js", import.meta.url), "utf8")
          .replace('"__ASSETS__"', JSON.stringify(assets))
          .replace('"__SHELL__"', JSON.stringify(shell));
        this.emitFile({ type: "asset", fileName: "sw.js", source });
      },
    },
  };
}
