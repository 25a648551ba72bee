// A message as a bubble. Grouping and tails are classes the timeline sets.
import { toggleReaction } from "./actions.js";
import { avatar } from "./avatar.js";
import { loneEmoji, plainText, renderAlbum, renderMedia, serviceText, summary } from "./content.js";
import { el } from "./dom.js";
import { renderText } from "./entities.js";
import { formatFull, formatTime, t } from "./i18n.js";
import { icon } from "./icons.js";
import { renderInlineKeyboard } from "./inline-keyboard.js";
import { renderPreview } from "./preview.js";
import { renderBlocks } from "./rich.js";
import { chatName, isOwn, isPrivate, openChat, senderName, state, topicOf, userName } from "./state.js";

/** @import { Child } from "./dom.js" */
/** @import { Message, MessageOrigin } from "./types.d.ts" */

const COLOURS = 7;

/**
 * The article that shows a message, or an album of them.
 * @param {Message[]} album
 */
export function renderMessage(album) {
  const [message] = album;
  const service = serviceText(message);
  const data = { message: message.message_id };
  if (service)
    return el(
      "article",
      { class: "message service", data, tabindex: "-1" },
      el("span", { class: "pill" }, service),
    );
  const own = isOwn(message);
  const name = own ? t("you") : senderName(message);
  const isGroup = !isPrivate(openChat());
  return el(
    "article",
    {
      class: `message ${own ? "out" : "in"}`,
      data,
      tabindex: "-1",
      "aria-label": `${name}, ${formatTime(message.date)}`,
    },
    isGroup && !own ? avatar(senderId(message), name, "avatar-small") : null,
    el(
      "div",
      { class: "stack" },
      renderBubble(album, own, isGroup),
      renderReactions(message),
      renderInlineKeyboard(message),
    ),
  );
}

/** @param {Message} message */
const senderId = (message) => message.sender_chat?.id ?? message.from?.id ?? 0;

/**
 * @param {Message[]} album
 * @param {boolean} own
 * @param {boolean} isGroup
 */
function renderBubble(album, own, isGroup) {
  const [message] = album;
  const worded = album.find(plainText) ?? message;
  const media = album.length > 1 ? renderAlbum(album) : renderMedia(message);
  const emoji = loneEmoji(message);
  const kinds = ["bubble"];
  if (message.photo) kinds.push("with-photo");
  if (message.photo && !plainText(worded)) kinds.push("only-photo");
  if (emoji || message.sticker || message.dice) kinds.push("bare");
  const words = renderWords(worded);
  if (!words.length && !media) words.push(el("i", { class: "unsupported" }, t("unsupported")));
  return el(
    "div",
    { class: kinds.join(" ") },
    isGroup && !own
      ? el(
          "div",
          { class: "sender", data: { colour: Math.abs(senderId(message)) % COLOURS } },
          senderName(message),
        )
      : null,
    renderForward(message.forward_origin),
    message.via_bot
      ? el("div", { class: "origin" }, `${t("via")} `, el("b", {}, `@${message.via_bot.username}`))
      : null,
    renderTopic(message),
    renderReply(message),
    media,
    el(
      "div",
      { class: emoji ? `text emoji-${emoji}` : "text" },
      words,
      renderPreview(message),
      renderMeta(worded, own),
    ),
  );
}

/**
 * @param {Message} message
 * @returns {Child[]}
 */
function renderWords(message) {
  if (message.rich_message) return renderBlocks(message.rich_message.blocks);
  const text = message.text ?? message.caption;
  return text ? [renderText(text, message.entities ?? message.caption_entities ?? [])] : [];
}

/**
 * @param {Message} message
 * @param {boolean} own
 */
function renderMeta(message, own) {
  // As in Telegram, bots change their messages without a word.
  const changed = message.from?.is_bot || message.via_bot ? undefined : message.edit_date;
  const full = changed
    ? `${formatFull(message.date)}\n${t("edited")}: ${formatFull(changed)}`
    : formatFull(message.date);
  return el(
    "span",
    { class: "meta", title: full },
    changed ? el("span", {}, t("edited")) : null,
    el("time", { datetime: new Date(message.date * 1000).toISOString() }, formatTime(message.date)),
    own ? icon("checks") : null,
  );
}

/** @param {Message} message */
function renderReactions(message) {
  if (!message.reactions) return null;
  const chips = message.reactions.map(({ emoji, by }) =>
    el(
      "button",
      {
        type: "button",
        class: "reaction",
        "aria-pressed": String(by.includes(state.me.id)),
        "aria-label": `${t("react", { emoji })}: ${by.length}`,
        on: { click: () => toggleReaction(message, emoji) },
      },
      `${emoji} ${by.length}`,
    ),
  );
  return el("div", { class: "reactions", role: "group", "aria-label": t("reactions") }, chips);
}

/**
 * Where all topics are shown together, each message says its own.
 * @param {Message} message
 */
function renderTopic(message) {
  const { topics, topicId } = openChat();
  const topic = topics?.find((each) => each.message_thread_id === topicOf(message));
  return topic && topicId === undefined ? el("div", { class: "origin" }, `# ${topic.name}`) : null;
}

/** @param {MessageOrigin | undefined} origin */
function renderForward(origin) {
  return origin
    ? el("div", { class: "origin" }, `${t("forwarded")} `, el("b", {}, originName(origin)))
    : null;
}

/** @param {MessageOrigin} origin */
function originName(origin) {
  switch (origin.type) {
    case "user":
      return userName(origin.sender_user);
    case "hidden_user":
      return origin.sender_user_name;
    case "chat":
      return chatName(origin.sender_chat);
    case "channel":
      return chatName(origin.chat);
  }
}

/** @param {Message} message */
function renderReply(message) {
  const target = message.reply_to_message;
  if (!target) return null;
  const own = target.from?.id === state.me.id;
  return el(
    "button",
    { type: "button", class: "reply-quote", data: { jump: target.message_id } },
    el("b", {}, own ? t("you") : senderName(target)),
    el("span", {}, summary(target)),
  );
}
