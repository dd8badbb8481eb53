import { t } from "../words/words.svelte";
import type { Face } from "./map";

export const column_name = (face: Face, name: string): string =>
  face === "kinds" ? t(`watching.kind.${name}`) : name === "none" ? t("watching.no_zone") : t(`zone.${name}`);
