// The way to the bank's log-in and back; in demonstrations, the choice of a customer.

import { at, make, post, say, speak, tab } from "./tab.js";

const { demo, entrance, customers, login } = document.documentElement.dataset;
const apart = location.hash.includes("tab="); // opened beside the chat, which stays where it is
const name = sessionStorage.getItem("login-tab") ?? tab();

await speak(sessionStorage.getItem("language") ?? document.documentElement.lang);

async function come(proof) {
  at("told").textContent = "";
  const answer = await post("/login", { tab: name, proof }).catch(() => undefined);
  if (!answer?.ok) {
    at("told").textContent = say(answer?.status === 401 ? "web-login-failed" : "web-failed");
    return;
  }
  sessionStorage.removeItem("login-tab");
  if (apart) close();
  location.replace("/");
}

const query = Object.fromEntries(new URLSearchParams(location.search));
const state = sessionStorage.getItem("login-state");
if (entrance && query.state) {
  history.replaceState(null, "", location.pathname);
  sessionStorage.removeItem("login-state");
  // Only what we have sent out may come back.
  if (query.state === state) await come(query);
  else at("told").textContent = say("web-login-failed");
}

if (demo) {
  const people = customers.trim().split("\n").map((line) => line.split("\t"));
  at("people").append(...people.map(([id, person]) => {
    const initials = person.split(" ").map((word) => word[0]).join("").slice(0, 2);
    const mark = make("i", { textContent: initials });
    mark.setAttribute("aria-hidden", "true");
    const button = make("button", { type: "button", className: "button" }, mark, person);
    button.onclick = () => come({ customer: id });
    return make("li", {}, button);
  }));
  for (const id of ["demo", "choose", "people"]) at(id).hidden = false;
} else if (entrance) {
  at("entrance").hidden = false;
  at("entrance").href = entrance;
  at("entrance").onclick = () => {
    const fresh = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    sessionStorage.setItem("login-state", fresh);
    sessionStorage.setItem("login-tab", name);
    const address = new URL(entrance);
    address.searchParams.set("state", fresh);
    at("entrance").href = address.href;
  };
} else if (!login) {
  at("told").textContent = say("web-login-none");
}
