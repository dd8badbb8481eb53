import "./style/main.scss";
import { mount } from "svelte";
import App from "./shell/App.svelte";
import { start } from "./shell/router.svelte";
import { flush_outbox, recognise } from "./people/people.svelte";
import { start_ticking } from "./wire/clock.svelte";
import { read_house } from "./wire/house.svelte";
import { on_return, outbox, watch_network } from "./wire/network.svelte";
import { first_language, speak_in } from "./words/words.svelte";

async function open_house() {
  await Promise.all([read_house(), speak_in(first_language())]);
  watch_network();
  start_ticking();
  await start();
  const place = document.getElementById("app")!;
  place.replaceChildren();
  mount(App, { target: place });
  on_return(flush_outbox);
  await outbox.load().catch(() => undefined);
  await recognise();
}

void open_house();
if ("serviceWorker" in navigator && import.meta.env.PROD)
  void navigator.serviceWorker.register("/sw.js").catch(() => undefined);
