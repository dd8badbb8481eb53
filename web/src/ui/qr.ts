// QR codes are drawn here, not fetched: a ticket must show its own without network.
import encode from "qr";

const quiet_zone = 4; // modules of white around it, as ISO/IEC 18004 asks

export interface Drawing {
  size: number; // modules, with the quiet zone
  path: string; // the dark ones, row by row
}

export function qr_drawing(text: string): Drawing {
  const rows = encode(text, "raw", { ecc: "medium", border: quiet_zone });
  return { size: rows.length, path: rows.map(dark_runs).join("") };
}

function dark_runs(row: boolean[], y: number): string {
  let out = "";
  for (let x = 0; x < row.length; x += 1) {
    if (!row[x]) continue;
    const start = x;
    while (row[x + 1]) x += 1;
    const wide = x - start + 1;
    out += `M${start} ${y}h${wide}v1h-${wide}z`;
  }
  return out;
}
