// Calls to the server's person side, and its live socket.

/** An answer that says no, in the server's own words. */
export class ApiError extends Error {
  constructor(description, code) {
    super(description);
    this.code = code;
  }
}

let personId = null;

/** Names the person every later call is made for. */
export function actAs(id) {
  personId = id;
}

/** The result of a person-side method; throws ApiError on a refusal, TypeError without a connection. */
export async function call(method, parameters = {}) {
  const response = await fetch(`/person/${method}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(personId === null ? parameters : { person_id: personId, ...parameters }),
  });
  const envelope = await response.json().catch(() => null);
  if (envelope?.ok) return envelope.result;
  throw new ApiError(envelope?.description ?? response.statusText, envelope?.error_code ?? response.status);
}

/** Where the bytes of a file are. */
export const fileUrl = (fileId) => `/person/file/${encodeURIComponent(fileId)}`;

const FIRST_WAIT = 400;
const LONGEST_WAIT = 10_000;

/** Keeps a live socket open: `onEvent` gets its objects, `onStatus` whether it is connected. */
export function listen(onEvent, onStatus) {
  let wait = FIRST_WAIT;
  let timer = 0;
  let socket = null;

  function open() {
    clearTimeout(timer);
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    socket = new WebSocket(`${scheme}//${location.host}/person/live?person_id=${personId}`);
    socket.onopen = () => {
      wait = FIRST_WAIT;
      onStatus(true);
    };
    socket.onmessage = (frame) => onEvent(JSON.parse(frame.data));
    socket.onclose = () => {
      onStatus(false);
      // Jitter, so that two windows do not knock at the same instant.
      timer = setTimeout(open, wait * (0.75 + Math.random() / 2));
      wait = Math.min(wait * 1.7, LONGEST_WAIT);
    };
  }

  // A person who comes back to the window should not wait for the timer.
  function hurry() {
    if (document.visibilityState === "visible" && socket.readyState === WebSocket.CLOSED) open();
  }
  addEventListener("online", hurry);
  document.addEventListener("visibilitychange", hurry);
  open();
}
