// Short notices over the chat; the region announces them politely.
import { byId, el } from "./dom.js";

const SHORTEST = 2500;
const PER_CHARACTER = 50;

/**
 * Shows a notice for as long as it takes to read.
 * @param {string} text
 * @param {"plain" | "error"} kind
 */
export function toast(text, kind = "plain") {
  const node = el("div", { class: "toast", data: { kind } }, text);
  const region = byId("toasts");
  region.append(node);
  while (region.children.length > 3) region.firstChild?.remove();
  setTimeout(() => node.remove(), Math.max(SHORTEST, text.length * PER_CHARACTER));
}
