// The bot's keyboard under the field.
import { shareOwnContact, sharePeople } from "./attach.js";
import { el, relabel } from "./dom.js";
import { t } from "./i18n.js";
import { icon } from "./icons.js";
import { emit, isOwn, messagesOf } from "./state.js";
import { toast } from "./toast.js";

/** @import { Entry, Message, ReplyButton } from "./types.d.ts" */

/** @typedef {(text: string, replyTo?: number) => Promise<boolean>} Send */

// What the person hid or used up, by the message that brought the keyboard.
/** @type {Set<string>} */
const hidden = new Set();
/** @type {Set<string>} */
const askedFor = new Set();
/** @type {Send} */
let send = async () => false;

export const keyboardToggle = el(
  "button",
  { type: "button", class: "icon-button keyboard-toggle", on: { click: toggle } },
  icon("keyboard"),
);

/**
 * Tells how a button's text is sent.
 * @param {Send} sender
 */
export function setKeyboardSender(sender) {
  send = sender;
}

/**
 * What the field says while the bot's keyboard stands.
 * @param {Entry} entry
 */
export function placeholder(entry) {
  const markup = entry.keyboard?.reply_markup;
  return markup?.keyboard ? markup.input_field_placeholder : undefined;
}

/**
 * Draws the keyboard into its slot; a forced reply calls `onForceReply` once.
 * @param {Entry} entry
 * @param {HTMLElement} slot
 * @param {(message: Message) => void} onForceReply
 */
export function drawReplyKeyboard(entry, slot, onForceReply) {
  const message = entry.keyboard;
  const markup = message?.reply_markup;
  const key = message ? `${entry.id}/${message.message_id}` : "";
  if (message && markup?.force_reply && !askedFor.has(key)) {
    askedFor.add(key);
    const answered = messagesOf(entry).some((other) => isOwn(other) && other.message_id > message.message_id);
    if (!answered) onForceReply(message);
  }
  const rows = markup?.keyboard;
  const shown = Boolean(rows && (markup.is_persistent || !hidden.has(key)));
  keyboardToggle.hidden = !rows || Boolean(markup.is_persistent);
  keyboardToggle.dataset.key = key;
  keyboardToggle.setAttribute("aria-expanded", String(shown));
  relabel(keyboardToggle, shown ? t("hideKeyboard") : t("showKeyboard"));
  const drawn = shown ? `${key}/${message?.edit_date ?? 0}` : "";
  if (slot.dataset.drawn === drawn) return;
  slot.dataset.drawn = drawn;
  slot.replaceChildren();
  if (!shown || !message || !rows) return;
  const className = markup?.resize_keyboard ? "reply-keyboard" : "reply-keyboard tall";
  const buttons = rows.map((row) =>
    el(
      "div",
      { class: "reply-row" },
      row.map((button) => renderButton(button, message, key)),
    ),
  );
  slot.append(el("div", { class: className, role: "group", "aria-label": t("replyKeys") }, buttons));
}

/**
 * @param {string | ReplyButton} raw
 * @param {Message} message
 * @param {string} key
 */
function renderButton(raw, message, key) {
  const button = typeof raw === "string" ? { text: raw } : raw;
  return el(
    "button",
    {
      type: "button",
      class: "reply-key",
      data: { style: button.style ?? "" },
      on: { click: () => press(button, message, key) },
    },
    button.text,
  );
}

/**
 * @param {ReplyButton} button
 * @param {Message} message
 * @param {string} key
 */
async function press(button, message, key) {
  const done = await perform(button, message);
  if (!done || !message.reply_markup?.one_time_keyboard) return;
  hidden.add(key);
  emit("state");
}

/**
 * @param {ReplyButton} button
 * @param {Message} message
 */
async function perform(button, message) {
  if (button.request_contact) return shareOwnContact();
  if (button.request_users) return sharePeople(button.request_users);
  if (button.request_location || button.request_chat || button.request_poll || button.web_app) {
    toast(t("unsupportedButton"));
    return false;
  }
  // In a group the text is an answer to the message that brought the keyboard, so that the bot hears it.
  return send(button.text, message.chat.type === "private" ? undefined : message.message_id);
}

function toggle() {
  const key = keyboardToggle.dataset.key ?? "";
  if (!hidden.delete(key)) hidden.add(key);
  emit("state");
}
