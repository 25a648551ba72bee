"""How what a person sends becomes a message."""

from typing import Any

from bot.playground.chats import Chat, Message
from bot.playground.entities import fix, with_automatic
from bot.playground.errors import bad_request
from bot.playground.parameters import Parameters
from bot.playground.rights import check_person_may_send
from bot.playground.text import MAX_CAPTION
from bot.playground.topics import place, topic_to_write
from bot.playground.world import World


def chat_of(world: World, call: Parameters) -> Chat:
    """The chat of the call, which the person must be in."""
    return world.chat_of_person(call.integer("person_id"), call.integer("chat_id"))


def message_of(chat: Chat, call: Parameters) -> Message:
    """The message of the call."""
    message = chat.messages.get(call.integer("message_id"))
    if message is None:
        raise bad_request("message not found")
    return message


def text_of_person(text: str) -> dict[str, Any]:
    """The content of a text as a client sends it: no markup, but what Telegram finds itself."""
    text, entities = fix(text, [])
    entities = with_automatic(text, entities)
    return {"text": text, "entities": entities} if entities else {"text": text}


def caption_of_person(call: Parameters) -> dict[str, Any]:
    """The caption of the call as a client sends it."""
    caption = text_of_person(call.text("caption"))
    if len(caption["text"]) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    names = {"text": "caption", "entities": "caption_entities"}
    return {names[key]: value for key, value in caption.items() if value}


def post(
    world: World, call: Parameters, chat: Chat, content: dict[str, Any], *, payload: str = ""
) -> dict[str, Any]:
    """Post it, as a reply if the call says so; gives the message as the person sees it."""
    person = world.person(call.integer("person_id"))
    if chat.is_private and chat.is_closed:
        raise bad_request("YOU_BLOCKED_USER")
    if chat.upgraded_to is not None:
        raise bad_request("chat was upgraded to a supergroup")
    if chat.type == "channel" and not chat.members[person.id].is_admin:
        raise bad_request("CHAT_WRITE_FORBIDDEN")
    check_person_may_send(chat, person.id, content)
    content = {**_place(chat, call, person.id), **content}
    sender_chat = _sender_chat(world, call, chat, person.id)
    sender = person.user()
    return world.post(chat, sender, content, sender_chat=sender_chat, payload=payload).for_person()


def _place(chat: Chat, call: Parameters, person_id: int) -> dict[str, Any]:
    """The topic and the reply of a message, as it shows them."""
    topic = topic_to_write(chat, call.integer("message_thread_id"))
    replied = chat.messages.get(call.integer("reply_to_message_id"))
    is_admin = chat.members[person_id].is_admin
    return place(chat, topic, replied, writer=person_id, is_admin=is_admin)


def _sender_chat(world: World, call: Parameters, chat: Chat, person_id: int) -> Chat | None:
    """The chat in whose name the person writes: their channel, or the group of a hidden admin."""
    if call.integer("sender_chat_id"):
        channel = world.chat_of_person(person_id, call.integer("sender_chat_id"))
        if channel.type != "channel" or not channel.members[person_id].is_admin:
            raise bad_request("SEND_AS_PEER_INVALID")
        return channel
    return chat if chat.members[person_id].is_anonymous else None
