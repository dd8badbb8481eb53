// One thing being done at a time: busy while it travels, and what to say when it did not go through.
import { refusal_words } from "../words/refusals";

export class Doing {
  busy = $state(false);
  problem = $state("");

  // True when the server took it.
  async run(act: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.problem = "";
    try {
      await act();
      return true;
    } catch (error) {
      this.problem = refusal_words(error);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
