// Pages of history from the server.
import { attempt } from "./actions.js";
import { applyNewest, applyOlder, messagesOf } from "./state.js";

/** @import { Entry } from "./types.d.ts" */

const PAGE = 100;
let loading = false;

/**
 * The chats whose newest page is on its way, and what has happened in them since: the page may be older.
 * @type {Map<number, { pages: number, events: (() => void)[] }>}
 */
const awaited = new Map();

/**
 * Loads the newest messages of a chat and brings what is known in step with them.
 * @param {Entry} entry
 */
export async function loadNewest(entry) {
  const own = awaited.get(entry.id) ?? { pages: 0, events: [] };
  awaited.set(entry.id, own);
  own.pages += 1;
  const page = await attempt("getHistory", { chat_id: entry.id, limit: PAGE });
  if (page) applyNewest(entry, page);
  own.pages -= 1;
  if (own.pages) return;
  awaited.delete(entry.id);
  for (const event of own.events) event();
}

/**
 * Lets something happen in a chat, after its newest page where that is on its way.
 * @param {number} chatId
 * @param {() => void} event
 */
export function afterNewest(chatId, event) {
  const own = awaited.get(chatId);
  if (own) own.events.push(event);
  else event();
}

/**
 * Loads the page before the oldest known message, once at a time.
 * @param {Entry} entry
 */
export async function loadOlder(entry) {
  const oldest = messagesOf(entry)[0];
  if (loading || !oldest || !entry.loaded || !entry.hasMore) return;
  loading = true;
  const page = await attempt("getHistory", {
    chat_id: entry.id,
    before_message_id: oldest.message_id,
    limit: PAGE,
  });
  if (page) applyOlder(entry, page);
  loading = false;
}
