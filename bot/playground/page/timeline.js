// The messages of the open chat: kept in step with the state, scrolled as a person expects.
import { serviceText } from "./content.js";
import { byId, el, findAll } from "./dom.js";
import { loadOlder } from "./history.js";
import { formatDay, t } from "./i18n.js";
import { icon } from "./icons.js";
import { renderMessage } from "./message.js";
import {
  follow,
  goTo,
  goToEnd,
  goToNew,
  isAbove,
  isAtEnd,
  isBelow,
  isFollowing,
  nodeOf,
  startScroll,
} from "./scroll.js";
import { emptyCard } from "./start.js";
import { emit, isOwn, on, openChat, shownOf, state } from "./state.js";

/** @import { Entry, Message, Topics } from "./types.d.ts" */

const GROUP_GAP = 10 * 60; // s after which the same sender begins a new group
const log = byId("log");
const column = el("div", { class: "column" });
const badge = el("span", { class: "badge" });
const downButton = el(
  "button",
  { type: "button", class: "down-button", on: { click: () => goToEnd({ smooth: true }) } },
  icon("down"),
  badge,
);

/** @type {Map<number, { node: HTMLElement, album: Message[] }>} by the number of the first message */
const nodes = new Map();

/** Fills the log and follows the state from then on. */
export function startTimeline() {
  log.append(column);
  byId("down").append(downButton);
  startScroll(column, onMove);
  on("open", rebuild);
  on("language", rebuild);
  on("state", () => (column.childElementCount ? draw() : rebuild()));
  on("messages", onMessages);
  document.addEventListener("visibilitychange", onMove);
}

function rebuild() {
  nodes.clear();
  column.replaceChildren();
  draw();
  goToEnd();
  const messages = shownOf(openChat());
  const first = messages.at(-Math.max(openChat().unread, 1)) ?? messages[0];
  if (first && !isOwn(first)) goToNew(first.message_id, true);
  onMove();
}

/** @param {Topics["messages"]} news */
function onMessages({ chatId, kind, message }) {
  if (chatId !== state.openId) return;
  if (kind === "fresh") return rebuild();
  const isMine = message !== undefined && isOwn(message);
  const follows = isFollowing() || (kind === "new" && isMine);
  const isNews = message !== undefined && !isMine && !isAbove(message.message_id);
  const wasAtEnd = isAtEnd();
  const held = follows ? null : holdPlace(message);
  const added = draw();
  if (kind === "new") for (const node of added) node.classList.add("arriving");
  held?.();
  if (follows && isNews) goToNew(message.message_id, wasAtEnd);
  else if (kind === "new" && isMine) goToEnd();
  else if (follows) follow();
  onMove();
}

/**
 * Remembers what the person is looking at; the result puts it back in place.
 * @param {Message} [message]
 */
function holdPlace(message) {
  const top = log.getBoundingClientRect().top;
  const visible = [...nodes.values()].find(
    ({ node, album }) =>
      node.getBoundingClientRect().bottom > top && album[0].message_id !== message?.message_id,
  );
  if (!visible) return null;
  const before = visible.node.getBoundingClientRect().top;
  return () => {
    log.scrollTop += visible.node.getBoundingClientRect().top - before;
  };
}

/** Brings the page in step with the messages; gives the nodes that are new. */
function draw() {
  const entry = openChat();
  const albums = albumsOf(shownOf(entry));
  const heads = new Set(albums.map(([head]) => head.message_id));
  /** @type {HTMLElement[]} */
  const added = [];
  for (const [id, { node }] of nodes) {
    if (!heads.has(id)) {
      node.remove();
      nodes.delete(id);
    }
  }
  let section = null;
  let filled = 0;
  for (const [index, album] of albums.entries()) {
    const [head] = album;
    const day = new Date(head.date * 1000).toDateString();
    if (section?.dataset.day !== day) {
      section = sectionAfter(section, day, head.date);
      filled = 1; // its label
    }
    const known = nodes.get(head.message_id);
    const node = known && isSame(known.album, album) ? known.node : renderInPlace(album, known?.node);
    if (!known) added.push(node);
    node.classList.toggle("first", !isSameGroup(albums[index - 1]?.[0], head));
    node.classList.toggle("last", !isSameGroup(head, albums[index + 1]?.[0]));
    const expected = section.children[filled] ?? null;
    if (expected !== node) section.insertBefore(node, expected);
    filled += 1;
  }
  const days = findAll(column, ".day");
  for (const day of days.slice(section ? days.indexOf(section) + 1 : 0)) day.remove();
  drawEmpty();
  return added;
}

