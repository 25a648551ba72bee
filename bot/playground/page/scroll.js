// Where the log stands. At its end it follows what is new, but the first line of what the person has
// not read yet stays on the screen, however long the rest is.
import { byId, findAll } from "./dom.js";

const NEAR = 80; // px from the end that still count as being there
const MARGIN = 8; // px over the first unread line, and over a date
const READING = 2000; // ms on the screen after which what is there counts as read
const HAND_RESTS = 600; // ms after which a hand has let go of the log
const log = byId("log");

let following = true;
let byHand = false;
/** @type {{ id: number, since: number } | null} the first unread message, while the log follows */
let unread = null;
let rest = 0;

/**
 * Follows from now on; `onMove` hears of every move.
 * @param {HTMLElement} column what grows in the log
 * @param {() => void} onMove
 */
export function startScroll(column, onMove) {
  for (const act of /** @type {const} */ (["wheel", "touchmove", "pointerdown", "keydown"]))
    log.addEventListener(act, takeOver, { passive: true });
  const move = () => {
    if (byHand) {
      following = isAtEnd();
      showDates();
    }
    markDates();
    onMove();
  };
  log.addEventListener("scroll", move, { passive: true });
  // A keyboard that opens or a window that shrinks must not hide the last message.
  const sizes = new ResizeObserver(() => following && follow());
  sizes.observe(log);
  sizes.observe(column);
}

/** Whether the end is on the screen. */
export const isAtEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight <= NEAR;

/** Whether the log follows what is new. */
export const isFollowing = () => following;

// Who acts in the log has read what is shown.
function takeOver() {
  byHand = true;
  unread = null;
  following = isAtEnd();
}

/** Goes to the end and follows again. */
export function goToEnd({ smooth = false } = {}) {
  unread = null;
  const isNear = log.scrollHeight - log.scrollTop < 4 * log.clientHeight;
  follow(smooth && isNear ? "smooth" : "instant");
}

/**
 * Follows to a message that is new to the person; what was on the screen long enough is read.
 * @param {number} id
 * @param {boolean} wasAtEnd whether all was on the screen before it came
 */
export function goToNew(id, wasAtEnd) {
  const now = performance.now();
  if (!unread || (wasAtEnd && now - unread.since > READING)) unread = { id, since: now };
  follow();
}

/**
 * Stays with what is new, as far as the first unread line allows.
 * @param {ScrollBehavior} behavior
 */
export function follow(behavior = "instant") {
  following = true;
  byHand = false;
  const first = unread && nodeOf(unread.id);
  const end = log.scrollHeight - log.clientHeight;
  log.scrollTo({ top: first ? Math.min(end, first.offsetTop - MARGIN) : end, behavior });
  markDates();
}

/**
 * What shows a message: by itself, or the album that it is in.
 * @param {number} id
 * @returns {HTMLElement | null}
 */
export const nodeOf = (id) => log.querySelector(`[data-message="${id}"]`)?.closest(".message") ?? null;

/**
 * Whether a message begins under what is shown.
 * @param {number} id
 */
export const isBelow = (id) => (nodeOf(id)?.offsetTop ?? 0) > log.scrollTop + log.clientHeight - MARGIN;

/**
 * Whether a message ends over what is shown.
 * @param {number} id
 */
export function isAbove(id) {
  const node = nodeOf(id);
  return node !== null && node.offsetTop + node.offsetHeight < log.scrollTop;
}

/**
 * Shows an element in the middle, and lets what is new wait.
 * @param {HTMLElement} node
 */
export function goTo(node) {
  takeOver();
  following = false;
  node.scrollIntoView({ block: "center", behavior: "smooth" });
}

/** Tells the dates that stick to the top, over the text, from those that stand in their place. */
function markDates() {
  for (const label of findAll(log, ".day-label")) {
    const place = label.parentElement?.offsetTop ?? 0;
    label.classList.toggle("stuck", label.offsetTop > place + MARGIN);
  }
}

// A stuck date shows only while a hand moves the log.
function showDates() {
  log.classList.add("moving");
  clearTimeout(rest);
  rest = setTimeout(() => log.classList.remove("moving"), HAND_RESTS);
}
