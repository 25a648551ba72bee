"""How what a person sends becomes a message."""

from typing import Any

from bot.playground.chats import Chat, Message
from bot.playground.entities import fix, with_automatic
from bot.playground.errors import bad_request
from bot.playground.parameters import Parameters
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


def post(world: World, call: Parameters, chat: Chat, content: dict[str, Any]) -> dict[str, Any]:
    """Post it, as a reply if the call says so; gives the message as the person sees it."""
    person = world.person(call.integer("person_id"))
    if chat.is_private and chat.is_closed:
        raise bad_request("YOU_BLOCKED_USER")
    if chat.upgraded_to is not None:
        raise bad_request("chat was upgraded to a supergroup")
    if chat.type == "channel" and not chat.members[person.id].is_admin:
        raise bad_request("CHAT_WRITE_FORBIDDEN")
    replied = chat.messages.get(call.integer("reply_to_message_id"))
    if replied is not None:
        content = {"reply_to_message": replied.as_replied(), **content}
    sender_chat = _sender_chat(world, call, chat, person.id)
    return world.post(chat, person.user(), content, sender_chat=sender_chat).for_person()


def _sender_chat(world: World, call: Parameters, chat: Chat, person_id: int) -> Chat | None:
    """The chat in whose name the person writes: their channel, or the group of a hidden admin."""
    if call.integer("sender_chat_id"):
        channel = world.chat_of_person(person_id, call.integer("sender_chat_id"))
        if channel.type != "channel" or not channel.members[person_id].is_admin:
            raise bad_request("SEND_AS_PEER_INVALID")
        return channel
    return chat if chat.members[person_id].is_anonymous else None
