// What this window knows, and who wants to hear about changes. Nothing here touches the page.
/** @import { Bot, Chat, Entry, History, Message, ServerState, Topics, User } from "./types.d.ts" */

/** @type {User} */
const NOBODY = { id: 0, is_bot: false, first_name: "" };
const GENERAL = 1; // the topic that every forum has
/** @type {Bot} */
const NO_BOT = { user: NOBODY, description: "", short_description: "", commands: [] };

/** Empty until the first state has come. */
export const state = {
  me: NOBODY,
  /** @type {User[]} */
  people: [],
  bot: NO_BOT,
  /** @type {Map<number, Entry>} */
  chats: new Map(),
  openId: 0,
  connected: false,
  blocked: false,
};

const bus = new EventTarget();

/**
 * Hears a topic.
 * @template {keyof Topics} T
 * @param {T} topic
 * @param {(detail: Topics[T]) => void} listener
 */
export function on(topic, listener) {
  bus.addEventListener(topic, (event) => listener(/** @type {CustomEvent} */ (event).detail));
}

/**
 * Tells those who hear a topic.
 * @template {keyof Topics} T
 * @param {T} topic
 * @param {Topics[T] extends undefined ? [] : [Topics[T]]} detail
 */
export function emit(topic, ...detail) {
  bus.dispatchEvent(new CustomEvent(topic, { detail: detail[0] }));
}

/** The chat that is shown. */
export function openChat() {
  const entry = state.chats.get(state.openId);
  if (!entry) throw new Error("no chat is open");
  return entry;
}

/** @param {Entry} entry */
export const isPrivate = (entry) => entry.chat.type === "private";
/** @param {Message} message */
export const isOwn = (message) => message.from?.id === state.me.id;
/** @param {{ first_name?: string, last_name?: string }} user */
export const userName = (user) => [user.first_name, user.last_name].filter(Boolean).join(" ");
/** @param {{ title?: string, first_name?: string, last_name?: string }} chat */
export const chatName = (chat) => chat.title ?? userName(chat);
/** @param {Message} message */
export const senderName = (message) =>
  message.sender_chat ? chatName(message.sender_chat) : userName(message.from ?? {});

/** @param {Message} message */
export const topicOf = (message) => (message.is_topic_message && message.message_thread_id) || GENERAL;

/**
 * The topic of a forum that is shown, or undefined.
 * @param {Entry} entry
 */
export const openTopic = (entry) => entry.topics?.find((topic) => topic.message_thread_id === entry.topicId);

/** Where what the person sends now goes. */
export function here() {
  const topic = openTopic(openChat())?.message_thread_id;
  return { chat_id: state.openId, message_thread_id: topic === GENERAL ? undefined : topic };
}

/**
 * Whether this person may do what admins may.
 * @param {Entry} entry
 */
export const isAdmin = ({ members = [] }) =>
  members.some(({ user, status }) => user.id === state.me.id && status !== "member");

/**
 * The commands offered in a chat: its own where the server tells them, else the private chat's.
 * @param {Entry} entry
 */
export const commandsOf = (entry) => entry.commands ?? state.bot.commands;

/**
 * Messages of a chat that are shown, oldest first: all of them, or those of a topic.
 * @param {Entry} entry
 */
export function shownOf(entry) {
  const topic = openTopic(entry)?.message_thread_id;
  const all = messagesOf(entry);
  return topic === undefined ? all : all.filter((message) => topicOf(message) === topic);
}

/**
 * Messages of a chat, oldest first.
 * @param {Entry} entry
 */
export const messagesOf = (entry) => [...entry.messages.values()].sort((a, b) => a.message_id - b.message_id);

/**
 * Takes in getState's answer.
 * @param {ServerState} fresh
 */
export function applyState({ me, people, bot, chats }) {
  Object.assign(state, { me, people, bot, blocked: Boolean(bot.blocked) });
  /** @type {Entry[]} */
  const seen = chats.map((item) =>
    Object.assign(addChat(item.chat, item.last_message), {
      commands: item.commands,
      members: item.members,
      topics: item.topics,
      keyboard: item.reply_keyboard,
    }),
  );
  for (const entry of seen) if (!openTopic(entry)) entry.topicId = undefined;
  // The private chat with the bot is there before its first message.
  if (!seen.some(isPrivate)) seen.push(addChat({ ...bot.user, type: "private" }, null));
  for (const entry of state.chats.values()) if (!seen.includes(entry)) state.chats.delete(entry.id);
  if (!state.chats.has(state.openId)) state.openId = me.id;
  emit("state");
}

/**
 * @param {Chat} chat
 * @param {Message | null} last
 * @returns {Entry}
 */
