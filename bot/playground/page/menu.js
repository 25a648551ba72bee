// Pop-up menus: opened at a point or under a button, moved through with the arrow keys.
import { byId, el, findAll } from "./dom.js";
import { icon } from "./icons.js";

/** @import { IconName } from "./icons.js" */

/**
 * @typedef {{ text: string, label: string, run: () => void }} Pick one of a row of small choices
 * @typedef {object} Item
 * @property {string} label
 * @property {() => void} run
 * @property {string} [aside]
 * @property {IconName} [icon]
 * @property {Node} [picture]
 * @property {boolean} [checked]
 * @property {boolean} [danger]
 * @typedef {Item | { label: string, picks: Pick[] } | "line"} MenuItem
 * @typedef {Element | { x: number, y: number }} Place
 */

/** @type {(() => void) | null} */
let dismiss = null;

/**
 * Opens a menu at a point or under a button.
 * @param {Place} at
 * @param {(MenuItem | false)[]} items
 * @param {string} label
 */
export function openMenu(at, items, label) {
  dismiss?.();
  const back = document.activeElement;
  const menu = el("div", {
    class: "menu",
    role: "menu",
    popover: "manual",
    "aria-label": label,
    tabindex: "-1",
  });
  for (const item of items) if (item) menu.append(renderEntry(item));
  landmarkOf(at).append(menu);
  menu.showPopover();
  place(menu, at);
  const options = findAll(menu, "[role^=menuitem]");
  options[0]?.focus({ preventScroll: true });

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const now = event.target instanceof HTMLElement ? options.indexOf(event.target) : -1;
    const next = new Map([
      ["ArrowDown", now + 1],
      ["ArrowUp", now - 1],
      ["Home", 0],
      ["End", -1],
    ]).get(event.key);
    if (next !== undefined) options.at(next % options.length)?.focus();
    else if (event.key === "Escape" || event.key === "Tab") dismiss?.();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  /** @param {Event} event */
  const onOutside = ({ target }) => {
    if (!(target instanceof Node && menu.contains(target))) dismiss?.();
  };
  menu.addEventListener("keydown", onKey);
  addEventListener("pointerdown", onOutside, true);
  addEventListener("blur", dismissLater);
  dismiss = () => {
    removeEventListener("pointerdown", onOutside, true);
    removeEventListener("blur", dismissLater);
    dismiss = null;
    const hadFocus = menu.contains(document.activeElement);
    menu.remove();
    if (hadFocus && back instanceof HTMLElement) back.focus({ preventScroll: true });
  };
}

const dismissLater = () => dismiss?.();

// In a part of the page that has a name, so that screen readers tell where the menu belongs.
/** @param {Place} at */
const landmarkOf = (at) => (at instanceof Element && at.closest("nav, main, aside")) || byId("chat");

/** @param {MenuItem} item */
function renderEntry(item) {
  if (item === "line") return el("hr", { class: "menu-line" });
  return "picks" in item ? renderPicks(item) : renderItem(item);
}

/** @param {() => void} run */
function choose(run) {
  dismiss?.();
  run();
}

/** @param {Item} item */
function renderItem(item) {
  const isChoice = item.checked !== undefined;
  return el(
    "button",
    {
      type: "button",
      class: item.danger ? "menu-item danger" : "menu-item",
      role: isChoice ? "menuitemradio" : "menuitem",
      "aria-checked": isChoice && String(item.checked),
      tabindex: "-1",
      on: { click: () => choose(item.run) },
    },
    item.picture ?? (item.icon && icon(item.icon)),
    el("span", { class: "menu-label" }, item.label, item.aside && el("small", {}, item.aside)),
    item.checked && icon("check"),
  );
}

/** @param {{ label: string, picks: Pick[] }} choice */
function renderPicks({ label, picks }) {
  const buttons = picks.map(({ text, label, run }) =>
    el(
      "button",
      {
        type: "button",
        class: "menu-pick",
        role: "menuitem",
        tabindex: "-1",
        "aria-label": label,
        on: { click: () => choose(run) },
      },
      text,
    ),
  );
  return el("div", { class: "menu-picks", role: "group", "aria-label": label }, buttons);
}

/**
 * @param {HTMLElement} menu
 * @param {Place} at
 */
function place(menu, at) {
  const box =
    at instanceof Element ? at.getBoundingClientRect() : { left: at.x, right: at.x, top: at.y, bottom: at.y };
  const { offsetWidth: width, offsetHeight: height } = menu;
  const margin = 8;
  const fitsBelow = box.bottom + height + margin <= innerHeight;
  const top = fitsBelow ? box.bottom + 4 : Math.max(margin, box.top - height - 4);
  const wanted = box.left + width + margin <= innerWidth ? box.left : box.right - width;
  menu.style.top = `${top}px`;
  menu.style.left = `${Math.max(margin, Math.min(wanted, innerWidth - width - margin))}px`;
}
