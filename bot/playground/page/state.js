// What this window knows, and who wants to hear about changes. Nothing here touches the page.

export const state = {
  me: null,
  people: [],
  bot: null,
  chats: new Map(), // id → {id, chat, messages, loaded, stale, hasMore, unread, last, keyboard, members}
  openId: null,
  connected: false,
  blocked: false,
};

const bus = new EventTarget();

/** Hears a topic: state, language, open, messages, connection, action, compose, reply, edit. */
export function on(topic, listener) {
  bus.addEventListener(topic, (event) => listener(event.detail));
}

export function emit(topic, detail = {}) {
  bus.dispatchEvent(new CustomEvent(topic, { detail }));
}

export const openChat = () => state.chats.get(state.openId);
export const isPrivate = (entry) => entry.chat.type === "private";
export const isOwn = (message) => message.from?.id === state.me.id;
export const userName = (user) => [user.first_name, user.last_name].filter(Boolean).join(" ");
export const chatName = (chat) => chat.title ?? userName(chat);
export const senderName = (message) =>
  message.sender_chat ? chatName(message.sender_chat) : userName(message.from);

/** The commands offered in a chat: its own where the server tells them, else the private chat's. */
export const commandsOf = (entry) => entry.commands ?? state.bot.commands;

/** Messages of a chat, oldest first. */
export const messagesOf = (entry) => [...entry.messages.values()].sort((a, b) => a.message_id - b.message_id);

/** Takes in getState's answer. */
export function applyState({ me, people, bot, chats }) {
  Object.assign(state, { me, people, bot, blocked: Boolean(bot.blocked) });
  const seen = chats.map((item) =>
    Object.assign(addChat(item.chat, item.last_message), {
      commands: item.commands,
      members: item.members,
      keyboard: item.reply_keyboard,
    }),
  );
  // The private chat with the bot is there before its first message.
  if (!seen.some(isPrivate)) seen.push(addChat({ ...bot.user, type: "private" }, null));
  for (const entry of state.chats.values()) if (!seen.includes(entry)) state.chats.delete(entry.id);
  if (!state.chats.has(state.openId)) state.openId = me.id;
  emit("state");
}

function addChat(chat, last) {
  // A private chat has the person's own id on the wire, whatever it is shown as.
  const id = chat.type === "private" ? state.me.id : chat.id;
  const entry = state.chats.get(id) ?? { id, messages: new Map(), loaded: false, hasMore: false, unread: 0 };
  entry.chat = chat.type === "private" ? { ...state.bot.user, type: "private" } : chat;
  entry.last = last;
  state.chats.set(id, entry);
  return entry;
}

/** Takes in the newest page: what it lacks is gone, what lies before it stays if nothing is missing between. */
export function applyNewest(entry, { messages, has_more: hasMore }) {
  const oldest = messages[0]?.message_id;
  const joins = entry.messages.has(oldest);
  for (const id of entry.messages.keys()) if (!joins || id >= oldest) entry.messages.delete(id);
  for (const message of messages) entry.messages.set(message.message_id, message);
  if (!joins) entry.hasMore = hasMore;
  entry.loaded = true;
  entry.stale = false;
  emit("messages", { chatId: entry.id, kind: joins ? "merged" : "fresh" });
}

/** Takes in a page of history before the known one. */
export function applyOlder(entry, { messages, has_more: hasMore }) {
  for (const message of messages) entry.messages.set(message.message_id, message);
  entry.hasMore = hasMore;
  emit("messages", { chatId: entry.id, kind: "older" });
}

/** Takes in a new message; the same one may come twice, as an answer and over the socket. */
export function receive(message) {
  const entry = state.chats.get(message.chat.id) ?? addChat(message.chat, message);
  if (entry.messages.has(message.message_id)) return;
  entry.messages.set(message.message_id, message);
  if (!entry.last || entry.last.message_id < message.message_id) entry.last = message;
  takeKeyboard(entry, message);
  if (!isOwn(message) && (entry.id !== state.openId || document.hidden)) entry.unread += 1;
  emit("messages", { chatId: entry.id, kind: "new", message });
}

// The newest keyboard or forced reply that is meant for this person stands until another message takes its place.
function takeKeyboard(entry, message) {
  const markup = message.reply_markup;
  if (!markup || isOwn(message) || markup.inline_keyboard) return;
  if (markup.selective && !isPrivate(entry) && !isForMe(message)) return;
  entry.keyboard = markup.remove_keyboard ? null : message;
}

function isForMe(message) {
  if (message.reply_to_message?.from?.id === state.me.id) return true;
  return (message.entities ?? []).some((entity) => {
    if (entity.type === "text_mention") return entity.user.id === state.me.id;
    const name = message.text.slice(entity.offset + 1, entity.offset + entity.length);
    return entity.type === "mention" && name.toLowerCase() === state.me.username?.toLowerCase();
  });
}

/** Takes in an edited message. */
export function replace(message) {
  const entry = state.chats.get(message.chat.id);
  if (!entry) return;
  if (entry.messages.has(message.message_id)) entry.messages.set(message.message_id, message);
  if (entry.last?.message_id === message.message_id) entry.last = message;
  emit("messages", { chatId: entry.id, kind: "edited", message });
}

/** Forgets messages. */
export function forget(chatId, ids) {
  const entry = state.chats.get(chatId);
  if (!entry) return;
  for (const id of ids) entry.messages.delete(id);
  if (ids.includes(entry.keyboard?.message_id)) entry.keyboard = null;
  entry.last = messagesOf(entry).at(-1) ?? null;
  emit("messages", { chatId, kind: "deleted" });
}
