// Telegram's text: a string and entities over UTF-16 offsets, which are JavaScript's own offsets.
import { el } from "./dom.js";
import { t } from "./i18n.js";
import { icon } from "./icons.js";
import { safeUrl } from "./links.js";

/** @import { Child } from "./dom.js" */
/** @import { MessageEntity } from "./types.d.ts" */

/** @typedef {{ entity: MessageEntity, start: number, end: number }} Span */

/** @type {Record<string, "strong" | "em" | "u" | "s" | undefined>} */
const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s" };
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

/**
 * The text with its entities as a fragment. What can be tapped carries data attributes, no listeners.
 * @param {string} text
 * @param {MessageEntity[]} entities
 */
export function renderText(text, entities) {
  const fragment = document.createDocumentFragment();
  const spans = [...entities, ...findPhones(text, entities)].map((entity) => ({
    entity,
    start: entity.offset,
    end: entity.offset + entity.length,
  }));
  fragment.append(...renderSpans(text, 0, text.length, spans));
  return fragment;
}

// Telegram makes links of international numbers by itself; a server may leave that to the page.
/**
 * @param {string} text
 * @param {MessageEntity[]} entities
 * @returns {MessageEntity[]}
 */
function findPhones(text, entities) {
  const taken = entities.filter((entity) =>
    ["phone_number", "url", "text_link", "code", "pre"].includes(entity.type),
  );
  const found = [...text.matchAll(/(?<![\w+])\+\d(?:[ ()-]{0,2}\d){9,14}(?!\w)/g)];
  /** @type {MessageEntity[]} */
  const phones = found.map(({ index, 0: phone }) => ({
    type: "phone_number",
    offset: index,
    length: phone.length,
  }));
  return phones.filter((phone) =>
    taken.every(
      (other) => other.offset + other.length <= phone.offset || phone.offset + phone.length <= other.offset,
    ),
  );
}

/**
 * @param {string} text
 * @param {number} from
 * @param {number} to
 * @param {Span[]} spans
 * @returns {(string | HTMLElement)[]}
 */
function renderSpans(text, from, to, spans) {
  const [first, ...rest] = spans.toSorted((a, b) => a.start - b.start || b.end - a.end);
  if (!first) return from < to ? [text.slice(from, to)] : [];
  const { entity, start } = first;
  const end = Math.min(first.end, to);
  const inside = rest.filter((other) => other.start < end);
  // An entity that overlaps the end of another goes on after it.
  const after = rest
    .filter((other) => other.end > end)
    .map((other) => ({ ...other, start: Math.max(other.start, end) }));
  // A block breaks the line by itself; the newline after it would show as an empty line.
  const skipped =
    BLOCKS.has(entity.type) && text[end] === "\n" && !after.some((other) => other.start === end);
  return [
    ...renderSpans(text, from, start, []),
    wrap(entity, text.slice(start, end), renderSpans(text, start, end, inside)),
    ...renderSpans(text, skipped ? end + 1 : end, to, after),
  ];
}

/**
 * @param {MessageEntity} entity
 * @param {string} text
 * @param {Child[]} children
 */
function wrap(entity, text, children) {
  const tag = TAGS[entity.type];
  if (tag) return el(tag, {}, children);
  switch (entity.type) {
    case "code":
      return el("code", { class: "mono", data: { copy: text }, title: t("copyText") }, children);
    case "pre":
      return renderPre(entity.language ?? "", text, children);
    case "blockquote":
      return el("blockquote", { class: "quote" }, children);
    case "expandable_blockquote":
      return renderExpandable(children);
    case "spoiler":
      return renderSpoiler(children);
    case "bot_command":
      return el("button", { type: "button", class: "link", data: { command: text } }, children);
    case "text_link":
      return anchor(entity.url, children, { masked: "" });
    case "url":
      return anchor(text, children);
    case "email":
      return anchor(`mailto:${text}`, children);
    case "phone_number":
      return anchor(`tel:${text.replace(/[^\d+*#,;]/g, "")}`, children);
    case "mention":
      return el("button", { type: "button", class: "link", data: { mention: text.slice(1) } }, children);
    case "text_mention":
    case "hashtag":
    case "cashtag":
      return el("span", { class: "link" }, children);
    default:
      return el("span", {}, children);
  }
}

/**
 * @param {string} address
 * @param {Child[]} children
 */
function anchor(address, children, data = {}) {
  const href = safeUrl(address);
  if (!href) return el("span", {}, children);
  return el(
    "a",
    { class: "link", href, target: "_blank", rel: "noopener noreferrer", data: { link: href, ...data } },
    children,
  );
}

/**
 * @param {string} language
 * @param {string} text
 * @param {Child[]} children
 */
function renderPre(language, text, children) {
  const head = el("span", { class: "pre-head" }, el("span", {}, language));
  head.append(
    el(
      "button",
      {
        type: "button",
        class: "pre-copy",
        data: { copy: text },
        "aria-label": t("copyText"),
        title: t("copyText"),
      },
      icon("copy"),
    ),
  );
  return el("pre", { class: language ? "pre" : "pre pre-bare" }, head, el("code", {}, children));
}

// Only a quote that does not fit into three lines gets the button that unfolds it.
const fit = new ResizeObserver((records) => {
  for (const { target } of records) {
    if (target.closest(".unfolded")) continue;
    target.parentElement?.classList.toggle("clipped", target.scrollHeight > target.clientHeight + 2);
  }
});

/** @param {Child[]} children */
function renderExpandable(children) {
  const body = el("span", { class: "quote-body" }, children);
  fit.observe(body);
  const toggle = el(
    "button",
    {
      type: "button",
      class: "quote-toggle",
      data: { unfold: "" },
      "aria-label": t("expand"),
      "aria-expanded": "false",
    },
    icon("down"),
  );
  return el("blockquote", { class: "quote quote-expandable" }, body, toggle);
}

/** @param {Child[]} children */
function renderSpoiler(children) {
  const inner = el("span", { class: "spoiler-text", "aria-hidden": "true" }, children);
  return el(
    "span",
    { class: "spoiler", role: "button", tabindex: "0", data: { spoiler: "" }, "aria-label": t("spoiler") },
    inner,
  );
}
