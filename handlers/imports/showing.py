"""A document as its editor sees it, wherever it stands."""

from dataclasses import replace

from handlers.chat.context import Context, Gone
from handlers.chat.view import View
from handlers.documents.understanding.words.model import ReadColumn
from handlers.imports.columns_view import view_columns
from handlers.imports.review import Review, reading_format
from handlers.imports.source import name_entries, to_brief
from handlers.imports.summary_view import view_summary
from handlers.imports.view import view_collected
from storage.differences import Difference
from storage.imports import CONFIRMED, FILE, Import
from storage.models import Brief

_MOST_COLUMNS = 20


async def load_import(context: Context, import_id: int) -> Import:
    """One's own import; raises `Gone`."""
    one = await context.store.imports.get(import_id, context.author.user_id)
    if not one:
        raise Gone
    return one


async def load_review(context: Context, import_id: int) -> tuple[Import, Review]:
    """One's own import that is being looked through; raises `Gone`."""
    one = await load_import(context, import_id)
    if one.state != "review":
        raise Gone
    return one, review_of(one)


def review_of(one: Import) -> Review:
    """What was understood, under the decisions; raises `Gone` where nothing was read yet."""
    if not one.reading:
        raise Gone
    return Review(reading_format().validate_json(one.reading), one.decisions, left_out=one.left_out)


async def show_import(context: Context, one: Import) -> View:
    """The text as far as it has come, or the summary of what was understood."""
    if one.state == "collecting":
        return view_collected(one, context.texts)
    if columns := find_columns(one):
        return view_columns(one, columns, context.texts)
    into = await find_target(context, one)
    review, differences = await review_beside_brief(context, one)
    seen = await context.store.imports.last_revision(into.id) if into else 0
    return view_summary(one, review, into, differences, seen, context.texts)


def find_columns(one: Import) -> list[ReadColumn]:
    """The columns of a list that are still to be confirmed."""
    file = one.decisions.get(FILE, {})
    if one.state != "review" or not file or file.get(CONFIRMED):
        return []
    return review_of(one).reading.columns[:_MOST_COLUMNS]


async def find_target(context: Context, one: Import) -> Brief | None:
    """The brief that a document goes into; None if it becomes one of its own."""
    if one.brief_id is None:
        return None
    return await context.store.briefs.get_brief(one.brief_id, context.language)


async def find_differences(
    context: Context, one: Import, review: Review
) -> list[Difference] | None:
    """What changes in the brief that a document goes into; None if it goes into none yet."""
    if one.brief_id is None or review.is_incomplete:
        return None
    return await context.store.imports.find_differences(one.brief_id, to_brief(review))


async def review_beside_brief(
    context: Context, one: Import
) -> tuple[Review, list[Difference] | None]:
    """What was understood, with what of it the brief says already, and what it changes there."""
    review = review_of(one)
    differences = await find_differences(context, one, review)
    if differences is None:
        return review, None
    said = {each.entry.key for each in differences if each.entry}
    known = frozenset(key for key, name in name_entries(review).items() if name not in said)
    return replace(review, known=known), differences
