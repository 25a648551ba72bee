// A contact in the chat.
import { avatar } from "./avatar.js";
import { showDialog } from "./dialogs.js";
import { el } from "./dom.js";
import { t } from "./i18n.js";
import { userName } from "./state.js";
import { cardDetails, downloadVcard } from "./vcard.js";

/** @import { Contact } from "./types.d.ts" */

/**
 * Name and telephone, and what can be done with them.
 * @param {Contact} contact
 */
export function renderContact(contact) {
  const details = cardDetails(contact.vcard ?? "");
  const number = callLink(contact.phone_number);
  return el(
    "div",
    { class: "contact" },
    el("div", { class: "contact-head" }, ...contactHead(contact)),
    el(
      "div",
      { class: "contact-actions" },
      details.length
        ? contactAction(t("viewContact"), () => showContact(contact, details))
        : el("a", { class: "contact-action", href: number }, t("call")),
      contactAction(t("addContact"), () => downloadVcard(contact)),
    ),
  );
}

/** @param {string} number */
const callLink = (number) => `tel:${number.replace(/[^\d+]/g, "")}`;

/** @param {Contact} contact */
function contactHead(contact) {
  const name = userName(contact);
  const { phone_number: number } = contact;
  return [
    avatar(contact.user_id ?? name.length, name, "avatar-contact"),
    el(
      "div",
      { class: "contact-text" },
      el("b", {}, name),
      el("a", { class: "link", href: callLink(number) }, number),
    ),
  ];
}

/**
 * @param {string} label
 * @param {() => void} run
 */
const contactAction = (label, run) =>
  el("button", { type: "button", class: "contact-action", on: { click: run } }, label);

/**
 * What else the card says stands behind a tap, as in Telegram's apps.
 * @param {Contact} contact
 * @param {string[]} details
 */
function showContact(contact, details) {
  const head = el("div", { class: "contact-head" }, ...contactHead(contact));
  const lines = details.map((line) => el("p", { class: "dialog-text" }, line));
  return showDialog({ title: t("contact") }, [head, ...lines], [{ label: t("close") }]);
}
