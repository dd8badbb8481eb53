// Weighs what a first visit downloads, compressed, and fails the build when it is too much: people have poor networks.
import { brotliCompressSync } from "node:zlib";

const kib = 1024;
const limits = { script: 60 * kib, all: 120 * kib };
const first_visit = [/src\/main\.ts$/, /index\.html$/, /processes\/Home\.svelte$/, /src\/words\/it\.json$/];

export function budget() {
  return {
    name: "arengo-budget",
    apply: "build",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const weights = weigh(Object.values(bundle), bundle);
        const line = Object.entries(weights).map(([what, bytes]) => `${what} ${(bytes / kib).toFixed(1)} KiB`);
        this.info(`a first visit weighs: ${line.join(", ")}`);
        if (weights.script > limits.script || weights.all > limits.all) this.error("a first visit is over its budget");
      },
    },
  };
}

function weigh(files, bundle) {
  const sent = (name) => bundle[`${name}.br`].source.length; // as precompress made it
  const chunks = scripts(files, bundle);
  const script = sum(chunks.map((chunk) => sent(chunk.fileName)));
  const styles = new Set(chunks.flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]));
  const style = sum([...styles].map(sent));
  const page = brotliCompressSync(Buffer.from(bundle["index.html"].source)).length;
  const fonts = files
    .filter((file) => /titillium-(regular|600|700)-[^/]*\.woff2$/.test(file.fileName))
    .reduce((total, file) => total + file.source.length, 0);
  return { script, style, page, fonts, all: script + style + page + fonts };
}

// The chunks of the first page, and everything that they import.
function scripts(files, bundle) {
  const found = new Set();
  const take = (chunk) => {
    if (!chunk || found.has(chunk)) return;
    found.add(chunk);
    for (const name of chunk.imports) take(bundle[name]);
  };
  const chunks = files.filter((file) => file.type === "chunk");
  for (const chunk of chunks) if (first_visit.some((name) => name.test(chunk.facadeModuleId ?? ""))) take(chunk);
  return [...found];
}

const sum = (sizes) => sizes.reduce((total, size) => total + size, 0);
