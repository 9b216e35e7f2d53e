// The end of the login, as the page sees it: it warns, and hides what was shown even if the server cannot be reached.

import { at, make, say } from "./tab.js";

const WARNS = 60; // seconds before
const GRACE = 3; // seconds in which the server may say so itself

const box = at("warning");

export class Stay {
  #ends; // in milliseconds of the wall clock; nobody is logged in without it
  #span = 0;
  #timer;
  #here;
  #over;

  // `here`: the customer says that they are there; `over`: hide everything.
  constructor(here, over) {
    this.#here = here;
    this.#over = over;
    // A laptop that slept does not wait for its timers.
    document.addEventListener("visibilitychange", () => this.#look());
    addEventListener("pageshow", () => this.#look());
  }

  begin(span, left) {
    this.#span = span;
    this.#ends = Date.now() + 1_000 * (left ?? span);
    this.#look();
  }

  // The customer did something, and the server knows.
  touch() {
    if (this.#ends) this.begin(this.#span);
  }

  end() {
    clearTimeout(this.#timer);
    this.#ends = undefined;
    box.replaceChildren();
  }

  #look() {
    clearTimeout(this.#timer);
    if (!this.#ends) return;
    const left = (this.#ends - Date.now()) / 1_000;
    if (left <= -GRACE) {
      this.end();
      this.#over();
      return;
    }
    if (left <= Math.min(WARNS, this.#span / 2)) this.#warn(Math.max(0, Math.ceil(left)));
    else box.replaceChildren();
    this.#timer = setTimeout(() => this.#look(), left > WARNS ? 1_000 * (left - WARNS) : 1_000);
  }

  #warn(seconds) {
    const clock = box.querySelector("[data-clock]");
    if (clock) {
      // It is read out once, not every second.
      clock.textContent = say("web-warning", { seconds });
      return;
    }
    const stay = make("button", { type: "button", className: "button main", textContent: say("web-stay") });
    stay.onclick = () => {
      at("input").focus();
      this.#here();
    };
    const shown = make("p", { textContent: say("web-warning", { seconds }) });
    shown.dataset.clock = "";
    shown.setAttribute("aria-hidden", "true");
    box.append(make("span", { className: "unseen", textContent: shown.textContent }), shown, stay);
  }
}
