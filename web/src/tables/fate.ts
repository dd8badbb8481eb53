// What became of a participant's contribution, in words: the farthest it has come.
import type { IconName } from "../ui/icons";
import { in_order } from "../ui/lists";
import type { MyTable, Table } from "../wire/tables";

type Mine = NonNullable<MyTable["contributions"]>[string];

export interface Fate {
  key: string;
  values?: Record<string, string | number>;
  icon: IconName;
  look: "is-ok" | "is-there";
}

export function fate_of(note: Mine, table: Table): Fate {
  const line = in_order(table.summary).findIndex((one) => one.cites?.[note.contribution_id]);
  if (line >= 0) return { key: "tables.fate_cited", values: { n: line + 1 }, icon: "ok", look: "is-ok" };
  // Put aside at the table, or never taken in: the person's own topic says "parked" of both.
  if (note.state === "parked" && table.contributions[note.contribution_id])
    return { key: "tables.fate_parked", icon: "park", look: "is-there" };
  const group_id = note.group_id ?? table.contributions[note.contribution_id]?.group_id;
  const title = group_id ? table.groups[group_id]?.title : undefined;
  if (title) return { key: "tables.fate_grouped", values: { title }, icon: "ok", look: "is-ok" };
  if (note.state === "parked" || note.state === "declined")
    return { key: "tables.fate_later", icon: "park", look: "is-there" };
  if (note.state === "queued") return { key: "tables.fate_queued", icon: "inbox", look: "is-there" };
  return {
    key: note.state === "cited" ? "tables.fate_cited_somewhere" : "tables.fate_taken",
    icon: "ok",
    look: "is-ok",
  };
}
