// What a message offers: taps on its parts, and its menu.
import { attempt, copyText, openLink, sendCommand, toggleReaction } from "./actions.js";
import { chooseChat, showJson } from "./dialogs.js";
import { around, byId, findAll } from "./dom.js";
import { t } from "./i18n.js";
import { openMenu } from "./menu.js";
import { showProfile } from "./profile.js";
import { emit, isAdmin, isOwn, isPrivate, openChat, receive, state } from "./state.js";
import { jumpTo } from "./timeline.js";
import { toast } from "./toast.js";

/** @import { Message } from "./types.d.ts" */

const log = byId("log");
const QUICK_REACTIONS = [..."👍❤🔥🎉🤔👎"];
const HOLD = 450; // ms of a finger on a message that open its menu

/** Listens once for all messages: entities carry data attributes that say what a tap means. */
export function startMessageMenu() {
  document.addEventListener("click", onClick);
  log.addEventListener("contextmenu", onContextMenu);
  log.addEventListener("dblclick", onDoubleClick);
  log.addEventListener("keydown", onKey);
  startHold();
}

/** @param {Event} event */
const messageAt = (event) =>
  openChat().messages.get(Number(around(event, "[data-message]")?.dataset.message));

/** @param {MouseEvent} event */
function onClick(event) {
  const target = around(
    event,
    "[data-spoiler], [data-command], [data-link], [data-copy], [data-mention], [data-unfold], [data-jump]",
  );
  if (!target || target.closest(".popup, dialog")) return;
  const { spoiler, command, link, copy, mention, unfold, jump, masked } = target.dataset;
  if (spoiler !== undefined) reveal(target, event);
  else if (command) sendCommand(command);
  else if (link && /^(https?|tg):/.test(link)) {
    event.preventDefault();
    openLink(link, { confirm: masked !== undefined });
  } else if (copy !== undefined) copyText(copy);
  else if (mention) tapMention(mention);
  else if (unfold !== undefined) toggleQuote(target);
  else if (jump && !jumpTo(Number(jump))) toast(t("deletedMessage"));
}

/**
 * @param {HTMLElement} spoiler
 * @param {Event} event
 */
function reveal(spoiler, event) {
  if (spoiler.classList.contains("revealed")) return;
  event.preventDefault();
  spoiler.classList.add("revealed");
  for (const name of ["role", "tabindex", "aria-label"]) spoiler.removeAttribute(name);
  spoiler.firstElementChild?.removeAttribute("aria-hidden");
  delete spoiler.dataset.spoiler;
}

/** @param {HTMLElement} quote */
function toggleQuote(quote) {
  // A short quote has nothing to unfold, and who selects its words does not mean to.
  if (!quote.matches(".clipped, .unfolded") || String(getSelection())) return;
  const isOpen = quote.classList.toggle("unfolded");
  quote.querySelector(".quote-toggle")?.setAttribute("aria-expanded", String(isOpen));
}

/** @param {string} name */
function tapMention(name) {
  if (name.toLowerCase() === state.bot.user.username?.toLowerCase()) showProfile();
  else copyText(`@${name}`);
}

/** @param {MouseEvent} event */
function onContextMenu(event) {
  const message = messageAt(event);
  // Over a link in a text or a selection the browser's own menu is worth more.
  if (!message || around(event, "a:not(.photo)") || String(getSelection())) return;
  event.preventDefault();
  openFor(message, { x: event.clientX, y: event.clientY });
}

/** @param {MouseEvent} event */
function onDoubleClick(event) {
  const message = messageAt(event);
  if (message && !around(event, "button, a, .text")) emit("reply", { message });
}

/**
 * Arrows walk through the messages, Enter or the menu key opens a message's menu.
 * @param {KeyboardEvent} event
 */
function onKey(event) {
  const here = around(event, ".message");
  const isInside = event.target !== here && event.target !== log;
  if (event.key === "ArrowUp" || event.key === "ArrowDown") {
    const all = findAll(log, ".message");
    const at = here ? all.indexOf(here) : all.length;
    const next = all[at + (event.key === "ArrowUp" ? -1 : 1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  } else if (here && !isInside && (event.key === "Enter" || event.key === "ContextMenu")) {
    event.preventDefault();
    const message = messageAt(event);
    if (message) openFor(message, here.querySelector(".bubble") ?? here);
  } else if (event.key === "Enter") around(event, "[data-spoiler]")?.click();
}

function startHold() {
  let timer = 0;
  log.addEventListener(
    "touchstart",
    (event) => {
      const touch = event.touches[0];
      const message = messageAt(event);
      clearTimeout(timer);
      if (message && touch && !around(event, "a:not(.photo), button"))
        timer = setTimeout(() => openFor(message, { x: touch.clientX, y: touch.clientY }), HOLD);
    },
    { passive: true },
  );
  for (const type of ["touchend", "touchmove", "touchcancel"])
    log.addEventListener(type, () => clearTimeout(timer), { passive: true });
}

/**
 * @param {Message} message
 * @param {Element | { x: number, y: number }} at
 */
function openFor(message, at) {
  const text = message.text ?? message.caption ?? "";
  openMenu(
    at,
    [
      { label: t("reactions"), picks: QUICK_REACTIONS.map((emoji) => reaction(message, emoji)) },
      { label: t("reply"), icon: "reply", run: () => emit("reply", { message }) },
      isOwn(message) &&
        Boolean(message.text && !message.forward_origin) && {
          label: t("edit"),
          icon: "edit",
          run: () => emit("edit", { message }),
        },
      text !== "" && { label: t("copyText"), icon: "copy", run: () => copyText(text) },
      { label: t("forward"), icon: "forward", run: () => forward(message) },
      mayDelete(message) && { label: t("delete"), icon: "trash", danger: true, run: () => remove(message) },
      { label: t("json"), icon: "code", run: () => showJson(`Message ${message.message_id}`, message) },
    ],
    t("message"),
  );
}

/** @param {Message} message */
const mayDelete = (message) => isOwn(message) || isPrivate(openChat()) || isAdmin(openChat());

/** @param {Message} message */
const remove = (message) =>
  attempt("deleteMessage", { chat_id: message.chat.id, message_id: message.message_id });

/**
 * @param {Message} message
 * @param {string} emoji
 */
const reaction = (message, emoji) => ({
  text: emoji,
  label: t("react", { emoji }),
  run: () => toggleReaction(message, emoji),
});

/** @param {Message} message */
async function forward(message) {
  const chatId = await chooseChat();
  if (chatId === null) return;
  const copy = await attempt("forwardMessage", {
    from_chat_id: message.chat.id,
    message_id: message.message_id,
    chat_id: chatId,
  });
  if (copy) receive(copy);
}
