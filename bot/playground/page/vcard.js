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

const DETAILS = ["TITLE", "ORG", "EMAIL", "URL", "ADR", "NOTE"];

/**
 * What a vCard says besides name and number, a line each.
 * @param {string} vcard
 */
export function cardDetails(vcard) {
  const lines = vcard.replace(/\r?\n[ \t]/g, "").split(/\r?\n/);
  return lines.flatMap((line) => {
    const [, name = "", value = ""] = /^(?:[\w-]+\.)?([a-z-]+)(?:;[^:]*)?:(.*)$/i.exec(line) ?? [];
    const text = DETAILS.includes(name.toUpperCase()) ? readable(value) : "";
    return text ? [text] : [];
  });
}

/**
 * The parts of a value with commas between; a part may hold escaped characters.
 * @param {string} value
 */
const readable = (value) =>
  (value.match(/(?:\\.|[^;\\])+/g) ?? [])
    .map((part) => part.replace(/\\(.)/g, (_, char) => (/n/i.test(char) ? "\n" : char)).trim())
    .filter(Boolean)
    .join(", ");

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
