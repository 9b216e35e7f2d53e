// The conversation as it is seen and heard.

import { at, make, say } from "./tab.js";

const list = at("lines");
const log = at("log");
const said = at("said");
const newer = at("newer");
const ADDRESS = /https?:\/\/[^\s<>"]*[^\s<>"'.,;:!?)\]]/g;
const DETAIL = /^([^:\n]{1,28}): +(\S.*)$/;
const SUM = /^[-−+]?\s?(\p{Sc}|[A-Z]{3})?\s?\d[\d.,\s'’]*(\p{Sc}|[A-Z]{3})?$/u;
const FEW = 3; // so many details in a row are set as a table

let language = document.documentElement.lang;
let fresh; // the first line that was not read yet
let following = true; // the reader is at the end and stays there
let moved; // where we have scrolled to ourselves
let old = false; // lines from before

export function speaks(code) {
  language = code;
}

// Words with addresses that can be followed.
function words(text) {
  const parts = [];
  let from = 0;
  for (const { 0: address, index } of text.matchAll(ADDRESS)) {
    parts.push(text.slice(from, index), link(address));
    from = index + address.length;
  }
  return [...parts, text.slice(from)];
}

function link(address) {
  const url = new URL(address);
  if (url.origin === location.origin && url.pathname.startsWith("/login")) {
    return make("a", { href: "/login", className: "button main", textContent: say("web-login") });
  }
  const shown = (url.host + url.pathname + url.search).replace(/\/$/, "");
  return make("a", { href: url.href, target: "_blank", rel: "noopener noreferrer", textContent: shown });
}

// Paragraphs, and tables where several details stand in a row.
function body(text) {
  const parts = [];
  let plain = [];
  let details = [];
  const flush = () => {
    if (details.length >= FEW) {
      if (plain.length) parts.push(make("p", {}, ...words(plain.join("\n"))));
      const rows = details.flatMap(([, name, value]) => [make("dt", { textContent: name }), make("dd", {}, ...words(value))]);
      const sums = details.every(([, , value]) => SUM.test(value));
      parts.push(make("dl", { className: sums ? "sums" : "" }, ...rows));
      plain = [];
    } else {
      plain.push(...details.map(([line]) => line));
    }
    details = [];
  };
  for (const line of text.trim().split("\n")) {
    const detail = DETAIL.exec(line);
    if (detail && !line.includes("://")) {
      details.push(detail);
    } else {
      flush();
      plain.push(line);
    }
  }
  flush();
  if (plain.length) parts.push(make("p", {}, ...words(plain.join("\n").trim())));
  return parts;
}

const kind = (whose) => `line ${whose}${old ? "" : " new"}`;

// The customer's own words; `text` is null where they held a secret.
export function own(text, cid) {
  answered();
  const inside = text === null ? make("em", { textContent: `(${say("web-secret")})` }) : text;
  const line = make("li", { className: kind("own") },
    make("span", { className: "unseen", textContent: say("web-you") }),
    make("div", { className: "bubble" }, make("p", {}, inside)));
  if (cid) line.dataset.cid = cid;
  list.append(line);
  if (!old) down();
}

export function pending(cid) {
  const line = list.querySelector(`[data-cid="${cid}"]`);
  if (line && !line.querySelector(".pending")) {
    line.append(make("p", { className: "pending", textContent: say("web-pending") }));
  }
}

export function arrived(cid) {
  const line = list.querySelector(`[data-cid="${cid}"]`);
  line?.querySelector(".pending")?.remove();
  line?.removeAttribute("data-cid");
}

// A message to the customer; `press` is called with the button that is pressed.
export function message(frame, press) {
  if (frame.buttons?.length) answered();
  const who = say(frame.person ? "web-person" : "web-role");
  const line = make("li", { className: kind(frame.person ? "bot person" : "bot"), lang: language },
    make("span", { className: "unseen", textContent: who, lang: document.documentElement.lang }),
    make("div", { className: "bubble" }, ...body(frame.text)),
    frame.image && picture(frame.image));
  if (frame.cards?.length) line.append(make("ul", { className: "cards" }, ...frame.cards.map((card) => cardOf(card, press))));
  if (frame.buttons?.length) line.append(buttons(frame.buttons, press));
  if (frame.links?.length) line.append(make("p", { className: "choices" }, ...frame.links.map(linkButton)));
  list.append(line);
  fresh ??= line;
}

const picture = ({ url, alt }) => make("img", { src: url, alt: alt ?? "", loading: "lazy" });

const linkButton = ({ title, url }) =>
  make("a", { className: "button", href: url, target: "_blank", rel: "noopener noreferrer", textContent: title });

function cardOf(card, press) {
  return make("li", {},
    card.image && make("img", { src: card.image, alt: "", loading: "lazy" }),
    make("div", {},
      make("strong", { textContent: card.title }),
      card.subtitle && make("span", { textContent: card.subtitle }),
      card.options?.length ? buttons(card.options, press) : null,
      ...(card.links ?? []).map(linkButton)));
}

function buttons(options, press) {
  const button = (option) => {
    const pressed = make("button", { type: "button", className: "button" },
      make("span", { textContent: option.title }),
      option.hint && make("small", { textContent: option.hint }));
    pressed.onclick = () => press(option);
    return make("li", {}, pressed);
  };
  const group = make("ul", { className: "choices" }, ...options.map(button));
  group.setAttribute("aria-label", say("web-options"));
  return group;
}

// Buttons are for one answer.
export function answered() {
  list.querySelectorAll(".choices:has(button)").forEach((group) => group.remove());
}

export function divider(text) {
  list.append(make("li", { className: "divider", textContent: text }));
}

export function clear() {
  list.replaceChildren();
  said.replaceChildren();
  fresh = undefined;
  newer.hidden = true;
}

// Lines from before are shown at once and not read out.
export function before(show) {
  old = true;
  show();
  old = false;
  fresh = undefined;
  requestAnimationFrame(down);
}

// Nobody needs to log in who has.
export function loggedIn() {
  list.querySelectorAll(".bubble a.main").forEach((link) => link.replaceWith(link.textContent));
}

// Reads a message out, once: the list itself is no live region.
export function announce(frame) {
  const who = say(frame.person ? "web-person" : "web-role");
  const offered = frame.buttons?.map(({ title }) => title).join(", ");
  const text = [who, frame.text, offered && `${say("web-options")}: ${offered}`].filter(Boolean).join(" ");
  const spoken = make("p", { textContent: text, lang: language });
  said.append(spoken);
  setTimeout(() => spoken.remove(), 4_000);
}

// Where the page itself scrolls, the log does not.
function box() {
  return getComputedStyle(log).overflowY === "visible" ? document.scrollingElement : log;
}

function isAtEnd() {
  const { scrollHeight, scrollTop, clientHeight } = box();
  return scrollHeight - scrollTop - clientHeight < 80;
}

function scrollTo(top) {
  const scrolling = box();
  scrolling.scrollTop = Math.min(top, scrolling.scrollHeight - scrolling.clientHeight);
  moved = scrolling.scrollTop;
}

export function down() {
  following = true;
  fresh = undefined;
  newer.hidden = true;
  scrollTo(box().scrollHeight);
}

// Shows what is new from its beginning, if the reader is at the end; otherwise says that there is something.
export function settle() {
  if (!fresh) return;
  if (!following) {
    newer.hidden = false;
    return;
  }
  const scrolling = box();
  const top = fresh.getBoundingClientRect().top - (scrolling === log ? log.getBoundingClientRect().top : 0);
  scrollTo(scrolling.scrollTop + top - 16);
}

function scrolled() {
  if (box().scrollTop === moved) return;
  moved = undefined;
  following = isAtEnd();
  if (following) {
    newer.hidden = true;
    fresh = undefined;
  }
}

log.addEventListener("scroll", scrolled);
addEventListener("scroll", scrolled);
newer.addEventListener("click", () => {
  down();
  log.focus({ preventScroll: true });
});
// A card or the keyboard of a phone takes room: whoever follows goes on following.
new ResizeObserver(() => following && (fresh ? settle() : down())).observe(log);
