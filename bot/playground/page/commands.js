// The bot's commands: the list over the field while "/" is typed, and the Menu button.
import { el } from "./dom.js";
import { t } from "./i18n.js";
import { icon } from "./icons.js";
import { commandsOf, isPrivate, openChat, state } from "./state.js";

const ID = "command-list";
let open = null; // {list, items, active, complete, run}

const menuLabel = el("span", { class: "menu-button-label" });
export const menuButton = el(
  "button",
  { type: "button", class: "menu-button", "aria-expanded": "false", "aria-controls": ID },
  icon("menu"),
  menuLabel,
);
let runCommand = null;

menuButton.addEventListener("click", () => {
  if (open) return close();
  show(commandsOf(openChat()), document.querySelector(".popup-slot"), runCommand, null);
});

/** Shows the Menu button where the bot has commands. */
export function drawCommands(run) {
  runCommand = run;
  const kind = state.bot.menu_button?.type ?? "commands";
  menuLabel.textContent = t("menu");
  menuButton.setAttribute("aria-label", t("commands"));
  menuButton.hidden = !commandsOf(openChat()).length || !isPrivate(openChat()) || kind === "web_app";
}

/** Offers the commands that begin with what is typed. */
export function offerCommands(text, slot, run, complete) {
  const typed = /^\/(\w*)$/.exec(text);
  const found = typed
    ? commandsOf(openChat()).filter((item) => item.command.startsWith(typed[1].toLowerCase()))
    : [];
  if (found.length) show(found, slot, run, complete);
  else close();
}

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
        on: { click: () => choose(items.indexOf(list.querySelector(`#command-${command}`))) },
      },
      el("b", {}, `/${command}`),
      el("span", {}, description),
    ),
  );
  list.append(...items);
  // A tap in the list must leave the focus in the field.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  slot.append(list);
  open = { list, items, active: 0, run, complete };
  menuButton.setAttribute("aria-expanded", "true");
  if (complete) mark(0);
  else {
    open.active = -1;
    addEventListener("pointerdown", onOutside, true);
    addEventListener("keydown", onMenuKey, true);
  }
}

const onOutside = (event) =>
  !open?.list.contains(event.target) && !menuButton.contains(event.target) && close();

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

function mark(index) {
  open.items[open.active]?.removeAttribute("aria-selected");
  open.active = (index + open.items.length) % open.items.length;
  const item = open.items[open.active];
  item.setAttribute("aria-selected", "true");
  item.scrollIntoView({ block: "nearest" });
  document.querySelector(".input").setAttribute("aria-activedescendant", item.id);
}

function choose(index) {
  const { items, run } = open;
  const command = items[index].dataset.command;
  close();
  run(isPrivate(openChat()) ? command : `${command}@${state.bot.user.username}`);
}

/** Takes a key for the open list; true when it was one of its keys. */
export function commandKey(event) {
  if (!open || event.ctrlKey || event.altKey) return false;
  if (event.key === "ArrowDown") mark(open.active + 1);
  else if (event.key === "ArrowUp") mark(open.active < 0 ? -1 : open.active - 1);
  else if (event.key === "Enter" && !event.shiftKey && open.active >= 0) choose(open.active);
  else if (event.key === "Tab" && open.complete) open.complete(`${open.items[open.active].dataset.command} `);
  else if (event.key === "Escape") close();
  else return false;
  return true;
}
