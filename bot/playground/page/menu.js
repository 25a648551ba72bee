// Pop-up menus: opened at a point or under a button, moved through with the arrow keys.
import { el } from "./dom.js";
import { icon } from "./icons.js";

let dismiss = null;

/** Opens a menu of {label, icon, run, danger, checked, aside} or {picks: [{text, label, run}]}; `at` is an element or {x, y}. */
export function openMenu(at, items, { label } = {}) {
  dismiss?.();
  const back = document.activeElement;
  const menu = el("div", {
    class: "menu",
    role: "menu",
    popover: "manual",
    "aria-label": label ?? null,
    tabindex: "-1",
  });
  for (const item of items.filter(Boolean))
    menu.append(renderEntry(item));
  landmarkOf(at).append(menu);
  menu.showPopover();
  place(menu, at);
  const options = [...menu.querySelectorAll("[role^=menuitem]")];
  options[0]?.focus({ preventScroll: true });

  function onKey(event) {
    const now = options.indexOf(document.activeElement);
    const next = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: -1 }[event.key];
    if (next !== undefined) options.at(next % options.length).focus();
    else if (event.key === "Escape" || event.key === "Tab") dismiss();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  const onOutside = (event) => !menu.contains(event.target) && dismiss();
  menu.addEventListener("keydown", onKey);
  addEventListener("pointerdown", onOutside, true);
  addEventListener("blur", dismissLater);
  dismiss = () => {
    removeEventListener("pointerdown", onOutside, true);
    removeEventListener("blur", dismissLater);
    dismiss = null;
    const hadFocus = menu.contains(document.activeElement);
    menu.remove();
    if (hadFocus) back?.focus?.({ preventScroll: true });
  };
}

const dismissLater = () => dismiss?.();

// In a part of the page that has a name, so that screen readers tell where the menu belongs.
const landmarkOf = (at) =>
  (at instanceof Element && at.closest("nav, main, aside")) || document.querySelector("main");

function renderEntry(item) {
  if (item === "line") return el("hr", { class: "menu-line" });
  return item.picks ? renderPicks(item) : renderItem(item);
}

function renderItem(item) {
  const isChoice = item.checked !== undefined;
  const choose = () => {
    dismiss?.();
    item.run();
  };
  return el(
    "button",
    {
      type: "button",
      class: item.danger ? "menu-item danger" : "menu-item",
      role: isChoice ? "menuitemradio" : "menuitem",
      "aria-checked": isChoice ? String(item.checked) : null,
      tabindex: "-1",
      on: { click: choose },
    },
    item.picture ?? (item.icon ? icon(item.icon) : null),
    el("span", { class: "menu-label" }, item.label, item.aside ? el("small", {}, item.aside) : null),
    item.checked ? icon("check") : null,
  );
}

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
        on: { click: () => (dismiss?.(), run()) },
      },
      text,
    ),
  );
  return el("div", { class: "menu-picks", role: "group", "aria-label": label }, buttons);
}

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
