// The page speaks the language of the person it plays; Russian when it does not know that one.
import { LANGUAGES, WORDS } from "./words.js";

/** @typedef {keyof typeof WORDS} Word */

let language = "ru";

/**
 * Chooses the language by an IETF tag ("en-GB"), which may be absent; true when that changed it.
 * @param {string} [tag]
 */
export function setLanguage(tag) {
  const primary = String(tag ?? "")
    .slice(0, 2)
    .toLowerCase();
  const before = language;
  language = LANGUAGES.includes(primary) ? primary : "ru";
  document.documentElement.lang = language;
  return language !== before;
}

/**
 * The word under a key; `{name}` takes a value, and forms divided by "|" follow the number `n`.
 * @param {Word} key
 * @param {Record<string, string | number>} values
 */
export function t(key, values = {}) {
  let text = WORDS[key][LANGUAGES.indexOf(language)] ?? key;
  if (text.includes("|")) text = pickForm(text.split("|"), Number(values.n));
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/**
 * @param {string[]} forms
 * @param {number} n
 */
function pickForm(forms, n) {
  const rule = new Intl.PluralRules(language).select(n);
  // French and Dutch have more categories on paper than forms here: the last form serves the rest.
  const order = language === "ru" ? ["one", "few", "many"] : ["one"];
  const index = order.indexOf(rule);
  return forms.at(index) ?? "";
}

/** @param {number} seconds */
const moment = (seconds) => new Date(seconds * 1000);

/**
 * "14:05"
 * @param {number} seconds
 */
export const formatTime = (seconds) =>
  formatter({ hour: language === "en" ? "numeric" : "2-digit", minute: "2-digit" }).format(moment(seconds));

/**
 * "25 апреля", with the year when it is another one; "Сегодня" and "Вчера" for the last two days.
 * @param {number} seconds
 */
export function formatDay(seconds, now = new Date()) {
  const day = moment(seconds);
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (day.toDateString() === now.toDateString()) return t("today");
  if (day.toDateString() === yesterday.toDateString()) return t("yesterday");
  const year = day.getFullYear() === now.getFullYear() ? undefined : "numeric";
  return formatter({ day: "numeric", month: "long", year }).format(day);
}

/**
 * What a chat list shows: the time today, else a short date.
 * @param {number} seconds
 */
export function formatShort(seconds, now = new Date()) {
  const day = moment(seconds);
  if (day.toDateString() === now.toDateString()) return formatTime(seconds);
  return formatter({ day: "2-digit", month: "2-digit", year: "2-digit" }).format(day);
}

/**
 * Date and time in full, for tooltips.
 * @param {number} seconds
 */
export const formatFull = (seconds) =>
  formatter({ dateStyle: "long", timeStyle: "medium" }).format(moment(seconds));

/**
 * "1,4 МБ"
 * @param {number} bytes
 */
export function formatSize(bytes) {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"];
  const step = bytes > 0 ? Math.min(Math.floor(Math.log(bytes) / Math.log(1024)), units.length - 1) : 0;
  /** @type {Intl.NumberFormatOptions} */
  const options = { style: "unit", unit: units[step], maximumFractionDigits: 1 };
  return new Intl.NumberFormat(language, options).format(bytes / 1024 ** step);
}

/** @type {Map<string, Intl.DateTimeFormat>} */
const formatters = new Map();

// Making a formatter is slow, and every bubble needs one.
/** @param {Intl.DateTimeFormatOptions} options */
function formatter(options) {
  const key = language + JSON.stringify(options);
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(language, options);
  formatters.set(key, known);
  return known;
}
