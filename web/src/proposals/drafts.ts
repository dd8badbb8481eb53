// What is being written, kept on this device as it is typed.
export interface Draft {
  kind?: string;
  title: string;
  body: string;
  suggested_text?: string;
  who: "self" | "body";
  organisation_id?: number;
  show_name: boolean;
  saved_at?: number;
  revision?: number;
  // What is needed to show the form again without network.
  about?: {
    label: string;
    words: string;
    level_name: string;
    closes_at: string;
    opens_at: string;
    promoters_email: string;
  };
}

export const empty_draft = (): Draft => ({ title: "", body: "", who: "self", show_name: false });

export const new_draft_key = (consultation_id: number | string, node_id: number | string) =>
  `arengo:draft:${consultation_id}:${node_id}`;
export const edit_draft_key = (proposal_id: number | string) => `arengo:edit:${proposal_id}`;
export const comment_draft_key = (proposal_id: number | string, parent?: number) =>
  `arengo:comment:${proposal_id}:${parent ?? ""}`;

export const is_blank = (draft: Draft) =>
  draft.title.trim() === "" && draft.body.trim() === "" && draft.suggested_text === undefined;

export function draft_as_text(draft: Draft): string {
  return [draft.about?.label, draft.title, draft.suggested_text, draft.body].filter(Boolean).join("\n\n");
}
