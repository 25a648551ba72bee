// Calls to the server's person side, and its live socket.
/** @import { LiveEvent, Methods } from "./types.d.ts" */

/** An answer that says no, in the server's own words. */
export class ApiError extends Error {}

/** @type {number | null} */
let personId = null;

/**
 * Names the person every later call is made for.
 * @param {number | null} id
 */
export function actAs(id) {
  personId = id;
}

/**
 * The result of a person-side method; throws ApiError on a refusal, TypeError without a connection.
 * @template {keyof Methods} M
 * @param {M} method
 * @param {object} [parameters]
 * @returns {Promise<Methods[M]>}
 */
export async function call(method, parameters = {}) {
  const response = await fetch(`/person/${method}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(personId === null ? parameters : { person_id: personId, ...parameters }),
  });
  const envelope = await response.json().catch(() => null);
  if (envelope?.ok) return envelope.result;
  throw new ApiError(envelope?.description ?? response.statusText);
}

/**
 * Where the bytes of a file are.
 * @param {string} fileId
 */
export const fileUrl = (fileId) => `/person/file/${encodeURIComponent(fileId)}`;

const FIRST_WAIT = 400;
const LONGEST_WAIT = 10_000;

/**
 * Keeps a live socket open.
 * @param {(event: LiveEvent) => void} onEvent
 * @param {(connected: boolean) => void} onStatus
 */
export function listen(onEvent, onStatus) {
  let wait = FIRST_WAIT;
  let timer = 0;
  let socket = open();

  function open() {
    clearTimeout(timer);
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    const opened = new WebSocket(`${scheme}//${location.host}/person/live?person_id=${personId}`);
    opened.onopen = () => {
      wait = FIRST_WAIT;
      onStatus(true);
    };
    opened.onmessage = (frame) => onEvent(JSON.parse(frame.data));
    opened.onclose = () => {
      onStatus(false);
      // Jitter, so that two windows do not knock at the same instant.
      timer = setTimeout(reopen, wait * (0.75 + Math.random() / 2));
      wait = Math.min(wait * 1.7, LONGEST_WAIT);
    };
    return opened;
  }

  function reopen() {
    socket = open();
  }

  // A person who comes back to the window should not wait for the timer.
  function hurry() {
    if (document.visibilityState === "visible" && socket.readyState === WebSocket.CLOSED) reopen();
  }
  addEventListener("online", hurry);
  document.addEventListener("visibilitychange", hurry);
}
