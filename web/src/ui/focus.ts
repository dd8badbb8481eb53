// For a part that opens and closes in a page ({@attach gives_back}): when it goes while it has the focus, the focus goes back to
// what opened it; where that is gone too, to the page itself.
import { tick } from "svelte";

export function gives_back() {
  const opener = document.activeElement;
  return () => void give_back(opener);
}

// Where it stands already it stays.
export async function give_back(opener: Element | null) {
  await tick();
  if (document.activeElement !== document.body) return;
  const back = opener?.isConnected && opener !== document.body ? opener : document.getElementById("content");
  (back as HTMLElement | null)?.focus({ preventScroll: true });
}
