// The field at the bottom: writing, replying, editing; Enter sends, Shift+Enter breaks the line.
import { editText, sendText, setBlocked } from "./actions.js";
import { openAttachMenu } from "./attach.js";
import { commandKey, drawCommands, menuButton, offerCommands } from "./commands.js";
import { summary } from "./content.js";
import { el, iconButton, relabel } from "./dom.js";
import { openEmoji } from "./emoji.js";
import { t } from "./i18n.js";
import { icon } from "./icons.js";
import { inlineKey, offerInline } from "./inline-query.js";
import { drawReplyKeyboard, keyboardToggle, placeholder, setKeyboardSender } from "./reply-keyboard.js";
import { isOwn, isPrivate, messagesOf, on, openChat, senderName, state } from "./state.js";
import { showChat } from "./side.js";
import { startButton } from "./start.js";

const dock = document.getElementById("dock");
const drafts = new Map(); // chat id → text
let context = null; // {kind: "reply" | "edit", message}
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
const emoji = iconButton("", "smile", () => openEmoji(emoji, insert));
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
  setKeyboardSender(async (text, replyTo) => sendText(text, replyTo));
  for (const topic of ["state", "open", "messages"]) on(topic, draw);
  on("compose", onCompose);
  on("reply", ({ message }) => setContext({ kind: "reply", message }));
  on("edit", ({ message }) => setContext({ kind: "edit", message }));
}

function draw() {
  const entry = openChat();
  if (!entry) return;
  if (drawnFor !== entry.id) switchDraft(entry.id);
  relabel(send, t("send"));
  relabel(attach, t("attach"));
  relabel(emoji, t("emoji"));
  input.setAttribute("aria-label", t("message"));
  showHint(entry);
  drawCommands(run);
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
  else dock.replaceChildren(row, keyboard);
  fitHeight();
  if (wanted === "write" && (hadFocus || matchMedia("(hover: hover)").matches))
    input.focus({ preventScroll: true });
}

function showHint(entry) {
  // A forced reply brings its own words, which hold for that reply only.
  const wanted = context ? context.message.reply_markup?.input_field_placeholder : placeholder(entry);
  input.placeholder = hint.textContent = wanted || t("message");
}

function mode(entry) {
  if (state.blocked && isPrivate(entry)) return "blocked";
  return isPrivate(entry) && entry.loaded && !entry.messages.size ? "start" : "write";
}

function switchDraft(id) {
  if (drawnFor !== null) drafts.set(drawnFor, input.value);
  drawnFor = id;
  dock.dataset.mode = "";
  setContext(null);
  setText(drafts.get(id) ?? "");
}

function onCompose({ chatId, text }) {
  if (chatId !== state.openId) showChat(chatId);
  if (text !== null) setText(text);
  input.focus();
}

async function submit() {
  const text = input.value.trim();
  if (!text) return;
  const { kind, message } = context ?? {};
  const before = context;
  setText("");
  setContext(null);
  const done = kind === "edit" ? await editText(message, text) : await sendText(text, message?.message_id);
  // What could not be sent must not be lost.
  if (!done && !input.value) {
    setText(text);
    setContext(before);
  }
  input.focus({ preventScroll: true });
}

/** Sends a command chosen from a list; what was typed of it goes away. */
async function run(text) {
  setText("");
  await sendText(text);
}

function setText(text) {
  input.value = text;
  onInput();
}

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

function onKey(event) {
  if (event.isComposing) return;
  if (commandKey(event) || inlineKey(event)) return event.preventDefault();
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    submit();
  } else if (event.key === "Escape" && context) {
    if (context.kind === "edit") setText("");
    setContext(null);
  } else if (event.key === "ArrowUp" && event.ctrlKey) {
    event.preventDefault();
    const target = messagesOf(openChat())
      .filter((message) => !context || message.message_id < context.message.message_id)
      .at(-1);
    if (target) setContext({ kind: "reply", message: target });
  } else if (event.key === "ArrowUp" && !input.value && !context) {
    const mine = messagesOf(openChat()).findLast(
      (message) => isOwn(message) && message.text && !message.forward_origin,
    );
    if (mine) {
      event.preventDefault();
      setContext({ kind: "edit", message: mine });
    }
  }
}

async function onPaste(event) {
  const file = [...(event.clipboardData?.files ?? [])][0];
  if (!file) return;
  event.preventDefault();
  const { sendFile } = await import("./attach.js");
  await sendFile(file);
}

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
  if (kind === "edit") setText(message.text);
  if (!next.quiet || matchMedia("(hover: hover)").matches) input.focus();
}
