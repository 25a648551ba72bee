// The header of the open chat: who it is, what they are doing, and the page's own switches.
import { attempt, setBlocked } from "./actions.js";
import { avatar } from "./avatar.js";
import { choosePeople, confirmDialog, formDialog } from "./dialogs.js";
import { byId, el, iconButton } from "./dom.js";
import { t } from "./i18n.js";
import { toggleInspector } from "./inspector.js";
import { openMenu } from "./menu.js";
import { showProfile } from "./profile.js";
import { chatName, emit, forget, isAdmin, isOwn, isPrivate, on, openChat, state } from "./state.js";
import { isDark, toggleTheme } from "./theme.js";

/** @import { Chat, Entry } from "./types.d.ts" */
/** @import { MenuItem } from "./menu.js" */

const ACTION_LASTS = 5000; // ms; Telegram lets a chat action fade after five seconds
const bar = byId("topbar");
const status = el("span", { class: "topbar-status", "aria-live": "polite" });
/** @type {string | null} */
let action = null;
let fade = 0;

/** Draws the header and follows the state. */
export function startTopbar() {
  on("state", draw);
  on("open", draw);
  on("connection", drawStatus);
  on("action", ({ chat_id: chatId, action: kind }) => {
    if (chatId === state.openId) setAction(kind);
  });
  on("messages", ({ kind, message }) => {
    if (kind === "new" && message && !isOwn(message)) setAction(null);
  });
}

/** @param {string | null} kind */
function setAction(kind) {
  clearTimeout(fade);
  action = kind;
  if (kind) fade = setTimeout(() => setAction(null), ACTION_LASTS);
  drawStatus();
}

function draw() {
  const entry = openChat();
  const name = chatName(entry.chat);
  const title = el(
    "button",
    { type: "button", class: "topbar-title", on: { click: () => isPrivate(entry) && showProfile() } },
    avatar(entry.chat.id, name),
    el("span", { class: "topbar-text" }, el("span", { class: "topbar-name" }, name), status),
  );
  const theme = iconButton(
    isDark() ? t("light") : t("dark"),
    isDark() ? "sun" : "moon",
    switchTheme,
    "wide-only",
  );
  /** @type {HTMLElement} */
  const more = iconButton(t("moreActions"), "more", () => openMenu(more, menuItems(entry), t("moreActions")));
  more.setAttribute("aria-haspopup", "menu");
  const back = iconButton(
    t("chats"),
    "back",
    () => {
      byId("app").dataset.view = "list";
    },
    "topbar-back",
  );
  bar.replaceChildren(
    back,
    el("h1", { class: "topbar-heading" }, title),
    theme,
    iconButton(t("inspector"), "code", toggleInspector, "wide-only"),
    more,
  );
  drawStatus();
}

function switchTheme() {
  toggleTheme();
  draw();
}

/**
 * @param {Entry} entry
 * @returns {(MenuItem | false)[]}
 */
function menuItems(entry) {
  const blocked = state.blocked;
  return [
    !isPrivate(entry) && { label: t("addPeople"), icon: "users", run: () => addPeople(entry) },
    entry.chat.type === "supergroup" &&
      isAdmin(entry) &&
      !entry.topics?.length && {
        label: t("topicsOn"),
        icon: "topics",
        run: () => attempt("setForum", { chat_id: entry.id }),
      },
    Boolean(entry.topics?.length) && { label: t("newTopic"), icon: "topics", run: () => createTopic(entry) },
    isPrivate(entry) && { label: t("botInfo"), icon: "info", run: showProfile },
    { label: isDark() ? t("light") : t("dark"), icon: isDark() ? "sun" : "moon", run: switchTheme },
    { label: t("inspector"), icon: "code", run: toggleInspector },
    { label: t("clearHistory"), icon: "trash", run: () => clearHistory(entry) },
    isPrivate(entry) && {
      label: blocked ? t("unblock") : t("block"),
      icon: "block",
      danger: !blocked,
      run: () => setBlocked(!blocked),
    },
  ];
}

/** @param {Entry} entry */
async function addPeople(entry) {
  const inside = new Set(entry.members?.map((member) => member.user.id));
  const others = state.people.filter((person) => !inside.has(person.id));
  for (const id of (await choosePeople(t("addPeople"), others)) ?? [])
    await attempt("addMember", { chat_id: entry.id, user_id: id });
}

/** @param {Entry} entry */
async function createTopic(entry) {
  const values = await formDialog({ title: t("newTopic"), ok: t("create") }, [
    { name: "name", label: t("topicName"), required: true, maxlength: 128 },
  ]);
  const topic = values && (await attempt("createForumTopic", { chat_id: entry.id, name: values.name }));
  if (!topic) return;
  entry.topicId = topic.message_thread_id;
  emit("open");
}

/** @param {Entry} entry */
async function clearHistory(entry) {
  const agreed = await confirmDialog({
    title: t("clearHistory"),
    text: t("clearHistoryAsk"),
    ok: t("clear"),
    danger: true,
  });
  if (agreed && (await attempt("clearHistory", { chat_id: entry.id })))
    forget(entry.id, [...entry.messages.keys()]);
}

function drawStatus() {
  status.classList.toggle("active", Boolean(action) && state.connected);
  const dots = el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i"));
  if (!state.connected) status.replaceChildren(t("connecting"));
  else if (action) status.replaceChildren(dots, action.startsWith("upload") ? t("uploading") : t("typing"));
  else status.replaceChildren(kindOf(openChat().chat));
}

/** @param {Chat} chat */
function kindOf(chat) {
  if (chat.type === "private") return t("bot");
  return chat.type === "channel" ? t("channel") : t("group");
}
