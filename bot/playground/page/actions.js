// What a person does, wherever on the page it was asked for.
import { ApiError, call } from "./api.js";
import { chooseChat, confirmDialog } from "./dialogs.js";
import { t } from "./i18n.js";
import { safeUrl, sharedText, startPayload } from "./links.js";
import { emit, here, openChat, receive, replace, state } from "./state.js";
import { toast } from "./toast.js";

/** @import { Entry, Message, Methods } from "./types.d.ts" */

const MESSAGE_LIMIT = 4096;

/**
 * Tells what went wrong, in the server's words when it answered.
 * @param {unknown} error
 */
export function fail(error) {
  if (error instanceof ApiError) toast(error.message, "error");
  else if (error instanceof TypeError) toast(t("offline"), "error");
  else throw error;
}

/**
 * Runs a call and shows its refusal; gives undefined then.
 * @template {keyof Methods} M
 * @param {M} method
 * @param {object} [parameters]
 */
export async function attempt(method, parameters) {
  try {
    return await call(method, parameters);
  } catch (error) {
    fail(error);
    return undefined;
  }
}

/**
 * Sends a text to the open chat, in pieces when it is longer than a message; true when all of it went.
 * @param {string} text
 * @param {number} [replyTo]
 */
export async function sendText(text, replyTo) {
  const place = here();
  for (const piece of pieces(text)) {
    const message = await attempt("sendMessage", {
      ...place,
      text: piece,
      reply_to_message_id: replyTo,
    });
    if (!message) return false;
    receive(message);
  }
  return true;
}

/**
 * @param {string} text
 * @returns {string[]}
 */
function pieces(text) {
  if (text.length <= MESSAGE_LIMIT) return [text];
  const head = text.slice(0, MESSAGE_LIMIT);
  const cut = Math.max(head.lastIndexOf("\n"), head.lastIndexOf(" ")) + 1 || MESSAGE_LIMIT;
  return [text.slice(0, cut).trimEnd(), ...pieces(text.slice(cut).trimStart())];
}

/**
 * Sends a command as a tap on it does: in a group it names the bot.
 * @param {string} command
 */
export async function sendCommand(command) {
  const bare = openChat().chat.type === "private" || command.includes("@");
  return sendText(bare ? command : `${command}@${state.bot.user.username}`);
}

/** Starts the bot in the private chat, with a deep link's payload if there is one. */
export async function sendPayload(payload = "") {
  emit("compose", { chatId: state.me.id, text: null });
  const message = await attempt("start", payload ? { payload } : {});
  if (message) receive(message);
}

/**
 * Changes one's own message; true when it was done.
 * @param {Message} message
 * @param {string} text
 */
export async function editText(message, text) {
  const edited = await attempt("editMessage", {
    chat_id: message.chat.id,
    message_id: message.message_id,
    text,
  });
  if (edited) replace(edited);
  return Boolean(edited);
}

/**
 * Gives a reaction, or takes the same one back.
 * @param {Message} message
 * @param {string} emoji
 */
export async function toggleReaction(message, emoji) {
  const given = message.reactions?.find((reaction) => reaction.by.includes(state.me.id))?.emoji;
  await attempt("setReaction", {
    chat_id: message.chat.id,
    message_id: message.message_id,
    emoji: given === emoji ? undefined : emoji,
  });
}

/**
 * Opens an address; asks first when the text hides where it leads.
 * @param {string} address
 */
export async function openLink(address, { confirm = false } = {}) {
  const href = safeUrl(address);
  if (!href) return toast(t("remoteLink"), "error");
  const payload = startPayload(href);
  if (payload !== null) return sendPayload(payload);
  const shared = sharedText(href);
  if (shared !== null) return composeElsewhere(shared);
  if (
    confirm &&
    !(await confirmDialog({ title: t("openLinkAsk"), text: decodeForReading(href), ok: t("open") }))
  )
    return;
  window.open(href, "_blank", "noopener,noreferrer");
}

/**
 * Puts a text into the field of a chat that the person chooses.
 * @param {string} text
 * @param {(entry: Entry) => boolean} [isOffered]
 */
export async function composeElsewhere(text, isOffered) {
  const chatId = await chooseChat(isOffered);
  if (chatId !== null) emit("compose", { chatId, text });
}

/** @param {string} href */
function decodeForReading(href) {
  try {
    return decodeURI(href);
  } catch {
    return href;
  }
}

/**
 * Puts a text on the clipboard and says so.
 * @param {string} text
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast(t("copied"));
  } catch {
    toast(t("copyFailed"), "error");
  }
}

/**
 * Blocks or unblocks the bot.
 * @param {boolean} blocked
 */
export async function setBlocked(blocked) {
  if (!(await attempt("setBlocked", { blocked }))) return;
  state.blocked = blocked;
  emit("state");
}
