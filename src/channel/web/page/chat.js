// The chat page: brings the parts together.

import { Connection } from "./connection.js";
import * as lines from "./lines.js";
import { Stay } from "./stay.js";
import { at, make, say, speak, tab } from "./tab.js";

const MAX = 4_000;
const root = document.documentElement;
const name = tab();
const input = at("input");
const strip = at("connection");
const typing = at("typing");
let quiet; // hides the sign that the bot writes
let slow; // shows that what was written is not sent yet
let login = false;
let partner = "bot";

await speak(sessionStorage.getItem("language") ?? root.lang);
sessionStorage.setItem("language", root.lang);
translate();

const connection = new Connection(name, root.lang, take);
const stay = new Stay(() => connection.send({ t: "present" }), loggedOut);

function take(frame) {
  switch (frame.t) {
    case "welcome": return welcome(frame);
    case "msg": return message(frame);
    case "status": return status(frame);
    case "ack": return arrived(frame.cid);
    case "err": return frame.code === "slow" && hint("web-slow");
    case "offline": return offline();
    case "ended": return ended(frame.code);
  }
}

function welcome(frame) {
  show("");
  clearTimeout(slow);
  if (frame.reset || (login && !frame.status.login)) lines.clear();
  stands(frame.status);
  if (frame.status.login) stay.begin(frame.logout, frame.left);
  root.dataset.span = frame.logout;
  const hadNothing = !at("lines").children.length;
  const history = frame.history.filter((line) => line.t !== "status" || line.ended);
  const showAll = () => history.forEach((line) => one(line, hadNothing));
  hadNothing ? lines.before(showAll) : showAll();
}

// One line of what was missed.
function one(line, isOld) {
  if (line.t === "own") return lines.own(line.text);
  if (line.t === "status") return line.ended && lines.clear();
  isOld ? lines.message(line, press) : message(line);
}

function message(frame) {
  typing.hidden = true;
  // The page shows that by itself, with a clock.
  if (frame.warning && login) return;
  lines.message(frame, press);
  lines.announce(frame);
  lines.settle();
}

function status(frame) {
  const was = login;
  stands(frame);
  if (frame.ended) {
    stay.end();
    lines.clear();
    lines.divider(say("web-hidden"));
  }
  if (frame.login && !was) stay.begin(Number(root.dataset.span));
}

function stands({ login: is, errand, partner: now, lang }) {
  login = is;
  partner = now;
  at("login").hidden = is || !root.dataset.login;
  at("logout").hidden = !is;
  at("task").hidden = errand !== "approval";
  at("app").hidden = !root.dataset.demo;
  at("app").href = `/app#tab=${name}`;
  if (is) lines.loggedIn();
  else stay.end();
  lines.speaks(lang);
  if (lang !== root.lang) change(lang);
  role();
}

function role() {
  at("role").textContent = say(partner === "waiting" ? "web-waiting" : login ? "web-logged-in" : "web-bot-role");
  at("role").toggleAttribute("data-in", login && partner !== "waiting");
}

// The login is over, and the server could not say so.
function loggedOut() {
  lines.clear();
  connection.forget();
  stands({ login: false, errand: null, partner, lang: root.lang });
  lines.divider(say("web-logged-out"));
}

function arrived(cid) {
  lines.arrived(cid);
  stay.touch();
}

function press({ title, payload }) {
  const cid = connection.send({ t: "choice", value: payload, title });
  said(title, cid);
}

function said(text, cid) {
  lines.own(text, cid);
  hint("web-input-hint");
  clearTimeout(slow);
  slow = setTimeout(() => lines.pending(cid), connection.ready ? 2_000 : 0);
  if (connection.ready && partner === "bot") {
    typing.hidden = false;
    lines.down();
    clearTimeout(quiet);
    quiet = setTimeout(() => { typing.hidden = true; }, 15_000);
  }
  // On a phone the keyboard would cover what comes.
  (matchMedia("(pointer: coarse)").matches && input !== document.activeElement ? at("log") : input).focus({ preventScroll: true });
}

function submit(event) {
  event?.preventDefault();
  const text = input.value.trim();
  if (!text) return input.focus();
  if ([...text].length > MAX) return hint("web-long", { max: MAX });
  input.value = "";
  grow();
  said(text, connection.send({ t: "msg", text }));
}

function hint(id, values) {
  at("hint").textContent = say(id, values);
  at("hint").toggleAttribute("data-wrong", id !== "web-input-hint");
  if (id !== "web-input-hint") at("hint").setAttribute("role", "alert");
  else at("hint").removeAttribute("role");
}

// Browsers that cannot do it by themselves.
function grow() {
  if (CSS.supports("field-sizing", "content")) return;
  input.rows = Math.min(5, input.value.split("\n").length);
}

function offline() {
  typing.hidden = true;
  show(say("web-offline"));
  for (const line of document.querySelectorAll("[data-cid]")) lines.pending(line.dataset.cid);
}

function ended(code) {
  if (code === "elsewhere") {
    const here = make("button", { type: "button", className: "button", textContent: say("web-elsewhere-here") });
    here.onclick = () => connection.open();
    lines.clear();
    return show(say("web-elsewhere"), here);
  }
  show(say(code === "cookie" ? "web-cookies" : "web-update"));
}

function show(...what) {
  strip.replaceChildren(...what.filter(Boolean));
}

// The whole page in another language; what was said stays as it was said.
async function change(language) {
  await speak(language);
  sessionStorage.setItem("language", language);
  translate();
  role();
}

function translate() {
  const texts = {
    login: "web-login", logout: "web-logout", errand: "web-app-waits", app: "web-app-open", newer: "web-new-messages",
    hint: "web-input-hint",
  };
  for (const [id, text] of Object.entries(texts)) at(id).textContent = say(text);
  document.title = say("web-title");
  input.placeholder = say("web-input");
  document.querySelector("label").textContent = say("web-input");
  at("send").firstElementChild.textContent = say("web-send");
  typing.firstElementChild.textContent = say("web-typing");
  at("log").setAttribute("aria-label", say("web-conversation"));
  const languages = at("languages");
  languages.setAttribute("aria-label", say("web-language"));
  const others = languages.dataset.others.trim().split("\n").map((line) => line.split("\t"));
  const others_shown = others.filter(([code]) => code && code !== root.lang);
  languages.replaceChildren(...others_shown.map(([code, own]) => {
    const button = make("button", { type: "button", className: "button quiet", lang: code, textContent: own });
    button.onclick = async () => {
      connection.send({ t: "lang", code });
      await change(code);
      at("languages").querySelector("button")?.focus();
    };
    return button;
  }));
}

at("form").addEventListener("submit", submit);
at("logout").addEventListener("click", () => {
  connection.send({ t: "logout" });
  input.focus();
});
input.addEventListener("input", grow);
input.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) submit(event);
});
// Within another page: Escape closes the chat there.
if (window.parent !== window) {
  at("login").target = "_blank";
  at("login").href = `/login#tab=${name}`;
  addEventListener("keydown", (event) => event.key === "Escape" && parent.postMessage({ schalter: "close" }, "*"));
}
connection.open();
