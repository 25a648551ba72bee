"""The pages of a list, and the buttons that turn them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from handlers.chat.screen import Ref, Screen
from handlers.chat.view import Row, button
from handlers.texts import Texts

_Thing = TypeVar("_Thing")


@dataclass(frozen=True, slots=True)
class Pager:
    """A page of a list of `total` things, `size` on each; past the end it is the last one."""

    asked: int
    total: int
    size: int

    @property
    def pages(self) -> int:
        """How many pages there are; an empty list has one."""
        return max(-(-self.total // self.size), 1)

    @property
    def page(self) -> int:
        """The page, from 0."""
        return min(max(self.asked, 0), self.pages - 1)

    @property
    def offset(self) -> int:
        """How many things are on the pages before."""
        return self.page * self.size

    def cut(self, things: Sequence[_Thing]) -> list[_Thing]:
        """The things of this page, of all of them."""
        return list(things[self.offset : self.offset + self.size])

    @property
    def is_last(self) -> bool:
        """Whether no page comes after it."""
        return self.page + 1 == self.pages

    @property
    def is_past_end(self) -> bool:
        """Whether a page was asked for that is no longer there."""
        return self.page != self.asked

    def next_data(self, row: Row) -> str | None:
        """What the button of a row to the next page says; None on the last page."""
        return str(row[-1].callback_data) if row and self.page + 1 < self.pages else None

    def words(self, t: Texts) -> str | None:
        """Which page of how many this is, where there are several."""
        if self.pages == 1:
            return None
        return t.gettext("page {page} of {pages}", page=self.page + 1, pages=self.pages)

    def row(self, to_page: Callable[[int], Screen | Ref], t: Texts) -> Row:
        """The buttons to the pages beside this one."""
        row = []
        if self.page > 0:
            label = t.gettext("‹ Page {number}", number=self.page)
            row.append(button(label, to_page(self.page - 1)))
        if self.page + 1 < self.pages:
            label = t.gettext("Page {number} ›", number=self.page + 2)
            row.append(button(label, to_page(self.page + 1)))
        return row
