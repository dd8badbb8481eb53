// The words of a template's field, from the session in which the note was taken.
import type { Note, Table } from "../wire/tables";
import { current_session } from "./order";

export function field_label(table: Table, note: { field?: string; session_id?: number }): string {
  if (!note.field) return "";
  const of_note = Object.values(table.sessions).find((one) => one.session_id === note.session_id);
  const session = of_note ?? current_session(table);
  return session?.template?.[note.field]?.label ?? (note as Note).field ?? "";
}
