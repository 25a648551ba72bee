// The field at the bottom: writing, replying, editing; Enter sends, Shift+Enter breaks the line.
import { editText, sendText, setBlocked } from "./actions.js";
import { openAttachMenu, sendFiles } from "./attach.js";
import { commandKey, drawMenuButton, menuButton, offerCommands, startCommands } from "./commands.js";
import { summary } from "./content.js";
import { byId, el, iconButton, relabel } from "./dom.js";
import { openEmoji } from "./emoji.js";
import { t } from "./i18n.js";
import { icon } from "./icons.js";
import { inlineKey, offerInline } from "./inline-query.js";
import { drawReplyKeyboard, keyboardToggle, placeholder, setKeyboardSender } from "./reply-keyboard.js";
import { showChat } from "./side.js";
import { startButton } from "./start.js";
import { isAdmin, isOwn, isPrivate, on, openChat, openTopic, senderName, shownOf, state } from "./state.js";

/** @import { Entry, Message } from "./types.d.ts" */

/** @typedef {{ kind: "reply" | "edit", message: Message, quiet?: boolean }} Context what is answered or edited */

const dock = byId("dock");
/** @type {Map<number, string>} chat id → text */
const drafts = new Map();
/** @type {Context | null} */
let context = null;
/** @type {number | null} */
let drawnFor = null;

const input = el("textarea", {
  class: "input",
  rows: "1",
  maxlength: "16384",
  autocapitalize: "sentences",
  enterkeyhint: "send",
});
const hint = el("span", { class: "hint", "aria-hidden": "true" });
const send = iconButton("", "send", submit, "send");
const attach = iconButton("", "attach", () => openAttachMenu(attach));
const emoji = iconButton("", "smile", () => openEmoji(emoji, insert), "emoji-button");
const contextBar = el("div", { class: "context" });
const popup = el("div", { class: "popup-slot" });
const field = el(
  "div",
  { class: "field-box" },
  contextBar,
  el(
    "div",
    { class: "field-row" },
    menuButton,
    el("div", { class: "input-box" }, input, hint),
    keyboardToggle,
    emoji,
    attach,
  ),
);
const row = el("div", { class: "composer" }, popup, field, send);
const keyboard = el("div", { class: "reply-keyboard-slot" });

/** Draws the dock and follows the state. */
export function startComposer() {
  input.addEventListener("input", onInput);
  input.addEventListener("keydown", onKey);
  input.addEventListener("paste", onPaste);
  startCommands(popup, run);
  setKeyboardSender(sendText);
  on("state", draw);
  on("open", draw);
  on("messages", draw);
  on("compose", onCompose);
  on("reply", ({ message }) => setContext({ kind: "reply", message }));
  on("edit", ({ message }) => setContext({ kind: "edit", message }));
}

function draw() {
  const entry = openChat();
  if (drawnFor !== entry.id) switchDraft(entry.id);
  relabel(send, t("send"));
  relabel(attach, t("attach"));
  relabel(emoji, t("emoji"));
  input.setAttribute("aria-label", t("message"));
  showHint(entry);
  drawMenuButton();
  drawReplyKeyboard(entry, keyboard, (message) => setContext({ kind: "reply", message, quiet: true }));
  const hadFocus = document.activeElement === input;
  const wanted = mode(entry);
  if (dock.dataset.mode === wanted) return;
  dock.dataset.mode = wanted;
  if (wanted === "start") dock.replaceChildren(startButton());
  else if (wanted === "blocked")
    dock.replaceChildren(
      el(
        "button",
        { type: "button", class: "wide-button", on: { click: () => setBlocked(false) } },
        t("unblock"),
      ),
    );
  else if (wanted === "closed") dock.replaceChildren(el("p", { class: "closed" }, t("topicClosed")));
  else dock.replaceChildren(row, keyboard);
  fitHeight();
  if (wanted === "write" && (hadFocus || matchMedia("(hover: hover)").matches))
    input.focus({ preventScroll: true });
}

