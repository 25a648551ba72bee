// For developers: what the bot calls, live.
import { attempt } from "./actions.js";
import { byId, el, iconButton } from "./dom.js";
import { t } from "./i18n.js";

/** @import { Call } from "./types.d.ts" */

const KEEP = 500;
const KEY = "playground-inspector";
const panel = byId("inspector");
/** @type {Map<number, Call>} by seq, the newest last */
const calls = new Map();
let list = el("div");
let filter = "";

const isOpen = () => !panel.hidden;

/** Opens the panel if it was open last time. */
export function startInspector() {
  if (localStorage.getItem(KEY) === "open") show();
}

export function toggleInspector() {
  if (isOpen()) hide();
  else show();
}

async function show() {
  panel.hidden = false;
  localStorage.setItem(KEY, "open");
  draw();
  const known = await attempt("getCalls", { limit: KEEP });
  for (const call of known?.calls ?? []) calls.set(call.seq, call);
  fill();
}

function hide() {
  panel.hidden = true;
  localStorage.removeItem(KEY);
}

/**
 * Takes in one call.
 * @param {Call} call
 */
export function addCall(call) {
  calls.set(call.seq, call);
  for (const seq of calls.keys()) {
    if (calls.size <= KEEP) break;
    calls.delete(seq);
  }
  if (!isOpen() || !matches(call)) return;
  list.querySelector(".inspector-empty")?.remove();
  list.prepend(row(call));
  if (list.childElementCount > KEEP) list.lastChild?.remove();
}

function draw() {
  const search = el("input", {
    type: "search",
    class: "inspector-filter",
    placeholder: t("filter"),
    "aria-label": t("filter"),
    value: filter,
  });
  search.addEventListener("input", () => {
    filter = search.value.trim().toLowerCase();
    fill();
  });
  list = el("div", {
    class: "inspector-list",
    tabindex: "0",
    role: "log",
    "aria-live": "off",
    "aria-label": t("inspector"),
  });
  panel.setAttribute("aria-label", t("inspector"));
  panel.replaceChildren(
    el(
      "div",
      { class: "inspector-head" },
      el("h2", {}, t("inspector")),
      iconButton(t("clear"), "trash", clear),
      iconButton(t("close"), "close", hide),
    ),
    search,
    list,
  );
}

function clear() {
  calls.clear();
  fill();
}

// Long polls say nothing and come all the time: they show only when asked for.
/** @param {Call} call */
const matches = (call) =>
  filter ? call.method.toLowerCase().includes(filter) : call.method.toLowerCase() !== "getupdates";

function fill() {
  const shown = [...calls.values()].filter(matches).sort((a, b) => b.seq - a.seq);
  list.replaceChildren(
    ...(shown.length ? shown.map(row) : [el("p", { class: "inspector-empty" }, t("inspectorEmpty"))]),
  );
}

/** @param {Call} call */
function row(call) {
  const details = el(
    "details",
    { class: "call", data: { failed: call.error_code ? "true" : "" } },
    el(
      "summary",
      {},
      el("span", { class: "call-method" }, call.method),
      el("span", { class: "call-code" }, call.error_code ? String(call.error_code) : "ok"),
      el("span", { class: "call-ms" }, `${call.ms < 10 ? call.ms.toFixed(1) : Math.round(call.ms)} ms`),
      el("time", {}, clockOf(call.time)),
    ),
  );
  // Hundreds of calls are listed; only those looked at are written out.
  details.addEventListener("toggle", () => {
    if (details.open && details.childElementCount === 1)
      details.append(json("→", call.parameters), json("←", call.answer));
  });
  return details;
}

/**
 * @param {string} mark
 * @param {unknown} value
 */
const json = (mark, value) =>
  el("pre", { class: "json", data: { mark } }, JSON.stringify(value, null, 2) ?? "");

/** @param {number | string} time */
function clockOf(time) {
  const moment = typeof time === "number" ? new Date(time * 1000) : new Date(time);
  return Number.isNaN(moment.getTime()) ? "" : moment.toTimeString().slice(0, 8);
}
