// What a message offers: taps on its parts, and its menu.
import { attempt, copyText, openLink, sendCommand, toggleReaction } from "./actions.js";
import { chooseChat, showJson } from "./dialogs.js";
import { t } from "./i18n.js";
import { openMenu } from "./menu.js";
import { showProfile } from "./profile.js";
import { emit, isOwn, openChat, receive, state } from "./state.js";
import { jumpTo } from "./timeline.js";
import { toast } from "./toast.js";

const log = document.getElementById("log");
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

const messageAt = (node) =>
  openChat().messages.get(Number(node.closest?.("[data-message]")?.dataset.message));

function onClick(event) {
  const target = event.target.closest(
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

function reveal(spoiler, event) {
  if (spoiler.classList.contains("revealed")) return;
  event.preventDefault();
  spoiler.classList.add("revealed");
  for (const name of ["role", "tabindex", "aria-label"]) spoiler.removeAttribute(name);
  spoiler.firstChild.removeAttribute("aria-hidden");
  delete spoiler.dataset.spoiler;
}

function toggleQuote(button) {
  const open = button.parentElement.classList.toggle("unfolded");
  button.setAttribute("aria-expanded", String(open));
}

function tapMention(name) {
  if (name.toLowerCase() === state.bot.user.username?.toLowerCase()) showProfile();
  else copyText(`@${name}`);
}

function onContextMenu(event) {
  const message = messageAt(event.target);
  // Over a link or a selection the browser's own menu is worth more.
  if (!message || event.target.closest("a") || String(getSelection())) return;
  event.preventDefault();
  openFor(message, { x: event.clientX, y: event.clientY });
}

function onDoubleClick(event) {
  const message = messageAt(event.target);
  if (message && !event.target.closest("button, a") && !event.target.closest(".text"))
    emit("reply", { message });
}

/** Arrows walk through the messages, Enter or the menu key opens a message's menu. */
function onKey(event) {
  const here = document.activeElement.closest(".message");
  const isInside = document.activeElement !== here && document.activeElement !== log;
  if (event.key === "ArrowUp" || event.key === "ArrowDown") {
    const all = [...log.querySelectorAll(".message")];
    const at = here ? all.indexOf(here) : all.length;
    const next = all[at + (event.key === "ArrowUp" ? -1 : 1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  } else if (here && !isInside && (event.key === "Enter" || event.key === "ContextMenu")) {
    event.preventDefault();
    openFor(messageAt(here), here.querySelector(".bubble") ?? here);
  } else if (event.key === "Enter" && document.activeElement.matches("[data-spoiler]"))
    document.activeElement.click();
}

function startHold() {
  let timer = 0;
  log.addEventListener(
    "touchstart",
    (event) => {
      const touch = event.touches[0];
      const message = messageAt(event.target);
      clearTimeout(timer);
      if (message && !event.target.closest("a, button"))
        timer = setTimeout(() => openFor(message, { x: touch.clientX, y: touch.clientY }), HOLD);
    },
    { passive: true },
  );
  for (const type of ["touchend", "touchmove", "touchcancel"])
    log.addEventListener(type, () => clearTimeout(timer), { passive: true });
}

function openFor(message, at) {
  const text = message.text ?? message.caption;
  openMenu(
    at,
    [
      { label: t("reactions"), picks: QUICK_REACTIONS.map((emoji) => reaction(message, emoji)) },
      { label: t("reply"), icon: "reply", run: () => emit("reply", { message }) },
      isOwn(message) &&
        message.text &&
        !message.forward_origin && { label: t("edit"), icon: "edit", run: () => emit("edit", { message }) },
      text && { label: t("copyText"), icon: "copy", run: () => copyText(text) },
      { label: t("forward"), icon: "forward", run: () => forward(message) },
      { label: t("json"), icon: "code", run: () => showJson(`Message ${message.message_id}`, message) },
    ],
    { label: t("message") },
  );
}

const reaction = (message, emoji) => ({
  text: emoji,
  label: t("react", { emoji }),
  run: () => toggleReaction(message, emoji),
});

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
