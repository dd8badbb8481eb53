// The chart: one bar for each line of the table, as a share of its target; the line down the middle is the target.
import { short } from "./report.mjs";

const width = 960;
const left = 430;
const step = 34;
const top = 64;
const scale = 200; // pixels from nothing to the target
const longest = width - left - 180; // the rest of a line is for words

const escape = (text) => text.replace(/[&<>]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[c]);
const label = (line) => escape(line.peer ? `${line.what}, beside ${line.peer}` : `${line.what}, ${line.unit}`);

// Targets read "at most" or "at least": the bar is the share of the bound either way; colour and word say if it holds.
function bar(line, i) {
  const y = top + i * step;
  const at = (value) => left + Math.min((value / line.bound) * scale, longest);
  const { median, low, high } = line.compared;
  const holds = line.holds ? "holds" : "short";
  return `<text x="${left - 10}" y="${y + 14}" text-anchor="end">${label(line)}</text>
<rect x="${left}" y="${y}" width="${(at(median) - left).toFixed(1)}" height="20" rx="2" class="${holds}"/>
<path d="M${at(low).toFixed(1)} ${y + 10}H${at(high).toFixed(1)}" class="spread"/>
<text x="${width - 16}" y="${y + 14}" text-anchor="end">${short(median)} (${line.target}) ${holds}</text>`;
}

export function chart(all, when) {
  const lines = all.filter((line) => line.bound !== undefined);
  const height = top + lines.length * step + 16;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="Arengo's ratios and their targets">
<style>text{font:13px system-ui,sans-serif;fill:#17324d}.title{font-weight:600;font-size:16px}.holds{fill:#0066cc}.short{fill:#cc7a00}.spread{stroke:#17324d;stroke-width:2}.target{stroke:#5a768a;stroke-dasharray:3 3}</style>
<rect width="100%" height="100%" fill="#fff"/>
<text x="16" y="28" class="title">Each figure as a share of its target. ${escape(when)}</text>
<text x="${left + scale}" y="50" text-anchor="middle">target</text>
<path d="M${left + scale} 56V${height - 12}" class="target"/>
${lines.map(bar).join("\n")}
</svg>
`;
}
