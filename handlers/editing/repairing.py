"""A quick repair: «before → after» in answer to what is to be repaired."""

import re
from collections.abc import Mapping
from typing import Any

from handlers.chat.authorize import is_input
from handlers.chat.context import Context
from handlers.chat.view import View, bold, clip, paragraphs, way_back
from handlers.editing.drafts import EditSubject
from handlers.editing.showing import show_draft
from handlers.events.stating import says_the_same
from handlers.texts import Texts

_ARROW = re.compile(r"\s*(?:→|->|=>|—>)\s*")
_SHOWN_LENGTH = 200


async def take_repair(context: Context, text: str) -> View | None:
    """The draft of an event, a contact … that an editor answers with «before → after»."""
    before, *after = _ARROW.split(text.strip())
    if len(after) != 1 or not before or not await is_input(context):
        return None
    drafts, user_id = context.store.drafts, context.author.user_id
    if changed := await drafts.get_changed_already(user_id):
        return await show_draft(context, changed)
    if not (edited := _find_edited(context)):
        return None
    subject = await edited.begin(context)
    found = _repair(subject.content, before, after[0], (context.language, subject.language))
    if not found:
        return view_not_there(before, context.texts)
    language, changes = found
    draft = await drafts.update(subject, context.now, changes=changes, language=language)
    return await show_draft(context, draft)


def _find_edited(context: Context) -> EditSubject | None:
    """What the button to edit on the answered message edits, if there is just one."""
    answered = context.message and context.message.reply_to_message
    keyboard = answered.reply_markup.inline_keyboard if answered and answered.reply_markup else ()
    decode = context.services.screens.decode
    opened = (decode(str(button.callback_data)) for row in keyboard for button in row)
    found = {each for each in opened if isinstance(each, EditSubject)}
    return found.pop() if len(found) == 1 else None


def _repair(
    content: Mapping[str, Any], before: str, after: str, languages: tuple[str, ...]
) -> tuple[str, dict[str, str]] | None:
    """The language in which the words stand, the first of these if there, and its new texts."""
    # A person's spaces are not always those of the text.
    pattern = re.compile(r"\s+".join(map(re.escape, before.split())))
    texts = {key: value for key, value in content.items() if "." in key and isinstance(value, str)}
    written = dict.fromkeys((*languages, *(key.partition(".")[0] for key in texts)))
    for language in written:
        changes = {
            key: pattern.sub(lambda _: after, value)
            for key, value in texts.items()
            if key.partition(".")[0] == language and pattern.search(value)
        }
        if changes:
            return language, changes
        text, source = texts.get(f"{language}.text", ""), content.get("source") or ""
        # The card shows the source where it says the same in other letters: «74 чел.».
        if pattern.search(source) and says_the_same(text, source):
            return language, {f"{language}.text": pattern.sub(lambda _: after, source)}
    return None


def view_not_there(before: str, t: Texts) -> View:
    """The word that a text has no such words."""
    return View(
        paragraphs(
            bold(t.gettext("I did not find “{words}” there.", words=clip(before, _SHOWN_LENGTH))),
            t.gettext("Reply with words from the text: before → after"),
        ),
        foot=way_back(t),
    )
