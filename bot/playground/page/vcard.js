// A contact as a .vcf file, which phones and mail programs take.
import { el } from "./dom.js";
import { userName } from "./state.js";

const escape = (text) => text.replace(/[\\,;]/g, "\\$&").replace(/\n/g, "\\n");

function vcardOf(contact) {
  const lines = [
    "BEGIN:VCARD",
    "VERSION:3.0",
    `N:${escape(contact.last_name ?? "")};${escape(contact.first_name)};;;`,
    `FN:${escape(userName(contact))}`,
    `TEL;TYPE=VOICE:${contact.phone_number}`,
    "END:VCARD",
  ];
  return lines.join("\r\n") + "\r\n";
}

/** Saves the contact's own vCard, or one made of its fields. */
export function downloadVcard(contact) {
  const blob = new Blob([contact.vcard ?? vcardOf(contact)], { type: "text/vcard;charset=utf-8" });
  const href = URL.createObjectURL(blob);
  el("a", { href, download: `${userName(contact).replace(/\.+$/, "")}.vcf` }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
