// Modal windows on the native <dialog>, which keeps the focus inside and closes on Escape.
import { avatar } from "./avatar.js";
import { el } from "./dom.js";
import { t } from "./i18n.js";
import { chatName, state } from "./state.js";

/** Shows content with buttons; gives the pressed button's value, null when dismissed. */
export function showDialog({ title, className = "" }, content, buttons) {
  return new Promise((resolve) => {
    let result = null;
    const form = el("form", { class: "dialog-form" });
    const dialog = el("dialog", { class: `dialog ${className}`, "aria-label": title ?? null }, form);
    const close = (value) => {
      result = value;
      dialog.close();
    };
    if (title) form.append(el("h2", { class: "dialog-title" }, title));
    form.append(
      el("div", { class: "dialog-body" }, typeof content === "function" ? content(close) : content),
    );
    const row = el("div", { class: "dialog-buttons" });
    for (const { label, value, submit, danger } of buttons) {
      const type = submit ? "submit" : "button";
      row.append(
        el(
          "button",
          {
            type,
            class: danger ? "dialog-button danger" : "dialog-button",
            on: submit ? {} : { click: () => close(value) },
          },
          label,
        ),
      );
    }
    form.append(row);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      close(new FormData(form));
    });
    dialog.addEventListener("click", (event) => event.target === dialog && close(null));
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(result);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** A bot's alert: one text, one button. */
export const showAlert = (text) =>
  showDialog({ className: "alert" }, el("p", { class: "dialog-text" }, text), [
    { label: t("ok"), submit: true },
  ]);

/** True when the person agrees. */
export async function confirmDialog({ title, text, ok, danger = false }) {
  const buttons = [
    { label: t("cancel"), value: null },
    { label: ok, submit: true, danger },
  ];
  return (await showDialog({ title }, text ? el("p", { class: "dialog-text" }, text) : [], buttons)) !== null;
}

/** Asks for some fields; gives their values by name, or null. */
export async function formDialog({ title, text, ok }, fields) {
  const inputs = fields.map(({ name, label, ...rest }) =>
    el(
      "label",
      { class: "field" },
      el("span", {}, label),
      el("input", { name, autocomplete: "off", ...rest }),
    ),
  );
  const content = [text ? el("p", { class: "dialog-text" }, text) : null, inputs].flat().filter(Boolean);
  const data = await showDialog({ title }, content, [
    { label: t("cancel"), value: null },
    { label: ok, submit: true },
  ]);
  return data && Object.fromEntries(data.entries());
}

/** Lets the person pick a chat; gives its id or null. */
export function chooseChat() {
  const list = (close) =>
    [...state.chats.values()].map((entry) =>
      el(
        "button",
        { type: "button", class: "row-button", on: { click: () => close(entry.id) } },
        avatar(entry.chat.id, chatName(entry.chat)),
        el("span", {}, chatName(entry.chat)),
      ),
    );
  return showDialog({ title: t("chooseChat") }, list, [{ label: t("cancel"), value: null }]);
}

/** Lets the person tick up to `most` people; gives their ids or null. */
export async function choosePeople(title, people, most = people.length) {
  const rows = people.map((person) =>
    el(
      "label",
      { class: "row-button" },
      el("input", { type: "checkbox", class: "tick", name: "person", value: person.id }),
      avatar(person.id, chatName(person)),
      el("span", {}, chatName(person)),
    ),
  );
  const list = el("div", {}, rows);
  const ticked = () => list.querySelectorAll(":checked");
  list.addEventListener("change", (event) => {
    // One choice gives way to another; of several, what is too much is not taken.
    for (const other of ticked()) if (most === 1 && other !== event.target) other.checked = false;
    if (ticked().length > most) event.target.checked = false;
  });
  const data = await showDialog({ title }, people.length ? list : t("nobodyElse"), [
    { label: t("cancel"), value: null },
    { label: t("ok"), submit: true },
  ]);
  return data && data.getAll("person").map(Number);
}

/** Anything as readable JSON. */
export const showJson = (title, value) =>
  showDialog(
    { title, className: "wide" },
    el("pre", { class: "json", tabindex: "0" }, JSON.stringify(value, null, 2)),
    [{ label: t("close"), submit: true }],
  );
