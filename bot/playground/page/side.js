// The left column: who I am, and my chats.
import { avatar } from "./avatar.js";
import { serviceText, summary } from "./content.js";
import { byId, el, findAll, iconButton } from "./dom.js";
import { formatShort, t } from "./i18n.js";
import { icon } from "./icons.js";
import { openPeopleMenu, openSideMenu } from "./people.js";
import { chatName, emit, isOwn, isPrivate, on, senderName, state, userName } from "./state.js";

/** @import { Entry } from "./types.d.ts" */

const side = byId("side");

/** Draws the column and follows the state. */
export function startSide() {
  on("state", draw);
  on("open", draw);
  on("messages", draw);
  on("read", draw);
}

/**
 * Shows a chat; on a phone this also leaves the list.
 * @param {number} id
 */
export function showChat(id) {
  state.openId = id;
  byId("app").dataset.view = "chat";
  emit("open");
}

function draw() {
  const focused = side.querySelector(":focus")?.getAttribute("data-focus");
  const chats = [...state.chats.values()].sort((a, b) => (b.last?.date ?? 0) - (a.last?.date ?? 0));
  side.setAttribute("aria-label", t("chats"));
  side.replaceChildren(head(), el("ul", { class: "chat-list" }, chats.map(row)));
  if (focused) findAll(side, `[data-focus="${focused}"]`)[0]?.focus();
  const unread = chats.reduce((sum, entry) => sum + entry.unread, 0);
  document.title = `${unread ? `(${unread}) ` : ""}${chatName(state.bot.user)} · ${userName(state.me)}`;
}

function head() {
  const name = userName(state.me);
  const details = [state.me.username && `@${state.me.username}`, state.me.language_code ?? "—"]
    .filter(Boolean)
    .join(" · ");
  /** @type {HTMLElement} */
  const me = el(
    "button",
    {
      type: "button",
      class: "me",
      "aria-haspopup": "menu",
      "aria-label": t("youAre", { name }),
      data: { focus: "me" },
      on: { click: () => openPeopleMenu(me) },
    },
    avatar(state.me.id, name),
    el("span", { class: "me-text" }, el("b", {}, name), el("small", {}, details)),
    icon("down"),
  );
  /** @type {HTMLElement} */
  const more = iconButton(t("menu"), "menu", () => openSideMenu(more));
  more.dataset.focus = "more";
  return el("div", { class: "side-head" }, more, me);
}

/** @param {Entry} entry */
function row(entry) {
  const { chat, last, unread } = entry;
  const current = entry.id === state.openId;
  const author =
    last && !isPrivate(entry) && !serviceText(last) ? `${isOwn(last) ? t("you") : senderName(last)}: ` : "";
  const preview = last ? `${author}${summary(last)}` : t("noMessages");
  return el(
    "li",
    {},
    el(
      "button",
      {
        type: "button",
        class: "chat-row",
        "aria-current": current ? "true" : null,
        data: { focus: `chat${entry.id}` },
        on: { click: () => showChat(entry.id) },
      },
      avatar(chat.id, chatName(chat)),
      el(
        "span",
        { class: "chat-row-text" },
        el(
          "span",
          { class: "chat-row-line" },
          el("b", {}, chatName(chat)),
          last ? el("time", {}, formatShort(last.date)) : null,
        ),
        el(
          "span",
          { class: "chat-row-line" },
          el("span", { class: "preview" }, preview),
          unread
            ? el("span", { class: "badge", "aria-label": t("unread", { n: unread }) }, String(unread))
            : null,
        ),
      ),
    ),
  );
}
