// Pages of history from the server.
import { attempt } from "./actions.js";
import { applyNewest, applyOlder, messagesOf, takeIn } from "./state.js";

/** @import { Entry } from "./types.d.ts" */

const PAGE = 100;
let loading = false;

/**
 * Loads the newest messages of a chat and brings what is known in step with them.
 * @param {Entry} entry
 */
export const loadNewest = (entry) =>
  takeIn(async () => {
    const page = await attempt("getHistory", { chat_id: entry.id, limit: PAGE });
    if (page) applyNewest(entry, page);
  });

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
