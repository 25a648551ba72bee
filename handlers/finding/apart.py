"""What is said to the bot itself, and asks nothing of any brief."""

from collections.abc import Callable, Mapping

from markupsafe import Markup

from handlers.chat.context import Context
from handlers.chat.opening import CHOOSE_BRIEF, show_screen
from handlers.chat.screen import Screen
from handlers.chat.view import View
from handlers.finding.readings.smalltalk import say_goodbye, say_sorry, say_welcome
from handlers.home.briefs import say_hello
from handlers.texts import Texts

_OF_BOT = ("briefs", "self")
"""What is meant whatever brief is chosen."""
_TALK: Mapping[str, Callable[[Texts], Markup]] = {
    "bye": say_goodbye,
    "thanks": say_welcome,
    "insult": say_sorry,
    "greeting": say_hello,
    "calling": say_hello,
    "lost": say_hello,
}
_SECTIONS = ("help", "language", "subscription")


async def answer_apart(context: Context, text: str, *, is_chosen: bool) -> View | None:
    """The screen that a text means and nothing else, where that belongs to no brief.

    Before a brief is chosen small talk is answered by the choice; then by the brief.
    """
    lexicon = context.services.lexicon
    allowed = _OF_BOT if is_chosen else (*_OF_BOT, *_SECTIONS, *_TALK)
    said = lexicon.find_intents(text)
    named = [each for each in allowed if each in said]
    used = set().union(*(said[each] for each in named))
    if not named or not used.issuperset(lexicon.content_words(text, context.language)):
        return None
    if say := _TALK.get(named[0]):
        return (await show_screen(context, CHOOSE_BRIEF)).under(say(context.texts))
    screen: type[Screen] = context.services.screens.of_intent(named[0])
    view = await show_screen(context, await screen.at_hand(context))
    if named[0] == "self" and "language" in said:
        # "Do you speak French?"
        t = context.texts
        return view.under(t.markup("You can ask me in Russian, English, Dutch or French."))
    return view
