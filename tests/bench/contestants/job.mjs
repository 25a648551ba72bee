// The two jobs as a peer on node does them: read the rows, make the message.
import { readFileSync } from "node:fs";
import Database from "better-sqlite3";

export const api = process.env.BOT_API_URL;
export const token = process.env.BOT_TOKEN;
export const pageButton = /^list:1:(\d{4})(?:::(\d+))?$/;
const PAGE_SIZE = 8;
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
  const parts = [
    `<b>События: ${year} г.</b>\n<i>${total} события, страница ${page + 1} из ${pages}</i>`,
    ...rows.map(
      ({ date, title, place }) =>
        `<b>${formatDateIn(date, year)}</b>\n${escape(title)}` +
        (place ? `\n<i>${escape(place)}</i>` : ""),
    ),
    [
      "<i>Длится с прежних лет:</i>",
      ...open.map(({ date, title }) => `▫️ <b>${formatDate(date)}</b>: ${escape(title)}`),
    ].join("\n"),
    "<i>По состоянию на апрель 2018 г.</i>",
  ];
  const here = page ? `list:1:${year}::${page}` : `list:1:${year}`;
  const turn = [];
  if (page) turn.push(button("‹ Назад", page > 1 ? `list:1:${year}::${page - 1}` : `list:1:${year}`));
  if (page + 1 < pages) turn.push(button("Дальше ›", `list:1:${year}::${page + 1}`));
  const link = `https://t.me/bench_bot?start=p1-${year}`;
  const keyboard = [
    ...[...rows, ...open].map(({ id, label, title }) => [button(label || title, `event:${id}:${here}`)]),
    turn,
    [button("‹ По годам", "events:1"), button(`‹ ${year - 1}`, `list:1:${year - 1}`)],
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

function formatDateIn(edtf, year) {
  const [start, end] = edtf.split("/");
  let text = formatDate(edtf);
  if (+start.slice(0, 4) < year) text += ` · началось в ${start.slice(0, 4)} году`;
  if (end && +end.slice(0, 4) > year) text += ` · продолжается в ${end.slice(0, 4)} году`;
  return text;
}

function formatDate(edtf) {
  const [start, end] = edtf.split("/");
  if (end === "..") return `с ${start} года`;
  if (!end) return formatPoint(start);
  if (start.slice(0, 7) === end.slice(0, 7)) return `${+start.slice(8)}–${formatPoint(end)}`;
  if (start.slice(0, 4) === end.slice(0, 4))
    return `${formatPoint(start).replace(` ${start.slice(0, 4)} г.`, "")} – ${formatPoint(end)}`;
  return `${formatPoint(start)} – ${formatPoint(end)}`;
}

function formatPoint(point) {
  const [year, month, day] = point.split("-");
  if (!month) return `${year} г.`;
  if (!day) return `${MONTHS_IN[month - 1]} ${year} г.`;
  return `${+day} ${MONTHS_OF[month - 1]} ${year} г.`;
}
