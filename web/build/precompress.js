// Writes beside each text file its Brotli form, as small as it gets: the server sends it as it is.
import { brotliCompressSync } from "node:zlib";

const text = /\.(js|css|svg)$/;

export function precompress() {
  return {
    name: "arengo-precompress",
    apply: "build",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (!text.test(file.fileName)) continue;
          const source = brotliCompressSync(Buffer.from(file.code ?? file.source));
          this.emitFile({ type: "asset", fileName: `${file.fileName}.br`, source });
        }
      },
    },
  };
}
