"""Screens that were made once and are shown again until the content changes."""

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import TypeVar

from handlers.context import Context
from handlers.views.view import View
from handlers.wire import CallbackData

Screen = TypeVar("Screen", bound=CallbackData)
Render = Callable[[Context, Screen], Awaitable[View]]


def prepared(render: Render[Screen]) -> Render[Screen]:
    """Let `render` work only where the view is not known.

    Such a view is made of the content, the person's language and whether the person may edit,
    of nothing else.
    """

    @wraps(render)
    async def render_once(context: Context, screen: Screen) -> View:
        key = (screen, context.language, await context.may_edit_here())
        view: View = await context.services.prepared.get(key, lambda: render(context, screen))
        return view

    return render_once
