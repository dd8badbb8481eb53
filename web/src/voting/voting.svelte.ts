// My vote on a proposal: what the server knows, and what is on its way.
import { current_me, my_state } from "../people/people.svelte";
import { outbox, unsent_items } from "../wire/network.svelte";

const path = (proposal_id: number) => `/api/proposals/${proposal_id}/vote`;

export function my_choice(proposal_id: number): string | undefined {
  const unsent = unsent_vote(proposal_id);
  if (unsent) return (unsent.write.body as { choice?: string } | undefined)?.choice;
  return my_state()?.votes[proposal_id]?.choice;
}

export function unsent_vote(proposal_id: number) {
  return unsent_items().findLast((item) => !item.refused && item.write.path === path(proposal_id));
}

// Choosing again what is already chosen takes it back.
export function cast(proposal_id: number, title: string, choice: string, takes_back: boolean) {
  return outbox.put<{ seq: number }>({
    what: "support",
    title,
    person_id: current_me()!.person_id,
    write: takes_back
      ? { method: "DELETE", path: path(proposal_id) }
      : { method: "PUT", path: path(proposal_id), body: { choice } },
  });
}