/** @param {Entry} entry */
function showHint(entry) {
  // A forced reply brings its own words, which hold for that reply only.
  const wanted = context ? context.message.reply_markup?.input_field_placeholder : placeholder(entry);
  hint.textContent = wanted || t("message");
  input.placeholder = hint.textContent;
}

/** @param {Entry} entry */
function mode(entry) {
  if (state.blocked && isPrivate(entry)) return "blocked";
  if (openTopic(entry)?.is_closed && !isAdmin(entry)) return "closed";
  return isPrivate(entry) && entry.loaded && !entry.messages.size ? "start" : "write";
}

/** @param {number} id */
function switchDraft(id) {
  if (drawnFor !== null) drafts.set(drawnFor, input.value);
  drawnFor = id;
  dock.dataset.mode = "";
  setContext(null);
  setText(drafts.get(id) ?? "");
}

/** @param {{ chatId: number, text: string | null }} wish */
function onCompose({ chatId, text }) {
  if (chatId !== state.openId) showChat(chatId);
  if (text !== null) setText(text);
  input.focus();
}

async function submit() {
  const text = input.value.trim();
  if (!text) return;
  const before = context;
  setText("");
  setContext(null);
  const done =
    before?.kind === "edit"
      ? await editText(before.message, text)
      : await sendText(text, before?.message.message_id);
  // What could not be sent must not be lost.
  if (!done && !input.value) {
    setText(text);
    setContext(before);
  }
  input.focus({ preventScroll: true });
}

/**
 * Sends a command chosen from a list; what was typed of it goes away.
 * @param {string} text
 */
async function run(text) {
  setText("");
  await sendText(text);
}

/** @param {string} text */
function setText(text) {
  input.value = text;
  onInput();
}

/** @param {string} text */
function insert(text) {
  input.setRangeText(text, input.selectionStart, input.selectionEnd, "end");
  onInput();
}

function fitHeight() {
  input.style.height = "auto";
  // Off the page it has no height to measure.
  if (input.scrollHeight) input.style.height = `${input.scrollHeight}px`;
}

function onInput() {
  fitHeight();
  send.classList.toggle("ready", Boolean(input.value.trim()));
  offerCommands(input.value, popup, run, setText);
  offerInline(input.value, popup, () => setText(""));
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (event.isComposing) return;
  if (commandKey(event) || inlineKey(event)) event.preventDefault();
  else if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    submit();
  } else if (event.key === "Escape" && context) {
    if (context.kind === "edit") setText("");
    setContext(null);
  } else if (event.key === "ArrowUp" && event.ctrlKey) {
    event.preventDefault();
    const before = context?.message.message_id ?? Number.POSITIVE_INFINITY;
    const target = shownOf(openChat()).findLast((message) => message.message_id < before);
    if (target) setContext({ kind: "reply", message: target });
  } else if (event.key === "ArrowUp" && !input.value && !context) {
    const mine = shownOf(openChat()).findLast(
      (message) => isOwn(message) && message.text && !message.forward_origin,
    );
    if (mine) {
      event.preventDefault();
      setContext({ kind: "edit", message: mine });
    }
  }
}

/** @param {ClipboardEvent} event */
async function onPaste(event) {
  const files = [...(event.clipboardData?.files ?? [])];
  if (files.length) event.preventDefault();
  await sendFiles(files);
}

/** @param {Context | null} next */
function setContext(next) {
  if (context?.kind === "edit" && next?.kind !== "edit") setText("");
  context = next;
  contextBar.replaceChildren();
  showHint(openChat());
  if (!next) return;
  const { kind, message } = next;
  const title =
    kind === "edit" ? t("editing") : t("replyTo", { name: isOwn(message) ? t("you") : senderName(message) });
  const close = () => {
    setContext(null);
    input.focus();
  };
  contextBar.append(
    icon(kind),
    el(
      "button",
      { type: "button", class: "context-text", data: { jump: message.message_id } },
      el("b", {}, title),
      el("span", {}, summary(message)),
    ),
    iconButton(t("cancel"), "close", close),
  );
  if (kind === "edit") setText(message.text ?? "");
  if (!next.quiet || matchMedia("(hover: hover)").matches) input.focus();
}
