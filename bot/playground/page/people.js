// Which person this window plays, their language, and new people and groups.
import { attempt } from "./actions.js";
import { avatar } from "./avatar.js";
import { formDialog } from "./dialogs.js";
import { t } from "./i18n.js";
import { openMenu } from "./menu.js";
import { emit, state, userName } from "./state.js";
import { isDark, toggleTheme } from "./theme.js";

/** @import { MenuItem } from "./menu.js" */

const KEY = "playground-person";
const LANGUAGES = { ru: "Русский", en: "English", nl: "Nederlands", fr: "Français" };

/** The person the address names, else the one of last time, else null. */
export function wantedPerson() {
  const named = new URLSearchParams(location.search).get("person");
  return Number(named ?? sessionStorage.getItem(KEY)) || null;
}

/**
 * Keeps the person in the address, so that a reload or a copied address plays the same one.
 * @param {number} id
 */
export function rememberPerson(id) {
  sessionStorage.setItem(KEY, String(id));
  history.replaceState(null, "", addressOf(id));
}

/** Begins anew as the first person: the one this page played is not there any more. */
export function forgetPerson() {
  sessionStorage.removeItem(KEY);
  location.replace(location.pathname);
}

/** @param {number} id */
function addressOf(id) {
  const url = new URL(location.href);
  url.searchParams.set("person", String(id));
  return url.href;
}

/**
 * People to be, with a way to open each in a second window.
 * @param {HTMLElement} at
 */
export function openPeopleMenu(at) {
  const others = state.people.filter((person) => person.id !== state.me.id);
  openMenu(
    at,
    [
      ...state.people.map(
        /** @returns {MenuItem} */ (person) => ({
          label: userName(person),
          aside: [person.username && `@${person.username}`, person.language_code ?? "—"]
            .filter(Boolean)
            .join(" · "),
          picture: avatar(person.id, userName(person)),
          checked: person.id === state.me.id,
          // One page is one person: a switch is a new page, nothing of the other one stays behind.
          run: () => person.id !== state.me.id && location.assign(addressOf(person.id)),
        }),
      ),
      "line",
      ...others.slice(0, 3).map(
        /** @returns {MenuItem} */ (person) => ({
          label: userName(person),
          aside: t("openWindow"),
          icon: "outside",
          run: () => window.open(addressOf(person.id), "_blank", "noopener"),
        }),
      ),
      others.length > 0 && "line",
      { label: t("addPerson"), icon: "plus", run: addPerson },
    ],
    t("people"),
  );
}

/**
 * The page's menu: language, theme, new group, new person.
 * @param {HTMLElement} at
 */
export function openSideMenu(at) {
  const mine = state.me.language_code ?? null;
  /**
   * @param {string | null} code
   * @param {string} label
   * @returns {MenuItem}
   */
  const language = (code, label) => ({
    label,
    checked: mine === code,
    run: () => attempt("setPerson", { language_code: code }),
  });
  openMenu(
    at,
    [
      { label: t("newGroup"), icon: "users", run: createGroup },
      { label: t("addPerson"), icon: "user", run: addPerson },
      { label: isDark() ? t("light") : t("dark"), icon: isDark() ? "sun" : "moon", run: switchTheme },
      "line",
      ...Object.entries(LANGUAGES).map(([code, label]) => language(code, label)),
      language(null, `${t("language")}: ${t("languageNone")}`),
    ],
    t("menu"),
  );
}

function switchTheme() {
  toggleTheme();
  emit("state");
}

async function addPerson() {
  const values = await formDialog({ title: t("addPerson"), ok: t("create") }, [
    { name: "first_name", label: t("firstName"), required: true, maxlength: 64 },
    { name: "last_name", label: t("lastName"), maxlength: 64 },
    { name: "username", label: t("username"), maxlength: 32, pattern: "[A-Za-z][A-Za-z0-9_]{4,31}" },
    { name: "language_code", label: t("language"), maxlength: 8, placeholder: "ru, en, nl, fr" },
  ]);
  if (!values) return;
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim()));
  const person = await attempt("addPerson", given);
  if (person) location.assign(addressOf(person.id));
}

async function createGroup() {
  const values = await formDialog({ title: t("newGroup"), ok: t("create") }, [
    { name: "title", label: t("groupName"), required: true, maxlength: 128 },
  ]);
  if (!values) return;
  const members = state.people.map((person) => person.id);
  await attempt("createChat", { type: "supergroup", title: values.title, members });
}
