// Says, wherever at the desk one is, that a file one asked for has become ready or has failed.
import { desk_of } from "../desk/places";
import { navigate } from "../shell/router.svelte";
import { newest_first } from "../ui/lists";
import { show_toast } from "../ui/toast.svelte";
import type { JobState, MyExport, MyExports } from "../wire/exports";
import { t } from "../words/words.svelte";

// Kept beside the pages, so that what became ready while one walked from page to page is told on the next.
let of: number | undefined;
let before: Map<number, JobState> | undefined;

// Those that have come to an end since the last look; the first look only remembers.
export function ended(person_id: number, mine: MyExports): MyExport[] {
  if (of !== person_id) before = undefined;
  of = person_id;
  const known = before;
  before = new Map(Object.values(mine).map((one) => [one.export_job_id, one.state]));
  if (!known) return [];
  const is_end = ({ state }: MyExport) => state === "ready" || state === "failed";
  return newest_first(mine).filter((one) => is_end(one) && known.get(one.export_job_id) !== one.state);
}

export function tell(one: MyExport, slug: string | undefined) {
  const what = t(`out.name.${one.export}`);
  if (one.state === "ready" && one.link)
    return show_toast({
      text: t("out.now_ready", { what }),
      action: t("out.download"),
      act: () => location.assign(one.link!),
    });
  show_toast({
    text: t("out.now_failed", { what }),
    ...(slug ? { action: t("do.show"), act: () => void navigate(`${desk_of(slug)}/out`) } : {}),
  });
}
