// Telegram's text: a string and entities over UTF-16 offsets, which are JavaScript's own offsets.
import { wrap } from "./marks.js";

/** @import { MessageEntity } from "./types.d.ts" */

/** @typedef {{ entity: MessageEntity, start: number, end: number }} Span */

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
