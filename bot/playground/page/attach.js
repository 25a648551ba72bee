// The paper clip: files and contacts.
import { attempt } from "./actions.js";
import { choosePeople, formDialog } from "./dialogs.js";
import { byId, el } from "./dom.js";
import { formatSize, t } from "./i18n.js";
import { openMenu } from "./menu.js";
import { shrink } from "./shrinking.js";
import { here, receive, state } from "./state.js";
import { toast } from "./toast.js";

/** @import { RequestUsers } from "./types.d.ts" */

/** @typedef {"sendDocument" | "sendPhoto" | "sendMediaGroup" | "sendSticker" | "sendContact" | "shareContact" | "shareUsers"} Delivery */
/** @typedef {"photo" | "document"} MediaKind */

const LARGEST = 20 * 1024 * 1024; // bots cannot fetch more (getFile)
const PHONE_KEY = "playground-phone";

/** @param {HTMLElement} at */
export function openAttachMenu(at) {
  openMenu(
    at,
    [
      { label: t("photo"), icon: "image", run: () => pickFiles("photo", "image/*") },
      { label: t("file"), icon: "file", run: () => pickFiles("document") },
      { label: t("contact"), icon: "user", run: shareAnyContact },
    ],
    t("attach"),
  );
}

/**
 * @param {MediaKind} kind
 * @param {string} [accept]
 */
function pickFiles(kind, accept) {
  const input = el("input", { type: "file", accept, multiple: true });
  input.addEventListener("change", () => sendFiles([...(input.files ?? [])], kind));
  input.click();
}

/**
 * Asks for a caption and sends files, as documents unless said otherwise; several make an album.
 * @param {File[]} files
 * @param {MediaKind} kind
 */
export async function sendFiles(files, kind = "document") {
  if (!files.length) return;
  if (files.some((file) => file.size > LARGEST)) return toast(t("fileTooBig"), "error");
  const title = files.length > 1 ? t("sendFiles", { n: files.length }) : t("sendFile");
  const text = files.map((file) => `${file.name} · ${formatSize(file.size)}`).join("\n");
  const values = await formDialog({ title, text, ok: t("send") }, [
    { name: "caption", label: t("caption"), maxlength: 1024 },
  ]);
  if (!values) return;
  const media = await Promise.all(files.map((file) => mediaOf(file, kind)));
  const captioned = media.map((item, at) => (at ? item : { ...item, caption: values.caption || undefined }));
  if (captioned.length > 1) return deliver("sendMediaGroup", { media: captioned });
  return deliver(kind === "photo" ? "sendPhoto" : "sendDocument", { ...captioned[0] });
}

/**
 * @param {File} file
 * @param {MediaKind} kind
 */
async function mediaOf(file, kind) {
  const sent = kind === "photo" ? await shrink(file) : file;
  return {
    type: kind,
    file_name: sent.name,
    mime_type: sent.type || "application/octet-stream",
    data: await base64(sent),
  };
}

/**
 * @param {File} file
 * @returns {Promise<string>}
 */
function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

/** Shares one's own number, as a request_contact button asks; true when it was sent. */
export async function shareOwnContact() {
  const key = `${PHONE_KEY}-${state.me.id}`;
  const values = await formDialog({ title: t("shareContact"), text: t("shareContactAsk"), ok: t("send") }, [
    // Numbers of this range belong to nobody; a try-out needs no real one.
    {
      name: "phone_number",
      label: t("phone"),
      type: "tel",
      required: true,
      value: localStorage.getItem(key) ?? "+79990000001",
    },
  ]);
  if (!values) return false;
  localStorage.setItem(key, values.phone_number);
  return deliver("shareContact", values);
}

/**
 * Lets the person pick those whom a request_users button asks for; true when they were shared.
 * @param {RequestUsers} request
 */
export async function sharePeople({ request_id, max_quantity = 1 }) {
  const others = state.people.filter((person) => person.id !== state.me.id);
  const ids = await choosePeople(t("choosePeople"), others, max_quantity);
  return Boolean(ids?.length) && deliver("shareUsers", { request_id, user_ids: ids });
}

async function shareAnyContact() {
  const { first_name, last_name } = state.me;
  const values = await formDialog({ title: t("shareContact"), ok: t("send") }, [
    { name: "phone_number", label: t("phone"), type: "tel", required: true, value: "+79990000001" },
    { name: "first_name", label: t("firstName"), required: true, value: first_name, maxlength: 64 },
    { name: "last_name", label: t("lastName"), value: last_name, maxlength: 64 },
  ]);
  if (values) await deliver("sendContact", { ...values, last_name: values.last_name || undefined });
}

/**
 * Sends a sticker that is one emoji.
 * @param {string} emoji
 */
export const sendSticker = (emoji) => deliver("sendSticker", { emoji });

/**
 * @param {Delivery} method
 * @param {object} parameters
 */
async function deliver(method, parameters) {
  const sent = await attempt(method, { ...here(), ...parameters });
  for (const message of sent ? [sent].flat() : []) receive(message);
  return Boolean(sent);
}

/** Lets files be dropped anywhere on the chat. */
export function acceptDrops() {
  const area = byId("chat");
  area.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    area.classList.add("dropping");
  });
  area.addEventListener("dragleave", (event) => {
    if (!area.contains(/** @type {Node | null} */ (event.relatedTarget))) area.classList.remove("dropping");
  });
  area.addEventListener("drop", (event) => {
    area.classList.remove("dropping");
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length) event.preventDefault();
    sendFiles(files);
  });
}
