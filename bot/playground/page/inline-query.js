// "@bot something" in the field asks the bot for results to choose from.
import { attempt, sendPayload } from "./actions.js";
import { call } from "./api.js";
import { el } from "./dom.js";
import { t } from "./i18n.js";
import { here, openChat, receive, state } from "./state.js";

/** @import { InlineAnswer, InlineResult } from "./types.d.ts" */

const PAUSE = 350; // ms without typing before the bot is asked
let timer = 0;
/** @type {string | null} the query whose answer is awaited or shown */
let asked = null;
/** @type {HTMLElement | null} */
let panel = null;
/** @type {HTMLElement[]} */
let items = [];
let active = 0;

/**
 * Asks the bot while an inline query stands in the field; `onSent` runs when a result was sent.
 * @param {string} text
 * @param {HTMLElement} slot
 * @param {() => void} onSent
 */
export function offerInline(text, slot, onSent) {
  const name = state.bot.user.username;
  const match =
    name && text.toLowerCase().startsWith(`@${name.toLowerCase()} `) ? text.slice(name.length + 2) : null;
  clearTimeout(timer);
  if (match === null) return close();
  if (match !== asked) timer = setTimeout(() => ask(match, slot, onSent), PAUSE);
}

/**
 * @param {string} query
 * @param {HTMLElement} slot
 * @param {() => void} onSent
 */
async function ask(query, slot, onSent) {
  asked = query;
  const { type } = openChat().chat;
  const chatType = type === "private" ? "sender" : type;
  /** @type {InlineAnswer} */
  let answer;
  try {
    answer = await call("inlineQuery", { query, chat_type: chatType });
  } catch {
    answer = { results: [] }; // as in Telegram, a bot that does not answer shows nothing
  }
  if (asked !== query) return;
  panel?.remove();
  active = 0;
  panel = el("div", { class: "popup", role: "listbox", "aria-label": t("inlineResults") });
  panel.addEventListener("mousedown", (event) => event.preventDefault());
  if (answer.button) panel.append(startRow(answer.button));
  items = answer.results.map((result) => resultRow(result, query, onSent));
  panel.append(...items);
  if (!panel.childElementCount) panel.append(el("div", { class: "popup-empty" }, t("inlineEmpty")));
  slot.append(panel);
  mark(0);
}

/** @param {{ text: string, start_parameter?: string }} button */
function startRow(button) {
  return el(
    "button",
    {
      type: "button",
      class: "popup-item popup-start",
      on: { click: () => sendPayload(button.start_parameter) },
    },
    button.text,
  );
}

/**
 * @param {InlineResult} result
 * @param {string} query
 * @param {() => void} onSent
 */
function resultRow(result, query, onSent) {
  const choose = async () => {
    close();
    onSent();
    const message = await attempt("chooseInlineResult", {
      ...here(),
      query,
      result_id: result.id,
    });
    if (message) receive(message);
  };
  const title = result.title ?? result.first_name ?? result.caption ?? result.type;
  return el(
    "div",
    { class: "popup-item inline-result", role: "option", on: { click: choose } },
    el("span", { class: "inline-mark", "aria-hidden": "true" }, [...title][0].toUpperCase()),
    el(
      "span",
      { class: "inline-text" },
      el("b", {}, title),
      el("span", {}, result.description ?? result.phone_number ?? ""),
    ),
  );
}

/** @param {number} index */
function mark(index) {
  if (!items.length) return;
  items[active]?.removeAttribute("aria-selected");
  active = (index + items.length) % items.length;
  items[active]?.setAttribute("aria-selected", "true");
  items[active]?.scrollIntoView({ block: "nearest" });
}

function close() {
  asked = null;
  items = [];
  panel?.remove();
  panel = null;
}

/**
 * Takes a key for the open results; true when it was one of theirs.
 * @param {KeyboardEvent} event
 */
export function inlineKey(event) {
  if (!items.length) return false;
  if (event.key === "ArrowDown") mark(active + 1);
  else if (event.key === "ArrowUp") mark(active - 1);
  else if (event.key === "Enter" && !event.shiftKey) items[active]?.click();
  else if (event.key === "Escape") close();
  else return false;
  return true;
}
