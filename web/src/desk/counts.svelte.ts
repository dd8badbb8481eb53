// The numbers in the desk's menu: what waits for a moderator, how far the answers are, how many bodies took part.
import { participation_events } from "../exports/participants.svelte";
import { consultation_view } from "../consultations/consultations.svelte";
import { current_process_view } from "../processes/processes.svelte";
import { process_desk_view } from "../watching/watching.svelte";
import { get } from "../wire/api";
import { on_return } from "../wire/network.svelte";
import type { Consultation, Process } from "../wire/types";
import { answered } from "./places";

const soon_ms = 3000; // what moves several times in a moment is asked for once

export interface MenuCount {
  shown: string; // "17/20"
  says: string; // its words, as a key
  values: Record<string, number>;
}

// Bodies are counted by the server when it is asked: again when something has happened that may add one.
class BodiesCounted {
  n = $state<number>();
  #timer?: ReturnType<typeof setTimeout>;

  constructor(private readonly process_id: number) {}

  use(): () => void {
    void this.#read();
    const forget = on_return(() => this.soon());
    return () => {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      forget();
    };
  }

  soon() {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#read();
    }, soon_ms);
  }

  // Without network the last number stays.
  async #read() {
    try {
      this.n = (await get<{ bodies: number }>(`/api/processes/${this.process_id}/participants/count`)).bodies;
    } catch {
      return;
    }
  }
}

export class MenuCounts {
  readonly #desk;
  readonly #bodies;

  constructor(
    private readonly process_id: number,
    private readonly consultation_id: number | undefined, // for who counts bodies
  ) {
    this.#desk = process_desk_view(process_id);
    this.#bodies = consultation_id === undefined ? undefined : new BodiesCounted(process_id);
  }

  // For $effect.
  use(): () => void {
    const stop = [this.#desk.use(), ...(this.#bodies ? this.#follow(this.#bodies) : [])];
    return () => stop.forEach((end) => end?.());
  }

  // What the desk notes is told on the process; who proposes, endorses and comments, on the consultation.
  #follow(bodies: BodiesCounted) {
    const said = ({ counts }: Consultation) => `${counts.organisations} ${counts.endorsements} ${counts.comments}`;
    const consultation = consultation_view(this.consultation_id!);
    let before = consultation.state && said(consultation.state);
    return [
      bodies.use(),
      current_process_view()?.on_change((_, kinds) => {
        if (participation_events.some((kind) => kinds[kind])) bodies.soon();
      }),
      consultation.use(),
      consultation.on_change((state) => {
        if (before !== undefined && before !== said(state)) bodies.soon();
        before = said(state);
      }),
    ];
  }

  // Nothing where there is nothing to tell.
  of(place: string, process: Process): MenuCount | undefined {
    const desk = this.#desk.state;
    if (place === "bodies" && this.#bodies?.n) {
      const n = this.#bodies.n;
      return { shown: String(n), says: "desk.count.bodies", values: { n } };
    }
    if (!desk || desk.process_id !== this.process_id) return;
    if (place === "moderation") {
      const n = desk.pending + desk.flags;
      return n > 0 ? { shown: String(n), says: "desk.count.moderation", values: { n } } : undefined;
    }
    const answers = desk.answers[answered(process)?.consultation_id ?? 0];
    if (place !== "decisions" || !answers || answers.of === 0) return;
    return { shown: `${answers.decided}/${answers.of}`, says: "desk.count.decisions", values: { ...answers } };
  }
}
