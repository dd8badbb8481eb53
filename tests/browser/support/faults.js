// What is wrong with a page for those who read it otherwise: by axe, by its width, by words that are missing.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export async function faults_of(page) {
  await page.waitForSelector(".skiplinks", { state: "attached" }); // no longer what was readable before the script
  await page.waitForSelector("main h1");
  await page.waitForFunction(() => !document.querySelector(".loading"));
  await page.evaluate(axe);
  return page.evaluate(async (tags) => {
    const { violations } = await globalThis.axe.run({ runOnly: { type: "tag", values: tags } });
    const faults = violations.map((fault) => `${fault.id}: ${fault.nodes[0].html.slice(0, 120)}`);
    if (document.documentElement.scrollWidth > innerWidth) faults.push("overflows");
    const unsaid =
      /\b(form|me|list|plan|proposal|process|shell|sign_in|vote|path|outbox|event|kind|zone|meetings|tables|plenary|answers|replies|redline|final_text|outcome|point_outcome|desk|deciding|watching|moderating|moderation_log)\.[a-z_]+\b/;
    const found = unsaid.exec(document.body.innerText);
    if (found) faults.push(`unsaid word ${found[0]}`);
    return faults;
  }, tags);
}
