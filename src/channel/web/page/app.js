// Plays the bank's app: shows the order that waits, and takes the decision.

import { at, post, say, speak, tab } from "./tab.js";

const name = tab();
await speak(sessionStorage.getItem("language") ?? document.documentElement.lang);

const answer = await post("/app/waiting", { tab: name }).catch(() => undefined);
const order = answer?.ok ? await answer.json() : null;
if (order) {
  at("order").textContent = order.text;
  at("order").hidden = at("pair").hidden = false;
  at("approve").onclick = () => decide(true);
  at("decline").onclick = () => decide(false);
} else {
  at("told").textContent = say(answer?.ok ? "web-app-nothing" : "web-failed");
}

async function decide(granted) {
  const done = await post("/app/decide", { tab: name, proposal: order.proposal, granted }).catch(() => undefined);
  if (done?.ok) {
    at("pair").hidden = true;
    // The button that had the focus is gone.
    at("told").focus();
  }
  at("told").textContent = say(!done?.ok ? "web-failed" : granted ? "web-app-approved" : "web-app-declined");
}
