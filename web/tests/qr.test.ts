import { decodeQR } from "qr/decode.js";
import { describe, expect, test } from "vitest";
import { qr_drawing } from "../src/ui/qr";

// Paints the drawing as a camera would see it.
function painted(text: string, module = 6) {
  const { size, path } = qr_drawing(text);
  const width = size * module;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y, wide] of path.matchAll(/M(\d+) (\d+)h(\d+)/g))
    for (let row = Number(y) * module; row < (Number(y) + 1) * module; row += 1)
      for (let column = Number(x) * module; column < (Number(x) + Number(wide)) * module; column += 1)
        data.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3);
  return { width, height: width, data };
}

describe("a drawn QR code", () => {
  test.each(["https://partecipa.example.org/tickets/R4F7K2M9C", "R4F7K2M9C", "perché no?"])("is read as %s", (text) => {
    expect(decodeQR(painted(text))).toBe(text);
  });

  test("leaves four modules of white around", () => {
    const { size, path } = qr_drawing("R4F7K2M9C");
    const rows = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)];
    expect(Math.min(...rows.map((row) => Number(row[1])))).toBe(4);
    expect(Math.max(...rows.map((row) => Number(row[1]) + Number(row[3])))).toBe(size - 4);
  });
});
