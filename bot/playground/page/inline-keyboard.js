// The buttons under a message.

import { composeElsewhere, copyText, fail, openLink, sendPayload } from "./actions.js";
import { call } from "./api.js";
import { showAlert } from "./dialogs.js";
import { el } from "./dom.js";
import { t } from "./i18n.js";
import { icon } from "./icons.js";
import { startPayload } from "./links.js";
import { emit, isPrivate, state } from "./state.js";
import { toast } from "./toast.js";

/** @import { IconName } from "./icons.js" */
/** @import { Entry, InlineButton, Message } from "./types.d.ts" */

// Waiting presses by message and place: an edit in between draws new buttons that still wait.
/** @type {Set<string>} */
const waiting = new Set();
/**
 * @param {Message} message
 * @param {number} row
 * @param {number} column
 */
const keyOf = (message, row, column) => `${message.chat.id}/${message.message_id}/${row}/${column}`;

/**
 * The rows of buttons, or null.
 * @param {Message} message
 */
export function renderInlineKeyboard(message) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  const keyboard = el("div", { class: "inline-keyboard", role: "group", "aria-label": t("keys") });
  rows.forEach((row, r) => {
    keyboard.append(
      el(
        "div",
        { class: "key-row" },
        row.map((button, c) => renderKey(message, button, r, c)),
      ),
    );
  });
  return keyboard;
}

/**
 * @param {Message} message
 * @param {InlineButton} button
 * @param {number} row
 * @param {number} column
 */
function renderKey(message, button, row, column) {
  const place = keyOf(message, row, column);
  const key = el(
    "button",
    {
      type: "button",
      class: "key",
      title: button.text,
      data: { key: place, style: button.style ?? "" },
      "aria-busy": waiting.has(place) ? "true" : null,
      on: { click: () => press(message, button, row, column) },
    },
    el("span", { class: "key-label" }, button.text),
  );
  const mark = markOf(button);
  if (mark) {
    key.append(el("span", { class: "key-mark" }, icon(mark.icon)));
    key.setAttribute("aria-label", `${button.text}, ${mark.words}`);
  }
  return key;
}

/**
 * What tells, in the corner and to screen readers, that a button leads elsewhere.
 * @param {InlineButton} button
 * @returns {{ icon: IconName, words: string } | null}
 */
function markOf(button) {
  if (button.url) return { icon: "outside", words: t("keyLink") };
  if (button.copy_text) return { icon: "copy", words: t("keyCopy") };
  return isSwitch(button) ? { icon: "forward", words: t("keySwitch") } : null;
}

/** @param {InlineButton} button */
const isSwitch = (button) =>
  button.switch_inline_query !== undefined ||
  button.switch_inline_query_current_chat !== undefined ||
  Boolean(button.switch_inline_query_chosen_chat);

/**
 * @param {Message} message
 * @param {InlineButton} button
 * @param {number} row
 * @param {number} column
 */
async function press(message, button, row, column) {
  const address = button.url ?? button.login_url?.url;
  if (button.callback_data !== undefined) await pressCallback(message, button.callback_data, row, column);
  else if (address) await openLink(address, { confirm: true });
  else if (button.copy_text) await copyText(button.copy_text.text);
  else if (isSwitch(button)) await switchInline(button);
  else toast(t("unsupportedButton"));
}

/**
 * @param {Message} message
 * @param {string} data
 * @param {number} row
 * @param {number} column
 */
async function pressCallback(message, data, row, column) {
  const key = keyOf(message, row, column);
  if (waiting.has(key)) return;
  setWaiting(key, true);
  try {
    const answer = await call("pressButton", {
      chat_id: message.chat.id,
      message_id: message.message_id,
      data,
    });
    if (answer.timed_out) toast(t("botSilent"));
    if (answer.text) await (answer.show_alert ? showAlert(answer.text) : toast(answer.text));
    if (answer.url) await openAnswer(answer.url);
  } catch (error) {
    fail(error);
  } finally {
    setWaiting(key, false);
  }
}

/**
 * @param {string} key
 * @param {boolean} isBusy
 */
function setWaiting(key, isBusy) {
  if (isBusy) waiting.add(key);
  else waiting.delete(key);
  const place = document.querySelector(`[data-key="${key}"]`);
  if (isBusy) place?.setAttribute("aria-busy", "true");
  else place?.removeAttribute("aria-busy");
}

// A deep link back to the bot is what bots answer with; Telegram follows it without asking.
/** @param {string} url */
async function openAnswer(url) {
  const payload = startPayload(url);
  if (payload === null) await openLink(url, { confirm: true });
  else await sendPayload(payload);
}

/** @param {InlineButton} button */
async function switchInline(button) {
  const here = button.switch_inline_query_current_chat;
  const chosen = button.switch_inline_query_chosen_chat;
  const text = `@${state.bot.user.username} ${here ?? chosen?.query ?? button.switch_inline_query ?? ""}`;
  if (here !== undefined) emit("compose", { chatId: state.openId, text });
  else await composeElsewhere(text, chosen && ((entry) => allows(chosen, entry)));
}

/**
 * @param {NonNullable<InlineButton["switch_inline_query_chosen_chat"]>} chosen
 * @param {Entry} entry
 */
function allows(chosen, entry) {
  if (isPrivate(entry)) return Boolean(chosen.allow_bot_chats);
  return Boolean(entry.chat.type === "channel" ? chosen.allow_channel_chats : chosen.allow_group_chats);
}
