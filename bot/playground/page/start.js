// What a chat shows before its first message.
import { sendPayload } from "./actions.js";
import { avatar } from "./avatar.js";
import { el } from "./dom.js";
import { t } from "./i18n.js";
import { chatName, isPrivate, state } from "./state.js";
/** @import { Entry } from "./types.d.ts" */

/**
 * The bot's description in the private chat, a plain word elsewhere.
 * @param {Entry} entry
 */
export function emptyCard(entry) {
  if (!isPrivate(entry)) return el("div", { class: "empty" }, el("span", { class: "pill" }, t("noMessages")));
  const { user, description } = state.bot;
  return el(
    "div",
    { class: "empty" },
    el(
      "div",
      { class: "empty-card" },
      avatar(user.id, chatName(user), "avatar-large"),
      el("h2", {}, description ? t("botCan") : chatName(user)),
      el("p", {}, description || t("noMessages")),
    ),
  );
}

/** The wide button that begins the talk; a deep link's payload goes along. */
export function startButton() {
  const payload = new URLSearchParams(location.search).get("start") ?? "";
  return el(
    "button",
    { type: "button", class: "wide-button", on: { click: () => sendPayload(payload) } },
    t("start"),
  );
}
