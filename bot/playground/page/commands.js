// The bot's commands: the list over the field while "/" is typed, and the Menu button.
import { el } from "./dom.js";
import { t } from "./i18n.js";
import { icon } from "./icons.js";
import { commandsOf, isPrivate, openChat, state } from "./state.js";

/** @import { Command } from "./types.d.ts" */

/**
 * @typedef {(text: string) => void} Run
 * @typedef {{ list: HTMLElement, items: HTMLElement[], active: number, run: Run, complete: Run | null }} Shown
 */

const ID = "command-list";
/** @type {Shown | null} */
let open = null;

const menuLabel = el("span", { class: "menu-button-label" });
export const menuButton = el(
  "button",
  { type: "button", class: "menu-button", "aria-expanded": "false", "aria-controls": ID },
  icon("menu"),
  menuLabel,
);

/**
 * Lets the Menu button show the commands in a slot.
 * @param {HTMLElement} slot
 * @param {Run} run
 */
export function startCommands(slot, run) {
  menuButton.addEventListener("click", () => {
    if (open) close();
    else show(commandsOf(openChat()), slot, run, null);
  });
}

/** Shows the Menu button where the bot has commands. */
export function drawMenuButton() {
  const kind = state.bot.menu_button?.type ?? "commands";
  menuLabel.textContent = t("menu");
  menuButton.setAttribute("aria-label", t("commands"));
  menuButton.hidden = !commandsOf(openChat()).length || !isPrivate(openChat()) || kind === "web_app";
}

/**
 * Offers the commands that begin with what is typed.
 * @param {string} text
 * @param {HTMLElement} slot
 * @param {Run} run
 * @param {Run} complete
 */
export function offerCommands(text, slot, run, complete) {
  const typed = /^\/(\w*)$/.exec(text)?.[1];
  const found =
    typed === undefined
      ? []
      : commandsOf(openChat()).filter((item) => item.command.startsWith(typed.toLowerCase()));
  if (found.length) show(found, slot, run, complete);
  else close();
}

/**
 * @param {Command[]} commands
 * @param {HTMLElement} slot
 * @param {Run} run
 * @param {Run | null} complete
 */
function show(commands, slot, run, complete) {
  close();
  const list = el("div", {
    class: "popup",
    id: ID,
    role: "listbox",
    "aria-label": t("commands"),
    tabindex: "0", // many commands scroll, and that must work by keyboard too
  });
  const items = commands.map(({ command, description }) =>
    el(
      "div",
      {
        class: "popup-item",
        role: "option",
        id: `command-${command}`,
        data: { command: `/${command}` },
        on: { click: (event) => choose(/** @type {HTMLElement} */ (event.currentTarget)) },
      },
      el("b", {}, `/${command}`),
      el("span", {}, description),
    ),
  );
  list.append(...items);
  // A tap in the list must leave the focus in the field.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  slot.append(list);
  open = { list, items, active: complete ? 0 : -1, run, complete };
  menuButton.setAttribute("aria-expanded", "true");
  if (complete) mark(0);
  else {
    addEventListener("pointerdown", onOutside, true);
    addEventListener("keydown", onMenuKey, true);
  }
}

/** @param {Event} event */
function onOutside({ target }) {
  const inside = target instanceof Node && (open?.list.contains(target) || menuButton.contains(target));
  if (!inside) close();
}

/** @param {KeyboardEvent} event */
function onMenuKey(event) {
  if (!commandKey(event)) return;
  event.preventDefault();
  event.stopPropagation();
}

function close() {
  removeEventListener("pointerdown", onOutside, true);
  removeEventListener("keydown", onMenuKey, true);
  menuButton.setAttribute("aria-expanded", "false");
  document.querySelector(".input")?.removeAttribute("aria-activedescendant");
  open?.list.remove();
  open = null;
}

/** @param {number} index */
function mark(index) {
  if (!open) return;
  open.items[open.active]?.removeAttribute("aria-selected");
  open.active = (index + open.items.length) % open.items.length;
  const item = open.items[open.active];
  if (!item) return;
  item.setAttribute("aria-selected", "true");
  item.scrollIntoView({ block: "nearest" });
  document.querySelector(".input")?.setAttribute("aria-activedescendant", item.id);
}

/** @param {HTMLElement | undefined} item */
function choose(item) {
  const command = item?.dataset.command;
  if (!open || !command) return;
  const { run } = open;
  close();
  run(isPrivate(openChat()) ? command : `${command}@${state.bot.user.username}`);
}

/**
 * Takes a key for the open list; true when it was one of its keys.
 * @param {KeyboardEvent} event
 */
export function commandKey(event) {
  if (!open || event.ctrlKey || event.altKey) return false;
  const item = open.items[open.active];
  if (event.key === "ArrowDown") mark(open.active + 1);
  else if (event.key === "ArrowUp") mark(open.active < 0 ? -1 : open.active - 1);
  else if (event.key === "Enter" && !event.shiftKey && item) choose(item);
  else if (event.key === "Tab" && open.complete && item) open.complete(`${item.dataset.command} `);
  else if (event.key === "Escape") close();
  else return false;
  return true;
}
