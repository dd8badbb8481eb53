// What is wrong with a page for those who read it otherwise: by axe, by its width, by words that are cut off or missing, by
// what moves although one asked for calm.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export async function faults_of(page) {
  await page.waitForSelector(".skiplinks", { state: "attached" }); // no longer what was readable before the script
  await page.waitForSelector("main h1");
  await page.waitForFunction(() => !document.querySelector(".loading"));
  if (await page.evaluate(() => !globalThis.axe)) await page.evaluate(axe); // it stays while one goes by links
  const faults = await page.evaluate(async (tags) => {
    // Only of what is wrong are the places wanted: finding those of all that is right takes most of the time.
    const { violations } = await globalThis.axe.run({
      runOnly: { type: "tag", values: tags },
      resultTypes: ["violations"],
    });
    const faults = violations.map((fault) => `${fault.id}: ${fault.nodes[0].html.slice(0, 120)}`);
    if (document.documentElement.scrollWidth > innerWidth) faults.push("overflows");
    const unsaid =
      /\b(form|me|list|plan|proposal|process|shell|sign_in|vote|path|outbox|event|kind|zone|meetings|tables|plenary|answers|replies|redline|final_text|outcome|point_outcome|desk|deciding|watching|moderating|moderation_log|set_up|drafting|out|participants|import|countdown|who|comments|taking_part)\.[a-z_]+\b/;
    const found = unsaid.exec(document.body.innerText);
    if (found) faults.push(`unsaid word ${found[0]}`);
    return faults;
  }, tags);
  return [...faults, ...(await cut_words(page)), ...(await motions(page))];
}

// Words of which a part stands where nobody can see it or scroll to it. What is shortened on purpose ends with an ellipsis.
function cut_words(page) {
  return page.evaluate(() => {
    const slack = 3; // px; letters lean out of their boxes
    const hides = (overflow) => overflow === "hidden" || overflow === "clip";
    const scrolls = (overflow) => overflow === "auto" || overflow === "scroll";
    const shortens = (style) => style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none";

    function cutter(element, words) {
      for (let box = element; box && box !== document.body; box = box.parentElement) {
        const style = getComputedStyle(box);
        const { left, right, top, bottom } = box.getBoundingClientRect();
        if (right - left <= 1) return undefined; // only for who listens
        const wide = words.left < left - slack || words.right > right + slack;
        const tall = words.top < top - slack || words.bottom > bottom + slack;
        if (shortens(style) || (scrolls(style.overflowX) && wide) || (scrolls(style.overflowY) && tall))
          return undefined;
        if ((hides(style.overflowX) && wide) || (hides(style.overflowY) && tall)) return box.className || box.localName;
        if (style.position === "fixed") break;
      }
      return words.left < -slack || words.right > innerWidth + slack ? "window" : undefined;
    }

    const cut = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
      const { currentNode: text } = walker;
      const element = text.parentElement;
      if (!text.data.trim() || element.closest("script, style, noscript, option, svg, .skiplinks")) continue;
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      range.selectNodeContents(text);
      const by = [...range.getClientRects()].map((words) => words.width > 0 && cutter(element, words)).find(Boolean);
      if (by) cut.push(`cut by ${by}: ${text.data.trim().slice(0, 60)}`);
    }
    return cut;
  });
}

// What moves for longer than an instant, where the reader asked for calm.
export function motions(page, asked_for = "reduce") {
  return page.evaluate((asked_for) => {
    if (!matchMedia(`(prefers-reduced-motion: ${asked_for})`).matches) return [];
    const instant_s = 0.02;
    const lasts = (durations) => Math.max(...durations.split(",").map(parseFloat)) > instant_s; // "0.3s, 0s"
    const found = new Set();
    for (const element of document.querySelectorAll("*"))
      for (const part of [null, "::before", "::after"]) {
        const style = getComputedStyle(element, part);
        const moves =
          (style.animationName !== "none" && lasts(style.animationDuration)) ||
          (style.transitionProperty !== "none" && lasts(style.transitionDuration)) ||
          style.scrollBehavior === "smooth";
        if (moves)
          found.add(`moves: ${element.localName}.${element.className?.baseVal ?? element.className}${part ?? ""}`);
      }
    return [...found];
  }, asked_for);
}
