// Round pictures of initials; the colour follows the id, as in Telegram.
import { el } from "./dom.js";

const COLOURS = 7;
const letters = new Intl.Segmenter();
/** @param {string} word */
const first = (word) => [...letters.segment(word)][0]?.segment ?? "";

/**
 * An avatar for a chat or a person.
 * @param {number} id
 * @param {string} name
 */
export function avatar(id, name, className = "") {
  const words = name.split(/\s+/).filter(Boolean);
  const initials = words.length > 1 ? first(words[0] ?? "") + first(words.at(-1) ?? "") : first(name);
  const colour = Math.abs(id) % COLOURS;
  return el(
    "span",
    { class: `avatar ${className}`, data: { colour }, "aria-hidden": "true" },
    initials.toUpperCase(),
  );
}
