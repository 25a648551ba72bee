// Rich messages: blocks instead of one text with entities.
import { el } from "./dom.js";
import { t } from "./i18n.js";
import { wrap } from "./marks.js";

/** @import { RichBlock, RichText } from "@grammyjs/types" */
/** @import { Child } from "./dom.js" */

/**
 * The blocks of a rich message; media, maps and buttons in it are only told of.
 * @param {RichBlock[]} blocks
 * @returns {HTMLElement[]}
 */
export const renderBlocks = (blocks) => blocks.map(renderBlock);

/**
 * @param {RichBlock} block
 * @returns {HTMLElement}
 */
function renderBlock(block) {
  switch (block.type) {
    case "paragraph":
    case "thinking":
      return el("p", {}, renderRich(block.text));
    case "heading":
      return el("p", { class: "rich-heading" }, renderRich(block.text));
    case "footer":
      return el("p", { class: "rich-small" }, renderRich(block.text));
    case "pre":
      return wrap(block, plain(block.text), renderRich(block.text));
    case "divider":
      return el("hr", { class: "rich-line" });
    case "mathematical_expression":
      return wrap({ type: "code" }, block.expression, [block.expression]);
    case "anchor":
      return el("span");
    case "list":
      return el("ul", { class: "rich-list" }, block.items.map(renderItem));
    case "blockquote":
      return wrap(block, "", [...renderBlocks(block.blocks), renderCredit(block.credit)]);
    case "expandable_blockquote":
      return wrap(block, "", [...renderRich(block.text), renderCredit(block.credit)]);
    case "pullquote":
      return wrap({ type: "blockquote" }, "", [...renderRich(block.text), renderCredit(block.credit)]);
    case "table":
      return renderTable(block);
    case "details":
      return el(
        "details",
        { open: block.is_open },
        el("summary", {}, renderRich(block.summary)),
        renderBlocks(block.blocks),
      );
    default:
      return el("p", { class: "unsupported" }, t("unsupportedBlock"));
  }
}

/** @param {Extract<RichBlock, { type: "list" }>["items"][number]} item */
function renderItem(item) {
  const mark = item.has_checkbox ? (item.is_checked ? "☑" : "☐") : item.label;
  return el("li", {}, el("span", {}, mark), el("div", {}, renderBlocks(item.blocks)));
}

/** @param {Extract<RichBlock, { type: "table" }>} table */
function renderTable({ caption, cells }) {
  const rows = cells.map((row) =>
    el(
      "tr",
      {},
      row.map(({ is_header: isHeader, align, colspan, rowspan, text }) =>
        el(
          isHeader ? "th" : "td",
          { colspan, rowspan, data: { align } },
          text === undefined ? [] : renderRich(text),
        ),
      ),
    ),
  );
  const title = caption === undefined ? null : el("caption", {}, renderRich(caption));
  return el("div", { class: "rich-table" }, el("table", {}, title, el("tbody", {}, rows)));
}

/** @param {RichText | undefined} credit */
const renderCredit = (credit) =>
  credit === undefined ? null : el("p", { class: "rich-small" }, renderRich(credit));

/**
 * @param {RichText} text
 * @returns {Child[]}
 */
function renderRich(text) {
  if (typeof text === "string") return [text];
  if (Array.isArray(text)) return text.flatMap(renderRich);
  switch (text.type) {
    case "custom_emoji":
      return [text.alternative_text];
    case "mathematical_expression":
      return [wrap({ type: "code" }, text.expression, [text.expression])];
    case "anchor":
      return [];
    case "button":
      return renderRich(text.button.text);
    case "url":
      return [wrap({ type: "text_link", url: text.url }, "", renderRich(text.text))];
    case "email_address":
      return [wrap({ type: "email" }, text.email_address, renderRich(text.text))];
    case "phone_number":
      return [wrap(text, text.phone_number, renderRich(text.text))];
    case "mention":
      return [wrap(text, `@${text.username}`, renderRich(text.text))];
    case "bot_command":
      return [wrap(text, text.bot_command, renderRich(text.text))];
    default:
      return [wrap({ type: text.type }, plain(text.text), renderRich(text.text))];
  }
}

/** @param {RichText} text */
const plain = (text) => el("span", {}, renderRich(text)).textContent ?? "";
