// A small choice of emoji for the text, and of stickers.
import { sendSticker } from "./attach.js";
import { el } from "./dom.js";
import { t } from "./i18n.js";

const EMOJI = [..."😀😂😊😍😉🤔😎😢😡🥳🤝👍👎👋🙏💪👏✌🔥🎉💡📌📎📅📞📍🏛🎭🎻🎨🚢⚓🌍⭐✅❌❓❗💬🧇"];
const STICKERS = [..."👋😂😍🤔😭😡🎉👍🔥🙏🐱🦊"];

/**
 * Opens the choice over a button; a chosen emoji is given to `insert`.
 * @param {HTMLElement} at
 * @param {(emoji: string) => void} insert
 */
export function openEmoji(at, insert) {
  const panel = el("div", {
    class: "emoji-panel",
    popover: "auto",
    role: "dialog",
    "aria-label": t("emoji"),
  });
  /** @param {string} emoji */
  const stick = (emoji) => {
    panel.hidePopover();
    sendSticker(emoji);
  };
  panel.append(
    grid(EMOJI, insert, "emoji-grid"),
    el("h3", {}, t("stickers")),
    grid(STICKERS, stick, "sticker-grid"),
  );
  panel.addEventListener("toggle", (event) => {
    if (event.newState === "closed") panel.remove();
  });
  document.body.append(panel);
  panel.showPopover();
  const box = at.getBoundingClientRect();
  panel.style.left = `${Math.max(8, Math.min(box.right - panel.offsetWidth, innerWidth - panel.offsetWidth - 8))}px`;
  panel.style.top = `${Math.max(8, box.top - panel.offsetHeight - 8)}px`;
  panel.querySelector("button")?.focus();
}

/**
 * @param {string[]} list
 * @param {(emoji: string) => void} run
 * @param {string} className
 */
const grid = (list, run, className) =>
  el(
    "div",
    { class: className },
    list.map((emoji) =>
      el("button", { type: "button", "aria-label": emoji, on: { click: () => run(emoji) } }, emoji),
    ),
  );
