// The two jobs as a peer on node does them: read the rows, make the message.
import { readFileSync } from "node:fs";
import Database from "better-sqlite3";

export const api = process.env.BOT_API_URL;
export const token = process.env.BOT_TOKEN;
export const pageButton = /^list:1:(\d{4})(?:::(\d+))?$/;
const PAGE_SIZE = 7;
// From more than how many events on a year is shown by its months.
const LONG = 2 * PAGE_SIZE;
const AS_OF = "2018-04";
const MONTHS = "янв. февр. мар. апр. мая июн. июл. авг. сент. окт. нояб. дек.".split(" ");
const MONTHS_ON_BUTTONS =
  "янв. февр. март апр. май июнь июль авг. сент. окт. нояб. дек.".split(" ");
const MONTHS_IN =
  "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split(" ");
const MONTHS_OF =
  "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(" ");

// The queries are those of job.py, which the benchmark hands over.
const queries = JSON.parse(readFileSync(process.env.BENCH_QUERIES, "utf8"));
const database = new Database(process.env.DATABASE_PATH, { readonly: true });
const pageQuery = database.prepare(queries.page);
const monthsQuery = database.prepare(queries.months);

export function makePage(year, page) {
  const rows = pageQuery.all({
    brief: 1,
    kind: 1,
    key: year,
    limit: PAGE_SIZE,
    since: "",
    rest: page * PAGE_SIZE,
    language: "ru",
  });
  const { total } = rows[0];
  if (page || total <= LONG) return composePage(year, page, total, rows);
  const wanted = MONTHS.map((_, number) => {
    const month = `${year}-${String(number + 1).padStart(2, "0")}`;
    const days = new Date(Date.UTC(year, number + 1, 0)).getUTCDate();
    return [number, year, `${month}-01`, `${month}-${days}`];
  });
  const months = { brief: 1, wanted: JSON.stringify(wanted), language: "ru", limit: 1 };
  return composeMonths(year, total, monthsQuery.all(months));
}

function composeMonths(year, total, months) {
  const title = `События: ${year}\u00a0г.`;
  const count = `${total} события`;
  const parts = [
    `<b>${title}</b> · <i>${count}</i>`,
    "Какой месяц? События, у которых известен только год, – в общем списке.",
    "<i>По состоянию на апрель 2018\u00a0г.</i>",
  ];
  const buttons = months.map(({ number, total: events }) =>
    button(
      `${MONTHS_ON_BUTTONS[number]} (${events})`,
      `list:1:${year}-${String(number + 1).padStart(2, "0")}`,
    ),
  );
  const here = list(year, 0);
  const keyboard = [];
  for (let at = 0; at < buttons.length; at += 3) keyboard.push(buttons.slice(at, at + 3));
  keyboard.push(
    [
      button(`Все (${total})`, `${here}::0:1`),
      button("Годы", "events:1"),
      button("📄 Word", `doc:docx:${here}`),
    ],
    foot(year, `${title} · ${count}`),
  );
  return [parts.join("\n\n"), keyboard];
}

function composePage(year, page, total, rows) {
  const pages = Math.ceil(total / PAGE_SIZE);
  const title = `События: ${year}\u00a0г.`;
  const count = `${total} события, стр. ${page + 1} из ${pages}`;
  const parts = [
    `<b>${title}</b> · <i>${count}</i>`,
    [
      ...rows.map((row, at) => formatEntry(at + 1, row, year)),
      "<i>По состоянию на апрель 2018\u00a0г.</i>",
    ].join("\n"),
  ];
  const turn = [button("Годы", "events:1")];
  if (page) turn.unshift(button(`‹ Стр. ${page}`, list(year, page - 1)));
  if (page + 1 < pages) turn.push(button(`Стр. ${page + 2} ›`, list(year, page + 1)));
  const keyboard = [
    rows.map(({ id }, at) => button(String(at + 1), `event:${id}:${list(year, page)}`)),
    [...turn, button(turn.length > 2 ? "Word" : "📄 Word", `doc:docx:${list(year, 0)}`)],
    foot(year, `${title} · ${count}`),
  ];
  return [parts.join("\n\n"), keyboard];
}

function foot(year, words) {
  const query = new URLSearchParams({
    url: `https://t.me/bench_bot?start=p1-${year}`,
    text: words,
  });
  return [
    { text: "📤 Поделиться", url: `https://t.me/share/url?${query}` },
    button("🏠 Главная", "start"),
  ];
}

// The button's data for a page of a year, as the bot writes it.
function list(year, page) {
  return page ? `list:1:${year}::${page}` : `list:1:${year}`;
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
