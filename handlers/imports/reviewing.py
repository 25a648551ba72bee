"""The review of what was understood: the summary, the doubts one by one, every thing found."""

from typing import Any

from markupsafe import Markup

from handlers.chat.authorize import is_input
from handlers.chat.context import Context, Gone
from handlers.chat.pager import Pager
from handlers.chat.screen import Access, Screen, screen
from handlers.chat.view import View, bold, clip
from handlers.editing.readers import FieldError
from handlers.imports.doubt_view import ALIKE, view_doubt
from handlers.imports.doubts import (
    asked_again,
    find_alike,
    list_choices,
    list_questions,
    settle_all,
)
from handlers.imports.fields import fields_of
from handlers.imports.naming import KINDS
from handlers.imports.review import (
    FACT,
    HEAD,
    OUT,
    PARTIAL,
    Doubtful,
    Review,
)
from handlers.imports.showing import (
    load_import,
    load_review,
    review_beside_brief,
    review_of,
    show_import,
)
from handlers.imports.things_view import PAGE_SIZE, view_asked, view_thing, view_things, view_unused
from handlers.imports.view import view_targets
from storage.awaiting import PARTS
from storage.imports import Import


@screen("review", access=Access.EDITOR)
class ShowReview(Screen):
    """A document that was read; one that was put away is taken up again."""

    document: int

    async def open(self, context: Context) -> View:
        """The summary."""
        one = await load_import(context, self.document)
        if one.state == "discarded":
            state = "review" if one.reading else "collecting"
            one = await context.store.imports.update(one, context.now, state=state)
        awaiting = PARTS if one.state == "collecting" else None
        if one.awaiting != awaiting:
            one = await context.store.imports.update(one, context.now, awaiting=awaiting)
        return await show_import(context, one)


@screen("doubt", access=Access.EDITOR)
class ShowDoubt(Screen):
    """One field in doubt."""

    document: int
    number: int

    async def open(self, context: Context) -> View:
        """Its sentence, and how it can be read."""
        one, review = await load_review(context, self.document)
        return show_doubt(context, one, review, self.number)


@screen("settle", access=Access.EDITOR)
class Settle(Screen):
    """Say what a field in doubt is: right, one of the other readings, empty, left out."""

    document: int
    number: int
    choice: str
    alike: int = 0
    """Whether (1) it is said of all that are in the same doubt because of the same sentence."""

    async def open(self, context: Context) -> View:
        """The next doubt; after the last one, the summary."""
        one, review = await load_review(context, self.document)
        question = _question(review, self.number)
        values = self._values(question, list_choices(question, review, context.today))
        alike = find_alike(review, question) if self.alike and self.choice in ALIKE else [question]
        decision = {
            key: said for each in alike for key, said in review.settling(each, **values).items()
        }
        decision |= asked_again(review, values.get("as_of"))
        one = await context.store.imports.decide(one, context.now, decision)
        return await show_next(context, one, self.number)

    def _values(self, question: Doubtful, choices: list[str]) -> dict[str, Any]:
        if self.choice == "ok":
            return {OUT: False}
        if self.choice in (OUT, "in"):
            return {OUT: self.choice == OUT}
        if self.choice == FACT:
            return {FACT: True, OUT: False}
        if self.choice == "none":
            is_list = question.field not in ("place", "date")
            return {question.field: [] if is_list else None, OUT: False}
        if not self.choice.isdecimal() or int(self.choice) >= len(choices):
            raise Gone
        return {question.field: choices[int(self.choice)], FACT: False, OUT: False}


@screen("acceptall", access=Access.EDITOR)
class AcceptAll(Screen):
    """Say that everything is right as it is."""

    document: int

    async def open(self, context: Context) -> View:
        """The summary, ready to be published."""
        one, review = await load_review(context, self.document)
        one = await context.store.imports.decide(one, context.now, settle_all(review))
        return await show_import(context, one)


@screen("things", access=Access.EDITOR)
class ShowThings(Screen):
    """A page of the things of a kind that were found."""

    document: int
    kind: str
    page: int

    async def open(self, context: Context) -> View:
        """The things, numbered."""
        one, review = await load_review(context, self.document)
        if self.kind not in KINDS:
            raise Gone
        pager = Pager(self.page, len(review.keys(self.kind)), PAGE_SIZE)
        return view_things(one, review, self.kind, pager, context.texts)


@screen("thing", access=Access.EDITOR)
class ShowThing(Screen):
    """One thing that was found, or what the document says of itself."""

    document: int
    key: str

    async def open(self, context: Context) -> View:
        """Its fields, to be changed."""
        one, review = await load_review(context, self.document)
        _require(review, self.key)
        if one.awaiting:
            one = await context.store.imports.update(one, context.now, awaiting=None)
        return view_thing(one, review, self.key, context.texts)


