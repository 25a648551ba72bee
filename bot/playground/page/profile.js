// The card about the bot.
import { sendCommand } from "./actions.js";
import { avatar } from "./avatar.js";
import { showDialog } from "./dialogs.js";
import { el } from "./dom.js";
import { t } from "./i18n.js";
import { chatName, state } from "./state.js";
/** @import { Command } from "./types.d.ts" */

/** Shows the bot's name, short description, description and commands. */
export function showProfile() {
  const { user, description, short_description: short, commands } = state.bot;
  /** @param {(value: null) => void} close */
  const content = (close) => [
    el(
      "div",
      { class: "profile-head" },
      avatar(user.id, chatName(user), "avatar-large"),
      el("b", { class: "profile-name" }, chatName(user)),
      user.username ? el("span", { class: "muted" }, `@${user.username}`) : null,
    ),
    short ? el("section", { class: "profile-part" }, el("h3", {}, t("about")), el("p", {}, short)) : null,
    description
      ? el("section", { class: "profile-part" }, el("h3", {}, t("botCan")), el("p", {}, description))
      : null,
    commands.length
      ? el(
          "section",
          { class: "profile-part" },
          el("h3", {}, t("commands")),
          commands.map((item) => commandRow(item, close)),
        )
      : null,
  ];
  return showDialog({ className: "profile" }, content, [{ label: t("close") }]);
}

/**
 * @param {Command} command
 * @param {(value: null) => void} close
 */
function commandRow({ command, description }, close) {
  const run = () => {
    close(null);
    sendCommand(`/${command}`);
  };
  return el(
    "button",
    { type: "button", class: "profile-command", on: { click: run } },
    el("b", {}, `/${command}`),
    el("span", {}, description),
  );
}
