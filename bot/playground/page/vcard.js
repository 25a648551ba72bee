// A contact as a .vcf file, which phones and mail programs take.
import { el } from "./dom.js";
import { userName } from "./state.js";

/** @import { Contact } from "./types.d.ts" */

/** @param {string} text */
const escaped = (text) => text.replace(/[\\,;]/g, "\\$&").replace(/\n/g, "\\n");

/** @param {Contact} contact */
function vcardOf(contact) {
  const lines = [
    "BEGIN:VCARD",
    "VERSION:3.0",
    `N:${escaped(contact.last_name ?? "")};${escaped(contact.first_name)};;;`,
    `FN:${escaped(userName(contact))}`,
    `TEL;TYPE=VOICE:${contact.phone_number}`,
    "END:VCARD",
  ];
  return `${lines.join("\r\n")}\r\n`;
}

/**
 * Saves the contact's own vCard, or one made of its fields.
 * @param {Contact} contact
 */
export function downloadVcard(contact) {
  const blob = new Blob([contact.vcard ?? vcardOf(contact)], { type: "text/vcard;charset=utf-8" });
  const href = URL.createObjectURL(blob);
  el("a", { href, download: `${userName(contact).replace(/\.+$/, "")}.vcf` }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
