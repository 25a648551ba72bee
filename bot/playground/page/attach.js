// The paper clip: files and contacts.
import { attempt } from "./actions.js";
import { choosePeople, formDialog } from "./dialogs.js";
import { byId, el } from "./dom.js";
import { formatSize, t } from "./i18n.js";
import { openMenu } from "./menu.js";
import { receive, state } from "./state.js";
import { toast } from "./toast.js";

/** @import { RequestUsers } from "./types.d.ts" */

/** @typedef {"sendDocument" | "sendPhoto" | "sendSticker" | "sendContact" | "shareContact" | "shareUsers"} Delivery */

const LARGEST = 20 * 1024 * 1024; // bots cannot fetch more (getFile)
const PHONE_KEY = "playground-phone";

/** @param {HTMLElement} at */
export function openAttachMenu(at) {
  openMenu(
    at,
    [
      { label: t("photo"), icon: "image", run: () => pickFile("sendPhoto", "image/*") },
      { label: t("file"), icon: "file", run: () => pickFile("sendDocument") },
      { label: t("contact"), icon: "user", run: shareAnyContact },
    ],
    t("attach"),
  );
}

/**
 * @param {Delivery} method
 * @param {string} [accept]
 */
function pickFile(method, accept) {
  const input = el("input", { type: "file", accept });
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file) sendFile(file, method);
  });
  input.click();
}

/**
 * Asks for a caption and sends a file, as a document unless said otherwise.
 * @param {File} file
 * @param {Delivery} method
 */
export async function sendFile(file, method = "sendDocument") {
  if (file.size > LARGEST) return toast(t("fileTooBig"), "error");
  const text = `${file.name} · ${formatSize(file.size)}`;
  const values = await formDialog({ title: t("sendFile"), text, ok: t("send") }, [
    { name: "caption", label: t("caption"), maxlength: 1024 },
  ]);
  if (!values) return;
  await deliver(method, {
    file_name: file.name,
    mime_type: file.type || "application/octet-stream",
    data: await base64(file),
    caption: values.caption || undefined,
  });
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
  const message = await attempt(method, { chat_id: state.openId, ...parameters });
  if (message) receive(message);
  return Boolean(message);
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
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    sendFile(file);
  });
}
