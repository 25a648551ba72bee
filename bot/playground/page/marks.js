// The kinds of text that Telegram knows: bold, code, quotes, links and the rest.
import { el } from "./dom.js";
import { t } from "./i18n.js";
import { icon } from "./icons.js";
import { safeUrl } from "./links.js";

/** @import { Child } from "./dom.js" */

/** @typedef {{ type: string, url?: string, language?: string }} Mark */

/** @type {Map<string, "strong" | "em" | "u" | "s" | "sub" | "sup" | "mark">} */
const TAGS = new Map([
  ["bold", "strong"],
  ["italic", "em"],
  ["underline", "u"],
  ["strikethrough", "s"],
  ["subscript", "sub"],
  ["superscript", "sup"],
  ["marked", "mark"],
]);

/**
 * A piece of text as its kind shows; what can be tapped carries data attributes, no listeners.
 * @param {Mark} mark
 * @param {string} text
 * @param {Child[]} children
 */
export function wrap(mark, text, children) {
  const tag = TAGS.get(mark.type);
  if (tag) return el(tag, {}, children);
  switch (mark.type) {
    case "code":
      return el("code", { class: "mono", data: { copy: text }, title: t("copyText") }, children);
    case "pre":
      return renderPre(mark.language ?? "", text, children);
    case "blockquote":
      return el("blockquote", { class: "quote" }, children);
    case "expandable_blockquote":
      return renderExpandable(children);
    case "spoiler":
      return renderSpoiler(children);
    case "bot_command":
      return el("button", { type: "button", class: "link", data: { command: text } }, children);
    case "text_link":
      return anchor(mark.url ?? "", children, { masked: "" });
    case "url":
      return anchor(text, children);
    case "email":
      return anchor(`mailto:${text}`, children);
    case "phone_number":
      return anchor(`tel:${text.replace(/[^\d+*#,;]/g, "")}`, children);
    case "mention":
      return el("button", { type: "button", class: "link", data: { mention: text.slice(1) } }, children);
    case "text_mention":
    case "hashtag":
    case "cashtag":
      return el("span", { class: "link" }, children);
    default:
      return el("span", {}, children);
  }
}

/**
 * @param {string} address
 * @param {Child[]} children
 */
function anchor(address, children, data = {}) {
  const href = safeUrl(address);
  if (!href) return el("span", {}, children);
  return el(
    "a",
    { class: "link", href, target: "_blank", rel: "noopener noreferrer", data: { link: href, ...data } },
    children,
  );
}

/**
 * @param {string} language
 * @param {string} text
 * @param {Child[]} children
 */
function renderPre(language, text, children) {
  const head = el("span", { class: "pre-head" }, el("span", {}, language));
  head.append(
    el(
      "button",
      {
        type: "button",
        class: "pre-copy",
        data: { copy: text },
        "aria-label": t("copyText"),
        title: t("copyText"),
      },
      icon("copy"),
    ),
  );
  return el("pre", { class: language ? "pre" : "pre pre-bare" }, head, el("code", {}, children));
}

// Only a quote that does not fit into three lines gets the button that unfolds it.
const fit = new ResizeObserver((records) => {
  for (const { target } of records) {
    if (target.closest(".unfolded")) continue;
    target.parentElement?.classList.toggle("clipped", target.scrollHeight > target.clientHeight + 2);
  }
});

/** @param {Child[]} children */
function renderExpandable(children) {
  const body = el("span", { class: "quote-body" }, children);
  fit.observe(body);
  const toggle = el(
    "button",
    {
      type: "button",
      class: "quote-toggle",
      "aria-label": t("expand"),
      "aria-expanded": "false",
    },
    icon("down"),
  );
  return el("blockquote", { class: "quote", data: { unfold: "" } }, body, toggle);
}

/** @param {Child[]} children */
function renderSpoiler(children) {
  const inner = el("span", { class: "spoiler-text", "aria-hidden": "true" }, children);
  return el(
    "span",
    { class: "spoiler", role: "button", tabindex: "0", data: { spoiler: "" }, "aria-label": t("spoiler") },
    inner,
  );
}
