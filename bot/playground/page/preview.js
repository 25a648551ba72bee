// What Telegram shows of the first address in a text. Nothing is fetched: host and path must do.
import { el } from "./dom.js";
import { safeUrl, startPayload } from "./links.js";
import { chatName, state } from "./state.js";

/** @import { Message } from "./types.d.ts" */

/**
 * The preview of a message's link, or null where there is none or the sender wants none.
 * @param {Message} message
 */
export function renderPreview({ text, entities = [], link_preview_options: options = {} }) {
  const address = options.url ?? (text && firstAddress(text, entities));
  const href = address && !options.is_disabled ? safeUrl(address) : null;
  if (!href?.startsWith("http")) return null;
  const url = new URL(href);
  const isOurBot = startPayload(href) !== null;
  const title = isOurBot ? chatName(state.bot.user) : url.hostname;
  const about = isOurBot ? state.bot.short_description : url.pathname.slice(1);
  return el(
    "a",
    { class: "link-preview", href, target: "_blank", rel: "noopener noreferrer", data: { link: href } },
    el("b", {}, title),
    el("span", {}, about),
  );
}

/**
 * @param {string} text
 * @param {NonNullable<Message["entities"]>} entities
 */
function firstAddress(text, entities) {
  for (const entity of entities) {
    if (entity.type === "text_link") return entity.url;
    if (entity.type === "url") return text.slice(entity.offset, entity.offset + entity.length);
  }
  return undefined;
}
