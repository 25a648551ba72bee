// What screen readers hear of a chat: the words of what comes first, then what its buttons offer.
import { plainText, serviceText, summary } from "./content.js";
import { byId, el } from "./dom.js";
import { t } from "./i18n.js";
import { isOwn, isPrivate, on, openChat, senderName, state } from "./state.js";

/** @import { Message, Topics } from "./types.d.ts" */

const KEPT = 5; // what comes at once must all be heard
const region = byId("heard");
/** @type {{ id: number, words: string } | null} */
let last = null;

/** Speaks from now on. */
export function startSpeech() {
  on("messages", onMessages);
}

/** @param {Topics["messages"]} news */
function onMessages({ chatId, kind, message }) {
  if (chatId !== state.openId || !message || isOwn(message)) return;
  if (kind !== "new" && kind !== "edited") return;
  const words = serviceText(message) || plainText(message) || summary(message);
  // Who changes the buttons of a message only has heard its words.
  const isKnown = last?.id === message.message_id && last.words === words;
  last = { id: message.message_id, words };
  const named = isPrivate(openChat()) ? words : `${senderName(message)}: ${words}`;
  region.append(el("p", {}, [isKnown ? "" : named, buttonsOf(message)].filter(Boolean).join(" ")));
  while (region.children.length > KEPT) region.firstChild?.remove();
}

/** @param {Message} message */
function buttonsOf(message) {
  const labels = message.reply_markup?.inline_keyboard?.flat().map((button) => button.text) ?? [];
  return labels.length ? `${t("keys")}: ${labels.join(", ")}.` : "";
}
