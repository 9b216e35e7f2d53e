// The socket: says hello with the last message it has, sends again what was not acknowledged, and comes back by itself.

const VERSION = 1;
const QUIET = 25_000; // so long without a word, and it asks whether anybody is there
const PATIENCE = 10_000; // for the answer
const LONGEST = 15_000; // between two attempts

export class Connection {
  #tab;
  #locale;
  #on;
  #seq = 0;
  #socket;
  #ready = false;
  #ended = false;
  #attempt = 0;
  #retry;
  #beat;
  #waiting = new Map(); // what is not acknowledged, in order

  // `on` is called with every frame of the server, and with {t: "offline"} and {t: "ended", code}.
  constructor(tab, locale, on) {
    this.#tab = tab;
    this.#locale = locale;
    this.#on = on;
    addEventListener("online", () => this.#again(0));
    addEventListener("offline", () => this.#socket?.close());
    addEventListener("pagehide", () => this.#leave());
    addEventListener("pageshow", (event) => event.persisted && this.#again(0));
    document.addEventListener("visibilitychange", () => !document.hidden && !this.#ready && this.#again(0));
  }

  open() {
    clearTimeout(this.#retry);
    this.#ended = false;
    const address = new URL("/socket", location.href);
    address.protocol = address.protocol.replace("http", "ws");
    const socket = new WebSocket(address);
    this.#socket = socket;
    let reason;
    socket.onopen = () => {
      const seq = this.#seq;
      socket.send(JSON.stringify({ t: "hello", v: VERSION, tab: this.#tab, seq, locale: this.#locale }));
      this.#heard(socket);
    };
    socket.onmessage = ({ data }) => {
      if (socket !== this.#socket) return;
      this.#heard(socket);
      const frame = JSON.parse(data);
      reason = frame.t === "err" && !frame.cid ? frame.code : reason;
      this.#take(frame);
    };
    socket.onclose = ({ code }) => {
      if (socket !== this.#socket) return;
      clearTimeout(this.#beat);
      this.#ready = false;
      if (code === 4001 || ["cookie", "version", "tab"].includes(reason)) {
        this.#ended = true;
        this.#seq = 0;
        this.#on({ t: "ended", code: code === 4001 ? "elsewhere" : reason });
        return;
      }
      this.#on({ t: "offline" });
      this.#again(Math.min(LONGEST, 400 * 2 ** this.#attempt++) * (0.5 + Math.random() / 2));
    };
  }

  get ready() {
    return this.#ready;
  }

  // Sends a frame, now or as soon as it can; gives back its id.
  send(frame) {
    const cid = crypto.randomUUID?.() ?? String(Math.random()).slice(2) + Date.now();
    this.#waiting.set(cid, { ...frame, cid });
    if (this.#ready) this.#write(cid);
    return cid;
  }

  #leave() {
    this.#ready = false;
    if (this.#socket) this.#socket.onclose = null;
    this.#socket?.close();
  }

  forget() {
    this.#waiting.clear();
  }

  #write(cid) {
    const frame = this.#waiting.get(cid);
    if (frame && this.#ready) this.#socket.send(JSON.stringify(frame));
  }

  #take(frame) {
    if (frame.t === "welcome") {
      this.#attempt = 0;
      this.#ready = true;
      this.#seq = frame.seq;
      this.#on(frame);
      for (const cid of this.#waiting.keys()) this.#write(cid);
      return;
    }
    if (frame.t === "ack") this.#waiting.delete(frame.cid);
    if (frame.t === "err" && frame.code === "later") setTimeout(() => this.#write(frame.cid), 2_000);
    if (frame.t === "err" && frame.code === "slow") {
      setTimeout(() => [...this.#waiting.keys()].slice(0, 3).forEach((cid) => this.#write(cid)), 1_500);
    }
    if (frame.seq) {
      if (frame.seq <= this.#seq) return;
      this.#seq = frame.seq;
    }
    this.#on(frame);
  }

  // Scripts do not see the server's pings, so that they have to ask themselves.
  #heard(socket) {
    clearTimeout(this.#beat);
    this.#beat = setTimeout(() => {
      if (this.#ready) socket.send('{"t":"ping"}');
      this.#beat = setTimeout(() => {
        socket.close();
        if (socket === this.#socket) socket.onclose({ code: 0 });
      }, PATIENCE);
    }, QUIET);
  }

  #again(wait) {
    clearTimeout(this.#retry);
    if (this.#ended || this.#ready) return;
    this.#retry = setTimeout(() => this.open(), wait);
  }
}
