// Modal windows on the native <dialog>, which keeps the focus inside and closes on Escape.
import { avatar } from "./avatar.js";
import { el } from "./dom.js";
import { t } from "./i18n.js";
import { chatName, state } from "./state.js";
/** @import { Child, Options } from "./dom.js" */
/** @import { Entry, User } from "./types.d.ts" */

/**
 * @template T
 * @typedef {object} DialogButton a button that gives a value, or one that gives what the form holds
 * @property {string} label
 * @property {T | null} [value]
 * @property {(data: FormData) => T} [submit]
 * @property {boolean} [danger]
 */

/**
 * Shows content with buttons; gives what the pressed button gives, null when dismissed.
 * @template T
 * @param {{ title?: string, className?: string }} options
 * @param {Child[] | ((close: (value: T | null) => void) => Child[])} content
 * @param {DialogButton<T>[]} buttons
 * @returns {Promise<T | null>}
 */
export function showDialog({ title, className = "" }, content, buttons) {
  return new Promise((resolve) => {
    /** @type {T | null} */
    let result = null;
    const form = el("form", { class: "dialog-form" });
    const dialog = el(
      "dialog",
      { class: `dialog ${className}`, "aria-label": title ?? chatName(state.bot.user) },
      form,
    );
    /** @param {T | null} value */
    const close = (value) => {
      result = value;
      dialog.close();
    };
    if (title) form.append(el("h2", { class: "dialog-title" }, title));
    const row = el(
      "div",
      { class: "dialog-buttons" },
      buttons.map(({ label, value = null, submit, danger }) =>
        el(
          "button",
          {
            type: submit ? "submit" : "button",
            class: danger ? "dialog-button danger" : "dialog-button",
            on: submit ? {} : { click: () => close(value) },
          },
          label,
        ),
      ),
    );
    form.append(
      el("div", { class: "dialog-body" }, typeof content === "function" ? content(close) : content),
      row,
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      close(buttons.find((button) => button.submit)?.submit?.(new FormData(form)) ?? null);
    });
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) close(null);
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(result);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** @param {string} text */
const paragraph = (text) => el("p", { class: "dialog-text" }, text);

/**
 * A bot's alert: one text, one button.
 * @param {string} text
 */
export const showAlert = (text) =>
  showDialog({}, [paragraph(text)], [{ label: t("ok"), submit: () => true }]);

/**
 * True when the person agrees.
 * @param {{ title: string, text: string, ok: string, danger?: boolean }} question
 */
export async function confirmDialog({ title, text, ok, danger }) {
  const agreed = await showDialog(
    { title },
    [paragraph(text)],
    [{ label: t("cancel") }, { label: ok, submit: () => true, danger }],
  );
  return agreed === true;
}

/**
 * Asks for some fields; gives their values by name, or null.
 * @param {{ title: string, text?: string, ok: string }} question
 * @param {(Options & { name: string, label: string })[]} fields
 * @returns {Promise<Record<string, string> | null>}
 */
export function formDialog({ title, text, ok }, fields) {
  const inputs = fields.map(({ name, label, ...rest }) =>
    el(
      "label",
      { class: "field" },
      el("span", {}, label),
      el("input", { name, autocomplete: "off", ...rest }),
    ),
  );
  return showDialog(
    { title },
    [text && paragraph(text), ...inputs],
    [
      { label: t("cancel") },
      {
        label: ok,
        submit: (data) => Object.fromEntries([...data].map(([name, value]) => [name, String(value)])),
      },
    ],
  );
}

/**
 * Lets the person pick a chat; gives its id or null.
 * @param {(entry: Entry) => boolean} isOffered
 * @returns {Promise<number | null>}
 */
export function chooseChat(isOffered = () => true) {
  return showDialog(
    { title: t("chooseChat") },
    (close) =>
      [...state.chats.values()]
        .filter(isOffered)
        .map((entry) =>
          el(
            "button",
            { type: "button", class: "row-button", on: { click: () => close(entry.id) } },
            avatar(entry.chat.id, chatName(entry.chat)),
            el("span", {}, chatName(entry.chat)),
          ),
        ),
    [{ label: t("cancel") }],
  );
}

/**
 * Lets the person tick up to `most` people; gives their ids or null.
 * @param {string} title
 * @param {User[]} people
 */
export function choosePeople(title, people, most = people.length) {
  const ticks = people.map((person) =>
    el("input", { type: "checkbox", class: "tick", name: "person", value: person.id }),
  );
  const rows = people.map((person, at) =>
    el(
      "label",
      { class: "row-button" },
      ticks[at],
      avatar(person.id, chatName(person)),
      el("span", {}, chatName(person)),
    ),
  );
  const list = el("div", {}, rows);
  list.addEventListener("change", ({ target }) => {
    const ticked = ticks.filter((tick) => tick.checked);
    if (ticked.length <= most) return;
    // One choice gives way to another; of several, what is too much is not taken.
    for (const tick of ticked) if ((tick === target) === most > 1) tick.checked = false;
  });
  return showDialog(
    { title },
    [people.length ? list : t("nobodyElse")],
    [{ label: t("cancel") }, { label: t("ok"), submit: (data) => data.getAll("person").map(Number) }],
  );
}

/**
 * Anything as readable JSON.
 * @param {string} title
 * @param {unknown} value
 */
export const showJson = (title, value) =>
  showDialog(
    { title, className: "wide" },
    [el("pre", { class: "json", tabindex: "0" }, JSON.stringify(value, null, 2))],
    [{ label: t("close"), submit: () => true }],
  );
