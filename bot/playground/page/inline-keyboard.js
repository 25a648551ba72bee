// The buttons under a message.
import { call } from "./api.js";
import { copyText, fail, openLink, sendPayload } from "./actions.js";
import { chooseChat, showAlert } from "./dialogs.js";
import { el } from "./dom.js";
import { t } from "./i18n.js";
import { icon } from "./icons.js";
import { startPayload } from "./links.js";
import { emit, state } from "./state.js";
import { toast } from "./toast.js";

// Waiting presses by message and place: an edit in between draws new buttons that still wait.
const waiting = new Set();
const keyOf = (message, row, column) => `${message.chat.id}/${message.message_id}/${row}/${column}`;

/** The rows of buttons, or null. */
export function renderInlineKeyboard(message) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  const keyboard = el("div", { class: "inline-keyboard", role: "group" });
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

function renderKey(message, button, row, column) {
  const busy = waiting.has(keyOf(message, row, column));
  const key = el(
    "button",
    {
      type: "button",
      class: "key",
      title: button.text,
      data: { key: `${row}/${column}`, style: button.style ?? "" },
      "aria-busy": busy ? "true" : null,
      on: { click: () => press(message, button, row, column) },
    },
    el("span", { class: "key-label" }, button.text),
  );
  const mark = button.url ? "outside" : button.copy_text ? "copy" : isSwitch(button) ? "forward" : null;
  if (mark) key.append(el("span", { class: "key-mark" }, icon(mark)));
  return key;
}

const isSwitch = (button) =>
  button.switch_inline_query !== undefined ||
  button.switch_inline_query_current_chat !== undefined ||
  Boolean(button.switch_inline_query_chosen_chat);

async function press(message, button, row, column) {
  if (button.callback_data !== undefined) await pressCallback(message, button, row, column);
  else if (button.url ?? button.login_url)
    await openLink(button.url ?? button.login_url.url, { confirm: true });
  else if (button.copy_text) await copyText(button.copy_text.text);
  else if (isSwitch(button)) await switchInline(button);
  else toast(t("unsupportedButton"));
}

async function pressCallback(message, button, row, column) {
  const key = keyOf(message, row, column);
  if (waiting.has(key)) return;
  setWaiting(message, key, row, column, true);
  try {
    const answer = await call("pressButton", {
      chat_id: message.chat.id,
      message_id: message.message_id,
      data: button.callback_data,
    });
    if (answer.timed_out) toast(t("botSilent"));
    if (answer.text) await (answer.show_alert ? showAlert(answer.text) : toast(answer.text));
    if (answer.url) await openAnswer(answer.url);
  } catch (error) {
    fail(error);
  } finally {
    setWaiting(message, key, row, column, false);
  }
}

function setWaiting(message, key, row, column, on) {
  if (on) waiting.add(key);
  else waiting.delete(key);
  const place = document.querySelector(
    `[data-message="${message.message_id}"] [data-key="${row}/${column}"]`,
  );
  if (on) place?.setAttribute("aria-busy", "true");
  else place?.removeAttribute("aria-busy");
}

// A deep link back to the bot is what bots answer with; Telegram follows it without asking.
async function openAnswer(url) {
  const payload = startPayload(url);
  if (payload === null) await openLink(url, { confirm: true });
  else await sendPayload(payload);
}

async function switchInline(button) {
  const query =
    button.switch_inline_query ??
    button.switch_inline_query_current_chat ??
    button.switch_inline_query_chosen_chat.query ??
    "";
  const here = button.switch_inline_query_current_chat !== undefined;
  const chatId = here ? state.openId : await chooseChat();
  if (chatId === null) return;
  emit("compose", { chatId, text: `@${state.bot.user.username} ${query}` });
}
