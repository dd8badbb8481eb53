// Leaves in the style sheet only what the pages name; variables stay, so the version of Bootstrap Italia stays too.
import { PurgeCSS } from "purgecss";

const content = ["index.html", "src/**/*.svelte", "src/**/*.ts"];

export function purge() {
  return {
    name: "arengo-purge",
    apply: "build",
    enforce: "post",
    async generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== "asset" || !file.fileName.endsWith(".css")) continue;
        const raw = file.source.toString();
        const [{ css }] = await new PurgeCSS().purge({ content, css: [{ raw }] });
        file.source = css;
      }
    },
  };
}