function addChat(chat, last) {
  // A private chat has the person's own id on the wire, whatever it is shown as.
  const id = chat.type === "private" ? state.me.id : chat.id;
  const entry = state.chats.get(id) ?? {
    id,
    chat,
    messages: new Map(),
    forgotten: new Set(),
    loaded: false,
    hasMore: false,
    unread: 0,
    last,
  };
  entry.chat = chat.type === "private" ? { ...state.bot.user, type: "private" } : chat;
  entry.last = last;
  state.chats.set(id, entry);
  return entry;
}

/**
 * Takes in the newest page: what it lacks is gone, what lies before it stays if nothing is missing between.
 * @param {Entry} entry
 * @param {History} page
 */
export function applyNewest(entry, { messages, has_more: hasMore }) {
  const oldest = messages[0]?.message_id ?? Number.POSITIVE_INFINITY;
  const joins = entry.messages.has(oldest);
  for (const id of entry.messages.keys()) if (!joins || id >= oldest) entry.messages.delete(id);
  for (const message of messages) entry.messages.set(message.message_id, message);
  if (!joins) entry.hasMore = hasMore;
  entry.forgotten.clear();
  entry.loaded = true;
  entry.stale = false;
  emit("messages", { chatId: entry.id, kind: joins ? "merged" : "fresh" });
}

/**
 * Takes in a page of history before the known one.
 * @param {Entry} entry
 * @param {History} page
 */
export function applyOlder(entry, { messages, has_more: hasMore }) {
  for (const message of messages) entry.messages.set(message.message_id, message);
  entry.hasMore = hasMore;
  emit("messages", { chatId: entry.id, kind: "older" });
}

/**
 * How many answers that show a whole as it was at an instant are on their way, and what has happened since.
 * @type {{ wholes: number, events: (() => void)[] }}
 */
const awaited = { wholes: 0, events: [] };

/**
 * Loads and applies such a whole; what happens meanwhile comes after it, for the whole may be older.
 * @param {() => Promise<void>} load
 */
export async function takeIn(load) {
  awaited.wholes += 1;
  try {
    await load();
  } finally {
    awaited.wholes -= 1;
    if (!awaited.wholes) for (const event of awaited.events.splice(0)) event();
  }
}

/** @param {() => void} event */
function happen(event) {
  if (awaited.wholes) awaited.events.push(event);
  else event();
}

/**
 * Takes in a new message; one's own comes twice, as an answer and over the socket, and once deleted it stays so.
 * @param {Message} message
 */
export const receive = (message) =>
  happen(() => {
    const entry = state.chats.get(message.chat.id) ?? addChat(message.chat, message);
    const isLast = !entry.last || entry.last.message_id < message.message_id;
    if (entry.forgotten.has(message.message_id)) return;
    if (isOwn(message) && entry.messages.has(message.message_id) && !isLast) return;
    entry.messages.set(message.message_id, message);
    if (isLast) entry.last = message;
    takeKeyboard(entry, message);
    if (!isOwn(message)) entry.unread += 1;
    emit("messages", { chatId: entry.id, kind: "new", message });
  });

/**
 * The newest keyboard or forced reply that is meant for this person stands until another message takes its place.
 * @param {Entry} entry
 * @param {Message} message
 */
function takeKeyboard(entry, message) {
  const markup = message.reply_markup;
  if (!markup || isOwn(message) || markup.inline_keyboard) return;
  if (markup.selective && !isPrivate(entry) && !isForMe(message)) return;
  entry.keyboard = markup.remove_keyboard ? null : message;
}

/** @param {Message} message */
function isForMe(message) {
  if (message.reply_to_message?.from?.id === state.me.id) return true;
  return (message.entities ?? []).some((entity) => {
    if (entity.type === "text_mention") return entity.user.id === state.me.id;
    const name = message.text?.slice(entity.offset + 1, entity.offset + entity.length);
    return entity.type === "mention" && name?.toLowerCase() === state.me.username?.toLowerCase();
  });
}

/**
 * Takes in an edited message.
 * @param {Message} message
 */
export const replace = (message) =>
  happen(() => {
    const entry = state.chats.get(message.chat.id);
    if (!entry) return;
    if (entry.messages.has(message.message_id)) entry.messages.set(message.message_id, message);
    if (entry.last?.message_id === message.message_id) entry.last = message;
    emit("messages", { chatId: entry.id, kind: "edited", message });
  });

/**
 * Forgets messages.
 * @param {number} chatId
 * @param {number[]} ids
 */
export const forget = (chatId, ids) =>
  happen(() => {
    const entry = state.chats.get(chatId);
    if (!entry) return;
    for (const id of ids) {
      entry.messages.delete(id);
      entry.forgotten.add(id);
    }
    if (entry.keyboard && ids.includes(entry.keyboard.message_id)) entry.keyboard = null;
    entry.last = messagesOf(entry).at(-1) ?? null;
    emit("messages", { chatId, kind: "deleted" });
  });
