// What the server's person side gives, and what the page keeps. Telegram's own objects are grammY's types.
import type { LinkPreviewOptions, Message as SeenByBot, User } from "@grammyjs/types";

export type { Contact, MessageEntity, MessageOrigin, PhotoSize, SharedUser, User } from "@grammyjs/types";

/** A private chat carries the bot's name, whatever it is called on the wire. */
export interface Chat {
  id: number;
  type: "private" | "group" | "supergroup" | "channel";
  title?: string;
  first_name?: string;
  last_name?: string;
  username?: string;
}

export interface InlineButton {
  text: string;
  style?: string;
  callback_data?: string;
  url?: string;
  login_url?: { url: string };
  copy_text?: { text: string };
  switch_inline_query?: string;
  switch_inline_query_current_chat?: string;
  switch_inline_query_chosen_chat?: {
    query?: string;
    allow_bot_chats?: boolean;
    allow_group_chats?: boolean;
    allow_channel_chats?: boolean;
  };
}

export interface RequestUsers {
  request_id: number;
  max_quantity?: number;
}

export interface ReplyButton {
  text: string;
  style?: string;
  request_contact?: boolean;
  request_location?: boolean;
  request_users?: RequestUsers;
  request_chat?: object;
  request_poll?: object;
  web_app?: object;
}

/** Any of Telegram's markups; a person sees them all. */
export interface Markup {
  inline_keyboard?: InlineButton[][];
  keyboard?: (string | ReplyButton)[][];
  remove_keyboard?: boolean;
  force_reply?: boolean;
  selective?: boolean;
  is_persistent?: boolean;
  resize_keyboard?: boolean;
  one_time_keyboard?: boolean;
  input_field_placeholder?: string;
}

/** A message as a person sees it: with all markups, and with who reacted how. */
export interface Message
  extends Omit<
    SeenByBot,
    "chat" | "sender_chat" | "reply_markup" | "reply_to_message" | "pinned_message" | "link_preview_options"
  > {
  chat: Chat;
  sender_chat?: Chat;
  reply_markup?: Markup;
  reply_to_message?: Message;
  pinned_message?: object;
  link_preview_options?: LinkPreviewOptions;
  reactions?: { emoji: string; by: number[] }[];
}

export interface Command {
  command: string;
  description: string;
}

/** A topic of a forum. */
export interface Topic {
  message_thread_id: number;
  name: string;
  icon_color: number;
  is_closed?: boolean;
}

/** A chat as getState tells of it. */
export interface ChatState {
  chat: Chat;
  last_message: Message | null;
  reply_keyboard: Message | null;
  members: { user: User; status: string }[];
  topics?: Topic[];
  commands: Command[];
}

export interface Bot {
  user: User;
  description: string;
  short_description: string;
  commands: Command[];
  menu_button?: { type: string };
  blocked?: boolean;
}

export interface ServerState {
  me: User;
  people: User[];
  bot: Bot;
  chats: ChatState[];
}

export interface History {
  messages: Message[];
  has_more: boolean;
}

/** A chat as the page keeps it. */
export interface Entry {
  id: number;
  chat: Chat;
  messages: Map<number, Message>;
  /** Numbers of messages that were deleted since the newest page was loaded. */
  forgotten: Set<number>;
  loaded: boolean;
  stale?: boolean;
  hasMore: boolean;
  unread: number;
  last: Message | null;
  keyboard?: Message | null;
  members?: ChatState["members"];
  topics?: Topic[];
  topicId?: number;
  commands?: Command[];
}

/** A call of the bot, for the inspector. */
export interface Call {
  seq: number;
  time: number | string;
  method: string;
  parameters: unknown;
  answer: unknown;
  error_code?: number;
  ms: number;
}

export interface CallbackAnswer {
  timed_out?: boolean;
  text?: string;
  show_alert?: boolean;
  url?: string;
}

export interface InlineResult {
  id: string;
  type: string;
  title?: string;
  first_name?: string;
  caption?: string;
  description?: string;
  phone_number?: string;
}

export interface InlineAnswer {
  results: InlineResult[];
  button?: { text: string; start_parameter?: string };
}

/** What the socket pushes. */
export type LiveEvent =
  | { type: "message" | "edited"; message: Message }
  | { type: "deleted"; chat_id: number; message_ids: number[] }
  | { type: "action"; chat_id: number; action: string }
  | { type: "call"; call: Call }
  | { type: "state" };

/** What the parts of the page tell each other. */
export interface Topics {
  state: undefined;
  language: undefined;
  open: undefined;
  read: undefined;
  connection: undefined;
  messages: {
    chatId: number;
    kind: "fresh" | "merged" | "older" | "new" | "edited" | "deleted";
    message?: Message;
  };
  action: { chat_id: number; action: string };
  compose: { chatId: number; text: string | null };
  reply: { message: Message };
  edit: { message: Message };
}

export interface Methods {
  getState: ServerState;
  getHistory: History;
  getCalls: { calls: Call[] };
  pressButton: CallbackAnswer;
  inlineQuery: InlineAnswer;
  addPerson: User;
  createChat: unknown;
  setPerson: unknown;
  addMember: unknown;
  setBlocked: boolean;
  setReaction: boolean;
  clearHistory: boolean;
  deleteMessage: boolean;
  setForum: unknown;
  createForumTopic: Topic;
  start: Message;
  sendMessage: Message;
  editMessage: Message;
  forwardMessage: Message;
  chooseInlineResult: Message;
  sendDocument: Message;
  sendPhoto: Message;
  sendMediaGroup: Message[];
  sendSticker: Message;
  sendContact: Message;
  shareContact: Message;
  shareUsers: Message;
}
