"""Which message's keyboard each person of a chat has under the text field."""

from bot.playground.chats import Chat, Message
from bot.playground.keyboards import is_inline
from bot.playground.people import Person
from bot.playground.utf16 import utf16_cut


def show(chat: Chat, message: Message, people: dict[int, Person]) -> None:
    """Put the message's keyboard, or the forced reply, in the place of the last one."""
    if message.markup is None or is_inline(message.markup):
        return
    for person_id in chat.members:
        if message.markup.get("selective") and not _is_for(message, people[person_id]):
            continue
        if message.markup.get("remove_keyboard"):
            chat.keyboards.pop(person_id, None)
        else:
            chat.keyboards[person_id] = message


def take_away(chat: Chat, message_ids: list[int]) -> None:
    """Let the keyboards of deleted messages go."""
    for person_id, message in list(chat.keyboards.items()):
        if message.id in message_ids:
            del chat.keyboards[person_id]


def _is_for(message: Message, person: Person) -> bool:
    """Whether a selective markup means this person: mentioned, or replied to; or they are alone."""
    body = message.body
    if body["chat"]["type"] == "private":
        return True
    if body.get("reply_to_message", {}).get("from", {}).get("id") == person.id:
        return True
    for entity in body.get("entities", ()):
        if entity.get("user", {}).get("id") == person.id:
            return True
        named = utf16_cut(body["text"], entity["offset"], entity["length"]).lower()
        if entity["type"] == "mention" and named == f"@{person.username}".lower():
            return True
    return False
