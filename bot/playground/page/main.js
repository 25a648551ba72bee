// Puts the page together: who I am, what is there, and the live socket that keeps it so.
import { fail } from "./actions.js";
import { ApiError, actAs, call, listen } from "./api.js";
import { acceptDrops } from "./attach.js";
import { startComposer } from "./composer.js";
import { byId } from "./dom.js";
import { loadNewest } from "./history.js";
import { setLanguage, t } from "./i18n.js";
import { addCall, startInspector } from "./inspector.js";
import { startMessageMenu } from "./message-menu.js";
import { forgetPerson, rememberPerson, wantedPerson } from "./people.js";
import { startSide } from "./side.js";
import { startSpeech } from "./speech.js";
import { applyState, emit, forget, on, openChat, receive, replace, state, takeIn } from "./state.js";
import { applyTheme } from "./theme.js";
import { startTimeline } from "./timeline.js";
import { startTopbar } from "./topbar.js";
import { startTopics } from "./topics.js";

/** @import { LiveEvent } from "./types.d.ts" */

const RETRY = 1500; // ms

const refresh = () =>
  takeIn(async () => {
    const fresh = await call("getState");
    const changed = setLanguage(fresh.me.language_code);
    byId("log").setAttribute("aria-label", t("messages"));
    applyState(fresh);
    if (changed) emit("language");
  });

/** The first state; a server that is still starting is waited for. */
async function firstState() {
  for (;;) {
    try {
      return await refresh();
    } catch (error) {
      fail(error);
      // A remembered person of another run may not exist here.
      if (error instanceof ApiError) actAs(null);
      await new Promise((resolve) => setTimeout(resolve, RETRY));
    }
  }
}

let pending = 0;

// One change of the bot often brings several of these in a row.
function refreshSoon() {
  clearTimeout(pending);
  pending = setTimeout(() => refresh().catch(fail), 60);
}

/** @param {LiveEvent} event */
function onEvent(event) {
  switch (event.type) {
    case "message":
      return receive(event.message);
    case "edited":
      return replace(event.message);
    case "deleted":
      return forget(event.chat_id, event.message_ids);
    case "action":
      return emit("action", event);
    case "call":
      return addCall(event.call);
    case "state":
      return refreshSoon();
  }
}

/** @param {boolean} connected */
async function onStatus(connected) {
  state.connected = connected;
  emit("connection");
  try {
    // What happened before the socket was open was not pushed to us.
    await refresh();
  } catch (error) {
    // Another server may have started in the place of the old one, with other people.
    if (error instanceof ApiError) forgetPerson();
    else if (connected) fail(error);
  }
  if (!connected) return;
  for (const entry of state.chats.values()) entry.stale = true;
  await loadNewest(openChat());
}

async function start() {
  applyTheme();
  actAs(wantedPerson());
  await firstState();
  actAs(state.me.id);
  rememberPerson(state.me.id);
  startTimeline(); // first: it knows what has been read
  startSide();
  startTopbar();
  startTopics();
  startSpeech();
  startComposer();
  startMessageMenu();
  acceptDrops();
  on("open", () => {
    if (openChat().stale !== false) loadNewest(openChat());
  });
  emit("state");
  listen(onEvent, onStatus);
  startInspector();
}

start();
