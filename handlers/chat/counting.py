"""What people ask for, counted without who asks and in which words."""

from handlers.chat.context import Context
from handlers.chat.screen import Access, Screen
from handlers.chat.view import View
from storage.usage import Kind, Use


def count_screen(context: Context, screen: Screen, view: View) -> None:
    """Count a screen that visitors have, too."""
    if screen.spec.access is Access.ANYBODY:
        _count(context, "screen", screen.spec.name, getattr(screen, "brief", 0), view, found=True)


def count_question(context: Context, view: View) -> None:
    """Count a question in plain words."""
    found = context.answered is not False
    _count(context, "question", context.asks, 0, view, found=found)


def _count(
    context: Context, kind: Kind, asked: str, brief: object, view: View, *, found: bool
) -> None:
    shown = view.shown.brief if view.shown else 0
    of = shown or (brief if isinstance(brief, int) else 0) or context.choice.brief_id or 0
    day = context.today.isoformat()
    context.store.usage.count(Use(day, of, context.language, kind, asked, found))
