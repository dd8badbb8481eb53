// What a change may be put down to: proposals with an approved answer, and sentences of the published accounts.
import { read_restitution } from "../../plenary/plenary.svelte";
import { in_order } from "../../ui/lists";
import type { DecidingDesk } from "../../wire/decisions";
import { t } from "../../words/words.svelte";

export interface Choice {
  value: string;
  text: string;
}

export class Causes {
  proposals = $state.raw<Choice[]>([]);
  sentences = $state.raw<Choice[]>([]);
  #asked = false;

  constructor(private readonly meetings: number[]) {}

  take(desk: DecidingDesk | undefined) {
    this.proposals = Object.values(desk?.proposals ?? {})
      .filter((card) => card.state === "approved")
      .sort((a, b) => a.number - b.number)
      .map((card) => ({
        value: String(card.proposal_id),
        text: `${t("proposal.n", { n: card.number })} ${card.title}`,
      }));
  }

  get has_accounts(): boolean {
    return this.meetings.length > 0;
  }

  // Once, when somebody wants to cite one; tried again when the network failed.
  async read_sentences() {
    if (this.#asked) return;
    this.#asked = true;
    try {
      const accounts = await Promise.all(this.meetings.map((id) => read_restitution(id)));
      this.sentences = accounts.flatMap((account) =>
        in_order(account.sentences).map((one) => ({ value: String(one.sentence_id), text: one.text })),
      );
    } catch {
      this.#asked = false;
    }
  }
}
