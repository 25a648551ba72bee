// grammY with its runner, as its documentation recommends for many updates.
import { run } from "@grammyjs/runner";
import { Bot } from "grammy";
import { api, makePage, pageButton, token } from "./job.mjs";

const bot = new Bot(token, { client: { apiRoot: api } });
const options = (rows) => ({
  parse_mode: "HTML",
  link_preview_options: { is_disabled: true },
  reply_markup: { inline_keyboard: rows },
});

bot.command("events", async (ctx) => {
  const [text, rows] = makePage(Number(ctx.match), 0);
  await ctx.reply(text, options(rows));
});

bot.callbackQuery(pageButton, async (ctx) => {
  const [text, rows] = makePage(Number(ctx.match[1]), Number(ctx.match[2] ?? 0));
  await ctx.answerCallbackQuery();
  await ctx.editMessageText(text, options(rows));
});

run(bot);
