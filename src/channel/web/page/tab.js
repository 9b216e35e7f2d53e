// Which tab this is, what language it speaks, and how elements are made.

const root = document.documentElement;

// The tab's name is no secret: the browser's cookie is, and scripts cannot read it.
export function tab() {
  const given = new URLSearchParams(location.hash.slice(1)).get("tab");
  if (given) {
    history.replaceState(null, "", location.pathname + location.search);
    return given;
  }
  let name = sessionStorage.getItem("tab");
  if (!name) {
    const random = crypto.getRandomValues(new Uint8Array(18));
    name = btoa(String.fromCharCode(...random)).replaceAll("+", "-").replaceAll("/", "_");
    sessionStorage.setItem("tab", name);
  }
  return name;
}

let texts = {};

export async function speak(language) {
  const answer = await fetch(`/texts/${root.dataset.texts}/${language}`);
  if (answer.ok) {
    texts = await answer.json();
    root.lang = language;
  }
}

export function say(id, values = {}) {
  return Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), texts[id] ?? "");
}

export const at = (id) => document.getElementById(id);

// Text is only ever text: nothing that is said can become markup.
export function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children.filter((child) => child != null));
  return element;
}

export async function post(path, body) {
  return fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}
