import "./style/main.scss";
import { mount } from "svelte";
import App from "./shell/App.svelte";
import { match } from "./shell/routes";
import { start } from "./shell/router.svelte";
import { on_session_end } from "./wire/api";
import { doubt, flush_outbox, recognise } from "./people/people.svelte";
import { enter_main_process } from "./processes/processes.svelte";
import { start_ticking } from "./wire/clock.svelte";
import { keep_hour, read_house } from "./wire/house.svelte";
import { on_line_refused, on_return, outbox, watch_network } from "./wire/network.svelte";
import { do_without_live } from "./wire/view.svelte";
import { first_language, speak_in } from "./words/words.svelte";

async function open_house() {
  // Everything that the first page needs sets out at the same time: on a slow network each wait in line is a second.
  void match(location.pathname)
    .route.load()
    .catch(() => undefined);
  await Promise.all([read_house().then(enter_main_process), speak_in(first_language())]);
  on_session_end(doubt);
  on_line_refused(doubt);
  watch_network();
  keep_hour();
  do_without_live();
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
