// Which addresses may be opened, and which of them mean this very bot.
import { state } from "./state.js";

const SCHEMES = new Set(["http:", "https:", "tg:", "mailto:", "tel:"]);

/**
 * The address in full if its scheme is one we open, else null. Telegram's url entities may lack a scheme.
 * @param {string} text
 */
export function safeUrl(text) {
  const candidate = /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/:]+:\d/.test(text) ? text : `https://${text}`;
  try {
    const url = new URL(candidate);
    return SCHEMES.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/**
 * What a link for sharing (t.me/share, tg://msg_url) puts into a message, or null for any other address.
 * @param {string} href
 */
export function sharedText(href) {
  const url = new URL(href);
  const isWeb = isTelegram(url) && /^\/share(\/url)?\/?$/.test(url.pathname);
  const isApp = url.protocol === "tg:" && ["msg_url", "msg"].includes(url.host || url.pathname);
  if (!isWeb && !isApp) return null;
  return [url.searchParams.get("url"), url.searchParams.get("text")].filter(Boolean).join("\n");
}

/** @param {URL} url */
const isTelegram = (url) => ["t.me", "telegram.me"].includes(url.hostname);

/**
 * The payload of a deep link to this bot ("" without one), or null for any other address.
 * @param {string} href
 */
export function startPayload(href) {
  const url = new URL(href);
  const name = state.bot.user.username?.toLowerCase();
  const isWeb = isTelegram(url) && url.pathname.slice(1).toLowerCase() === name;
  const isApp = url.protocol === "tg:" && url.searchParams.get("domain")?.toLowerCase() === name;
  return name && (isWeb || isApp) ? (url.searchParams.get("start") ?? "") : null;
}
