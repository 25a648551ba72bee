// What a message carries besides text: pictures, files, contacts, stickers, events of a group.
import { fileUrl } from "./api.js";
import { renderContact } from "./contact.js";
import { el } from "./dom.js";
import { formatSize, t } from "./i18n.js";
import { icon } from "./icons.js";
import { renderBlocks } from "./rich.js";
import { chatName, state, userName } from "./state.js";

/** @import { Message, PhotoSize, SharedUser } from "./types.d.ts" */

const letters = new Intl.Segmenter();

/**
 * How many emoji a text is made of, when it is nothing else and short; otherwise 0.
 * @param {Message} message
 */
export function loneEmoji(message) {
  const text = message.text;
  if (!text || text.length > 40 || message.entities?.some((entity) => entity.type !== "custom_emoji"))
    return 0;
  const parts = [...letters.segment(text)].map((part) => part.segment);
  // Keycaps such as 1️⃣ begin with a digit; the variation selector tells them from digits.
  /** @param {string} part */
  const isEmoji = (part) => /\p{Emoji_Presentation}|\p{Emoji}\uFE0F|\p{Regional_Indicator}{2}/u.test(part);
  return parts.length <= 3 && parts.every(isEmoji) ? parts.length : 0;
}

/**
 * The pictures or files of an album; each tells which message it is.
 * @param {Message[]} album
 */
export const renderAlbum = (album) =>
  el(
    "div",
    { class: album.every((message) => message.photo) ? "album" : "" },
    album.map((message) =>
      el("div", { class: "album-item", data: { message: message.message_id } }, renderMedia(message)),
    ),
  );

/**
 * The visible part of a message above its text, or null for a plain text.
 * @param {Message} message
 */
export function renderMedia(message) {
  const photo = message.photo?.at(-1);
  if (photo) return renderPhoto(photo, message.caption);
  if (message.contact) return renderContact(message.contact);
  if (message.sticker)
    return el(
      "div",
      { class: "sticker", role: "img", "aria-label": `${t("sticker")} ${message.sticker.emoji ?? ""}` },
      message.sticker.emoji ?? "🖼",
    );
  if (message.dice) return el("div", { class: "sticker" }, `${message.dice.emoji} ${message.dice.value}`);
  if (message.venue) return renderPlace(message.venue.title, message.venue.address);
  if (message.location) return renderPlace(coordinates(message.location), "");
  const file = message.document ?? message.video ?? message.audio ?? message.voice ?? message.animation;
  if (file) return renderFile(file);
  return null;
}

/**
 * @param {PhotoSize} size
 * @param {string} [caption]
 */
function renderPhoto(size, caption) {
  const picture = el("img", {
    src: fileUrl(size.file_id),
    alt: caption ?? t("photo"),
    width: size.width,
    height: size.height,
    decoding: "async",
  });
  return el("a", { class: "photo", href: fileUrl(size.file_id), target: "_blank", rel: "noopener" }, picture);
}

/** @param {{ file_id: string, file_name?: string, file_size?: number }} file */
function renderFile(file) {
  const name = file.file_name ?? t("file");
  const extension = name.includes(".") ? name.slice(name.lastIndexOf(".") + 1).slice(0, 4) : "";
  return el(
    "a",
    { class: "file", href: fileUrl(file.file_id), download: name, "aria-label": `${t("download")} ${name}` },
    el("span", { class: "file-icon" }, el("span", { class: "file-extension" }, extension), icon("download")),
    el(
      "span",
      { class: "file-text" },
      el("span", { class: "file-name" }, name),
      el("span", { class: "file-size" }, file.file_size ? formatSize(file.file_size) : ""),
    ),
  );
}

/** @param {{ latitude: number, longitude: number }} location */
const coordinates = ({ latitude, longitude }) => `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;

/**
 * @param {string} title
 * @param {string} address
 */
const renderPlace = (title, address) => el("div", {}, el("b", {}, title), el("div", {}, address));

/**
 * The line in the middle of the chat for an event of the group, or null for a message of somebody.
 * @param {Message} message
 */
export function serviceText(message) {
  if (message.new_chat_members)
    return t("joined", { name: message.new_chat_members.map(userName).join(", ") });
  if (message.users_shared)
    return t("shared", { names: message.users_shared.users.map(sharedName).join(", ") });
  if (message.left_chat_member) return t("left", { name: userName(message.left_chat_member) });
  if (message.group_chat_created || message.supergroup_chat_created || message.channel_chat_created)
    return t("chatCreated", { name: chatName(message.chat) });
  if (message.forum_topic_created) return t("topicCreated", { name: message.forum_topic_created.name });
  if (message.forum_topic_edited?.name) return t("topicRenamed", { name: message.forum_topic_edited.name });
  if (message.forum_topic_closed) return t("topicClosed");
  if (message.forum_topic_reopened) return t("topicReopened");
  if (message.new_chat_title) return message.new_chat_title;
  if (message.pinned_message) return t("pinned");
  if (message.migrate_to_chat_id || message.migrate_from_chat_id) return "→ supergroup";
  return null;
}

// Without request_name the message carries ids only; the person still knows whom they chose.
/** @param {SharedUser} user */
function sharedName(user) {
  const known = state.people.find((person) => person.id === user.user_id);
  return known ? userName(known) : userName(user) || String(user.user_id);
}

/**
 * What a message says, in bare words.
 * @param {Message} message
 */
export const plainText = (message) =>
  message.text ??
  message.caption ??
  renderBlocks(message.rich_message?.blocks ?? [])
    .map((block) => block.textContent)
    .join("\n");

/**
 * One line that stands for a message in lists and quotes.
 * @param {Message} message
 */
export function summary(message) {
  const service = serviceText(message);
  if (service) return service;
  const text = plainText(message).replace(/\s+/g, " ").slice(0, 200);
  if (message.photo) return text || t("photo");
  if (message.contact) return `${t("contact")}: ${userName(message.contact)}`;
  if (message.sticker) return `${message.sticker.emoji ?? ""} ${t("sticker")}`;
  if (message.document) return `📎 ${message.document.file_name ?? t("file")}`;
  return text || t("message");
}
