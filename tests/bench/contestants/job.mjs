// The two jobs as a peer on node does them: read the rows, make the message.
import { readFileSync } from "node:fs";
import Database from "better-sqlite3";

export const api = process.env.BOT_API_URL;
export const token = process.env.BOT_TOKEN;
export const pageButton = /^list:1:(\d{4})(?:::(\d+))?$/;
const PAGE_SIZE = 8;
const AS_OF = "2018-04";
const MONTHS = "янв. февр. мар. апр. мая июн. июл. авг. сент. окт. нояб. дек.".split(" ");
const MONTHS_IN =
  "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split(" ");
const MONTHS_OF =
  "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(" ");

// The queries are those of job.py, which the benchmark hands over.
const queries = JSON.parse(readFileSync(process.env.BENCH_QUERIES, "utf8"));
const database = new Database(process.env.DATABASE_PATH, { readonly: true });
const pageQuery = database.prepare(queries.page);
const standing = database.prepare(queries.standing);

export function makePage(year, page) {
  const parameters = {
    brief: 1,
    kind: 1,
    key: year,
    limit: PAGE_SIZE,
    since: "",
    rest: page * PAGE_SIZE,
    from: `${year}-01-01`,
    language: "ru",
  };
  return compose(year, page, pageQuery.all(parameters), standing.all(parameters));
}

function compose(year, page, rows, open) {
  const total = rows[0].total;
  const pages = Math.ceil(total / PAGE_SIZE);
  const all = [...rows, ...open];
  const entries = all.map((row, at) => formatEntry(at + 1, row, year));
  entries.splice(rows.length, 0, "<i>Длится с прежних лет:</i>");
  const parts = [
    `<b>События: ${year} г.</b>\n<i>${total} события, страница ${page + 1} из ${pages}</i>`,
    entries.join("\n"),
    "<i>По состоянию на апрель 2018 г.</i>",
  ];
  const here = page ? `list:1:${year}::${page}` : `list:1:${year}`;
  const buttons = all.map(({ id }, at) => button(String(at + 1), `event:${id}:${here}`));
  const numbers = [];
  for (let at = 0; at < buttons.length; at += 4) numbers.push(buttons.slice(at, at + 4));
  const turn = [];
  if (page) turn.push(button("‹ Назад", page > 1 ? `list:1:${year}::${page - 1}` : `list:1:${year}`));
  if (page + 1 < pages) turn.push(button("Дальше ›", `list:1:${year}::${page + 1}`));
  const link = `https://t.me/bench_bot?start=p1-${year}`;
  const keyboard = [
    ...numbers,
    turn,
    [button(`‹ ${year - 1}`, `list:1:${year - 1}`), button("Годы", "events:1")],
    [
      { text: "📤 Поделиться", url: `https://t.me/share/url?${new URLSearchParams({ url: link })}` },
      button("🏠 Главная", "start"),
    ],
  ];
  return [parts.join("\n\n"), keyboard];
}

function button(text, data) {
  return { text: text.slice(0, 40), callback_data: data };
}

function escape(text) {
  return text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);
}

function formatEntry(number, { date, label, title, place }, year) {
  const name = label || title;
  const details = [formatDate(date, year)];
  const town = place ? place.split(", ").at(-1) : "";
  if (town && !name.toLowerCase().includes(town.slice(0, 5).toLowerCase())) details.push(town);
  const planned = date.slice(0, 7) > AS_OF ? " · запланировано" : "";
  return `<b>${number}</b> ${escape(name)} · <i>${escape(details.join(", "))}${planned}</i>`;
}

function formatDate(edtf, year) {
  const [start, end] = edtf.split("/");
  if (end === "..") return `с ${start}`;
  if (!end) return formatPoint(start, year);
  if (+start.slice(0, 4) !== year || +end.slice(0, 4) !== year)
    return `${formatShort(start)} – ${formatShort(end)}`;
  if (start.slice(0, 7) === end.slice(0, 7)) return `${+start.slice(8)}–${formatPoint(end, year)}`;
  return `${formatPoint(start, year)} – ${formatPoint(end, year)}`;
}

function formatPoint(point, within) {
  const [year, month, day] = point.split("-");
  if (!month || +year !== within) return formatShort(point);
  return day ? `${+day} ${MONTHS_OF[month - 1]}` : MONTHS_IN[month - 1];
}

function formatShort(point) {
  const [year, month, day] = point.split("-");
  if (!month) return year;
  return day ? `${+day} ${MONTHS[month - 1]} ${year}` : `${MONTHS[month - 1]} ${year}`;
}
