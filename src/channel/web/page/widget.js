// Puts the chat into any page:
// <script type="module" src="https://chat.bank.example/widget.js"></script>
// The chat itself runs in a frame of its own, so that neither page can read the other.

const home = new URL(import.meta.url).origin;
const language = document.documentElement.lang.split("-")[0];
const answer = await fetch(`${home}/widget.json?lang=${encodeURIComponent(language)}`, { credentials: "omit" });
const texts = await answer.json();

const styles = new CSSStyleSheet();
styles.replaceSync(`
  :host { position: fixed; right: 1rem; bottom: 1rem; z-index: 2147483000; }
  button {
    width: 3.75rem; height: 3.75rem; border: 0; border-radius: 50%; background: #0f5a5e; color: #fff; cursor: pointer;
    box-shadow: 0 2px 6px rgb(0 0 0 / .2), 0 8px 24px rgb(0 0 0 / .18); display: grid; place-items: center;
  }
  button:focus-visible { outline: 3px solid #0f5a5e; outline-offset: 3px; }
  svg { width: 1.75rem; fill: none; stroke: currentcolor; stroke-width: 1.75; stroke-linejoin: round; stroke-linecap: round; }
  iframe {
    position: fixed; right: 1rem; bottom: 5.75rem; width: min(26rem, 100vw - 2rem); height: min(42rem, 100dvh - 7rem);
    border: 0; border-radius: 1.25rem; background: Canvas; box-shadow: 0 8px 40px rgb(0 0 0 / .25);
  }
  [hidden] { display: none; }
  @media (max-width: 30rem), (max-height: 30rem) {
    iframe { inset: 0; width: 100%; height: calc(100dvh - 4.75rem); border-radius: 0; }
  }
`);

const host = document.createElement("div");
const shadow = host.attachShadow({ mode: "open" });
shadow.adoptedStyleSheets = [styles];
const button = document.createElement("button");
button.type = "button";
button.append(picture());
button.setAttribute("aria-expanded", "false");
button.setAttribute("aria-label", texts["web-open"]);
shadow.append(button);
document.body.append(host);

let frame;

function show(open) {
  if (open && !frame) {
    frame = document.createElement("iframe");
    frame.src = `${home}/?lang=${texts.lang}`;
    frame.title = texts["web-title"];
    shadow.prepend(frame);
  }
  frame.hidden = !open;
  button.setAttribute("aria-expanded", String(open));
  button.setAttribute("aria-label", texts[open ? "web-close" : "web-open"]);
  (open ? frame : button).focus();
}

function picture() {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", "M4 8.500A3.500 3.500 0 0 1 7.500 5h9A3.500 3.500 0 0 1 20 8.500v4a3.500 3.500 0 0 1-3.500 3.500H12l-4 4v-4h-.5A3.500 3.500 0 0 1 4 12.500z");
  svg.append(path);
  return svg;
}

button.addEventListener("click", () => show(!frame || frame.hidden));
addEventListener("message", (event) => {
  if (event.origin === home && event.source === frame?.contentWindow && event.data?.schalter === "close") show(false);
});
addEventListener("keydown", (event) => event.key === "Escape" && frame && !frame.hidden && show(false));
