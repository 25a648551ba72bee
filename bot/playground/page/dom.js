// Building elements without ever parsing HTML: children that are strings become text nodes.
import { icon } from "./icons.js";

/** An element with attributes, listeners (`on`) and data (`data`); null and false are left out. */
export function el(name, options = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(options)) {
    if (value === null || value === undefined || value === false) continue;
    if (key === "class") node.className = value;
    else if (key === "data") Object.assign(node.dataset, value);
    else if (key === "on") {
      for (const [type, listener] of Object.entries(value)) node.addEventListener(type, listener);
    } else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** A round button that shows only an icon; its label is for assistive technology and the tooltip. */
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

/** Renames an icon button. */
export function relabel(button, label) {
  button.setAttribute("aria-label", label);
  button.title = label;
}
