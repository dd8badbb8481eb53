// Dragging a note by its grip, with mouse, pen or finger. The menu does the same without dragging.
import type { Note } from "../wire/tables";

const begins_after_px = 6; // a tap trembles less than this

export class Drag {
  note = $state.raw<Note>();
  over = $state<string>(); // the theme under the finger, as its column names it
  x = $state(0);
  y = $state(0);

  constructor(private readonly drop: (note: Note, column: string) => void) {}

  begin = (event: PointerEvent, note: Note) => {
    if (event.button !== 0) return;
    event.preventDefault();
    const from = { x: event.clientX, y: event.clientY };
    const target = event.currentTarget as HTMLElement;
    target.setPointerCapture(event.pointerId);
    const move = (at: PointerEvent) => {
      if (!this.note && Math.hypot(at.clientX - from.x, at.clientY - from.y) < begins_after_px) return;
      this.note = note;
      this.x = at.clientX;
      this.y = at.clientY;
      this.over = column_at(at.clientX, at.clientY);
    };
    const end = (at: PointerEvent) => {
      target.removeEventListener("pointermove", move);
      target.removeEventListener("pointerup", end);
      target.removeEventListener("pointercancel", end);
      const column = this.note && at.type === "pointerup" ? this.over : undefined;
      this.note = undefined;
      this.over = undefined;
      if (column !== undefined) this.drop(note, column);
    };
    target.addEventListener("pointermove", move);
    target.addEventListener("pointerup", end);
    target.addEventListener("pointercancel", end);
  };
}

function column_at(x: number, y: number): string | undefined {
  const column = document.elementsFromPoint(x, y).find((one) => one instanceof HTMLElement && one.dataset.column);
  return (column as HTMLElement | undefined)?.dataset.column;
}