@screen("leaveout", access=Access.EDITOR)
class LeaveOut(Screen):
    """Leave a thing out (1), or take it in again (0)."""

    document: int
    key: str
    out: int

    async def open(self, context: Context) -> View:
        """The thing."""
        one, review = await load_review(context, self.document)
        _require(review, self.key)
        if self.key == HEAD:
            raise Gone
        decision = {self.key: {OUT: bool(self.out)}}
        one = await context.store.imports.decide(one, context.now, decision)
        return view_thing(one, review_of(one), self.key, context.texts)


@screen("importfield", access=Access.EDITOR)
class AskField(Screen):
    """Ask for a field of what was found."""

    document: int
    key: str
    field: str

    async def open(self, context: Context) -> View:
        """The question for it."""
        one, review = await load_review(context, self.document)
        return await _ask(context, one, review, self.key, self.field)


@screen("unused", access=Access.EDITOR)
class ShowUnused(Screen):
    """The sentences that nothing was made of."""

    document: int

    async def open(self, context: Context) -> View:
        """The sentences."""
        one, review = await load_review(context, self.document)
        return view_unused(one, review, context.texts)


@screen("importinto", access=Access.EDITOR)
class ChooseTarget(Screen):
    """Say where a document goes: into a brief, or (0) one of its own; without it, ask."""

    document: int
    brief: int | None = None

    async def open(self, context: Context) -> View:
        """The choice, or the summary."""
        one, review = await load_review(context, self.document)
        if self.brief is None:
            return view_targets(one, await context.list_briefs(), context.texts)
        brief = await context.get_brief(self.brief) if self.brief else None
        one = await context.store.imports.update(
            one, context.now, brief_id=brief.id if brief else None
        )
        if brief and "title" in review.missing:
            # A list of events without a head goes under the brief's own.
            own = await context.store.briefs.get_brief(brief.id, brief.source_language) or brief
            named = {"title": own.title, "partner": own.partner, "country": own.country}
            head = {**named, "as_of": str(own.as_of), PARTIAL: True, **review.head}
            one = await context.store.imports.decide(one, context.now, {HEAD: head})
        return await show_import(context, one)


async def take_field(context: Context, text: str) -> View | None:
    """Put an editor's message into the field of a document that awaits it, if one does."""
    if not await is_input(context):
        return None
    imports, user_id = context.store.imports, context.author.user_id
    if (changed := await imports.get_changed_already(user_id)) and changed.state == "review":
        return await show_import(context, changed)
    one = await imports.get_awaiting(user_id)
    if not one or one.state != "review" or not one.awaiting:
        return None
    key, _, name = one.awaiting.partition(".")
    review = review_of(one)
    field = next((each for each in fields_of(key) if each.name == name), None)
    if not field:
        return None
    try:
        value = field.read(text, context.today, context.texts).value
    except FieldError as error:
        view = await _ask(context, one, review, key, name)
        return view.under(Markup("⚠️ {}").format(bold(clip(str(error), 600))))
    questions = list_questions(review.reading)
    number = next((n for n, q in enumerate(questions) if (q.key, q.field) == (key, name)), None)
    decided: dict[str, Any] = {name: value, OUT: False}
    if name == "date":
        decided[FACT] = False
    again = asked_again(review, decided.get("as_of"))
    if number is None:
        one = await imports.decide(one, context.now, {key: decided, **again})
        return view_thing(one, review_of(one), key, context.texts)
    decision = {**review.settling(questions[number], **decided), **again}
    one = await imports.decide(one, context.now, decision)
    return await show_next(context, one, number)


async def show_next(context: Context, one: Import, after: int) -> View:
    """The next doubt that is left, else the summary."""
    review, _ = await review_beside_brief(context, one)
    questions = list_questions(review.reading)
    order = [*range(after + 1, len(questions)), *range(after + 1)]
    left = next((each for each in order if not review.is_settled(questions[each])), None)
    if left is None:
        return await show_import(context, one)
    return show_doubt(context, one, review, left)


def show_doubt(context: Context, one: Import, review: Review, number: int) -> View:
    """One field in doubt."""
    question = _question(review, number)
    choices = list_choices(question, review, context.today)
    questions = list_questions(review.reading)
    return view_doubt(one, review, questions, number, choices, context.texts)


def _question(review: Review, number: int) -> Doubtful:
    questions = list_questions(review.reading)
    if not 0 <= number < len(questions):
        raise Gone
    return questions[number]


def _require(review: Review, key: str) -> None:
    if key != HEAD and not any(key in review.keys(kind) for kind in KINDS):
        raise Gone


async def _ask(context: Context, one: Import, review: Review, key: str, name: str) -> View:
    _require(review, key)
    field = next((each for each in fields_of(key) if each.name == name), None)
    if not field:
        raise Gone
    one = await context.store.imports.update(one, context.now, awaiting=f"{key}.{name}")
    return view_asked(one, review, key, name, field.prompt, context.texts)
