// The topics of a forum, in a row under its header: one of them is shown, or all together.
import { byId, el } from "./dom.js";
import { t } from "./i18n.js";
import { emit, on, openChat } from "./state.js";

const bar = byId("topics");

/** Draws the row and follows the state. */
export function startTopics() {
  on("state", draw);
  on("open", draw);
}

function draw() {
  const { topics = [] } = openChat();
  bar.hidden = !topics.length;
  bar.setAttribute("aria-label", t("topics"));
  const tabs = topics.map((topic) => renderTab(topic.name, topic.message_thread_id));
  bar.replaceChildren(...(topics.length ? [renderTab(t("allTopics"), undefined), ...tabs] : []));
  bar.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/**
 * @param {string} name
 * @param {number | undefined} id
 */
function renderTab(name, id) {
  const entry = openChat();
  const show = () => {
    entry.topicId = id;
    emit("open");
  };
  const isOpen = entry.topicId === id;
  return el(
    "button",
    { type: "button", class: "topic", "aria-current": isOpen && "true", on: { click: show } },
    name,
  );
}
