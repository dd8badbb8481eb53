// The table on the screen.

export const short = (value) => {
  if (value >= 1000) return Math.round(value).toLocaleString("en");
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
};

const spread = ({ median, low, high }) => `${short(median)} (${short(low)}–${short(high)})`;

const header = ["what", "Arengo", "beside", "ratio", "target", ""];

const cells = (line) => [
  `${line.what}, ${line.unit}`,
  spread(line.ours),
  line.peer ? `${line.peer} ${spread(line.theirs)}` : "",
  line.peer ? spread(line.compared) : "",
  line.target,
  line.bound === undefined ? "" : line.holds ? "holds" : "short",
];

export function table(lines) {
  const rows = [header, ...lines.map(cells)];
  const widths = header.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const text = rows.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(" | ")} |`);
  text.splice(1, 0, `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`);
  return text.join("\n");
}

// When and where it was seen.
export function heading({ began, quick, machine }) {
  const day = new Date(began).toISOString().slice(0, 10);
  return `${day}${quick ? ", a quick run" : ""}: ${machine.cores} cores of ${machine.processor}, Linux ${machine.kernel}`;
}

// Who was busy while it was measured: a generator near 100% of its core would measure itself.
export const busy = (rows) =>
  rows
    .flatMap((row) => row.busy ?? [])
    .map(
      ({ what, server, generator }) =>
        `${what}: server ${Math.round(server * 100)}%, generator ${Math.round(generator * 100)}% of a core`,
    )
    .join("\n");
