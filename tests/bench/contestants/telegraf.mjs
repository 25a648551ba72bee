// telegraf, as its documentation has it.
import { Telegraf } from "telegraf";
import { api, makePage, pageButton, token } from "./job.mjs";

const bot = new Telegraf(token, { telegram: { apiRoot: api } });
const options = (rows) => ({
  parse_mode: "HTML",
  link_preview_options: { is_disabled: true },
  reply_markup: { inline_keyboard: rows },
});

bot.command("events", async (ctx) => {
  const [text, rows] = makePage(Number(ctx.payload), 0);
  await ctx.reply(text, options(rows));
});

bot.action(pageButton, async (ctx) => {
  const [text, rows] = makePage(Number(ctx.match[1]), Number(ctx.match[2] ?? 0));
  await ctx.answerCbQuery();
  await ctx.editMessageText(text, options(rows));
});

bot.launch();
