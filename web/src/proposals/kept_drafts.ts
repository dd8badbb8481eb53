import { is_blank, type Draft } from "./drafts";
import { read_kept } from "../wire/kept";

export interface KeptDraft {
  key: string;
  href: string;
  draft: Draft;
}

// The new proposals begun on this device, the latest first.
export function kept_drafts(): KeptDraft[] {
  const out: KeptDraft[] = [];
  for (let i = 0; i < localStorage.length; i += 1) {
    const key = localStorage.key(i)!;
    const found = /^arengo:draft:(\d+):(\d+)$/.exec(key);
    const draft = found ? read_kept<Draft>(key) : undefined;
    if (!draft || is_blank(draft)) continue;
    out.push({ key, href: `/consultations/${found![1]}/propose?node=${found![2]}`, draft });
  }
  return out.sort((a, b) => (b.draft.saved_at ?? 0) - (a.draft.saved_at ?? 0));
}