/**
 * The messages with those of an album together.
 * @param {Message[]} messages
 */
function albumsOf(messages) {
  /** @type {Message[][]} */
  const albums = [];
  for (const message of messages) {
    const before = albums.at(-1);
    if (message.media_group_id && before?.[0].media_group_id === message.media_group_id) before.push(message);
    else albums.push([message]);
  }
  return albums;
}

/**
 * @param {Message[]} a
 * @param {Message[]} b
 */
const isSame = (a, b) => a.length === b.length && a.every((message, at) => message === b[at]);

/**
 * @param {HTMLElement | null} previous
 * @param {string} day
 * @param {number} date
 */
function sectionAfter(previous, day, date) {
  const days = findAll(column, ".day");
  const section = days[previous ? days.indexOf(previous) + 1 : 0];
  if (section?.dataset.day === day) return section;
  const fresh = el(
    "section",
    { class: "day", data: { day } },
    el("h2", { class: "day-label" }, el("span", { class: "pill" }, formatDay(date))),
  );
  if (previous) previous.after(fresh);
  else column.prepend(fresh);
  return fresh;
}

/**
 * @param {Message[]} album
 * @param {HTMLElement} [old]
 */
function renderInPlace(album, old) {
  const node = renderMessage(album);
  const focused = old?.querySelector(":focus");
  nodes.set(album[0].message_id, { node, album });
  if (!old) return node;
  old.replaceWith(node);
  // A press that edits its own message must not lose a keyboard user's place.
  if (focused) {
    const keys = findAll(node, ".key");
    const same = keys.find((key) => key.dataset.key === focused.getAttribute("data-key"));
    (same ?? keys[0] ?? node).focus({ preventScroll: true });
  }
  return node;
}

/**
 * @param {Message} [a]
 * @param {Message} [b]
 */
function isSameGroup(a, b) {
  if (!a || !b || a.from?.id !== b.from?.id || a.sender_chat?.id !== b.sender_chat?.id) return false;
  return (
    b.date - a.date < GROUP_GAP &&
    !serviceText(a) &&
    !serviceText(b) &&
    new Date(a.date * 1000).toDateString() === new Date(b.date * 1000).toDateString()
  );
}

function drawEmpty() {
  column.querySelector(".empty")?.remove();
  const entry = openChat();
  log.setAttribute("aria-busy", String(!entry.loaded));
  if (entry.loaded && !shownOf(entry).length) column.append(emptyCard(entry));
}

/**
 * Shows a message in the middle and lets it glow; false when it is not loaded.
 * @param {number} id
 */
export function jumpTo(id) {
  const node = nodeOf(id);
  if (!node) return false;
  goTo(node);
  node.classList.remove("glow");
  void node.offsetWidth; // begins the animation anew
  node.classList.add("glow");
  return true;
}

function onMove() {
  const entry = openChat();
  if (log.scrollTop < 300) loadOlder(entry);
  markRead(entry);
  downButton.classList.toggle("shown", !isAtEnd());
  badge.textContent = entry.unread ? String(entry.unread) : "";
  downButton.setAttribute("aria-label", entry.unread ? t("downWithUnread", { n: entry.unread }) : t("down"));
}

/**
 * What has begun to show is read.
 * @param {Entry} entry
 */
function markRead(entry) {
  if (!entry.unread || !entry.loaded || document.hidden || !log.clientHeight) return;
  const waiting = shownOf(entry)
    .slice(-entry.unread)
    .filter((message) => isBelow(message.message_id));
  if (waiting.length === entry.unread) return;
  entry.unread = waiting.length;
  emit("read");
}
