// Building elements without ever parsing HTML: children that are strings become text nodes.
import { icon } from "./icons.js";
/** @import { IconName } from "./icons.js" */

/**
 * @typedef {Node | string | null | undefined | false} Child
 * @typedef {{ [E in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[E]) => void }} Listeners
 * @typedef {{ class?: string, data?: Record<string, string | number>, on?: Listeners, [attribute: string]: unknown }} Options
 */

/**
 * An element with attributes, listeners (`on`) and data (`data`); null and false are left out.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Options} [options]
 * @param {...(Child | Child[])} children
 */
export function el(name, options = {}, ...children) {
  const node = document.createElement(name);
  const { class: className, data, on, ...attributes } = options;
  if (className) node.className = className;
  Object.assign(node.dataset, data);
  for (const [type, listener] of Object.entries(on ?? {}))
    node.addEventListener(type, /** @type {EventListener} */ (listener));
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    node.setAttribute(key, value === true ? "" : String(value));
  }
  for (const child of children.flat()) if (child || child === "") node.append(child);
  return node;
}

/**
 * The element of index.html with this id.
 * @param {string} id
 */
export function byId(id) {
  const node = document.getElementById(id);
  if (!node) throw new Error(`the page has no #${id}`);
  return node;
}

/**
 * The nearest element around what an event happened to that matches, or null.
 * @param {Event} event
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
export const around = ({ target }, selector) => (target instanceof Element ? target.closest(selector) : null);

/**
 * The elements in another one that match.
 * @param {Element} parent
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
export const findAll = (parent, selector) =>
  [...parent.querySelectorAll(selector)].filter((node) => node instanceof HTMLElement);

/**
 * A round button that shows only an icon; its label is for assistive technology and the tooltip.
 * @param {string} label
 * @param {IconName} iconName
 * @param {() => void} onClick
 */
export function iconButton(label, iconName, onClick, className = "") {
  return el(
    "button",
    {
      type: "button",
      class: `icon-button ${className}`,
      "aria-label": label,
      title: label,
      on: { click: onClick },
    },
    icon(iconName),
  );
}

/**
 * Renames an icon button.
 * @param {HTMLElement} button
 * @param {string} label
 */
export function relabel(button, label) {
  button.setAttribute("aria-label", label);
  button.title = label;
}
