"""What the sentences of a paragraph lend each other."""

from dataclasses import dataclass, field

from handlers.documents.understanding.events.event import Draft
from handlers.documents.understanding.events.telling import Around
from handlers.documents.understanding.structure.sections import Part
from handlers.documents.understanding.words.mentions import Mention
from storage.edtf import Edtf


@dataclass(slots=True)
class State:
    """What the sentences of a paragraph lend each other."""

    part: Part
    item: bool
    year: int | None
    lent_year: int | None = None
    """The year in which the document was written, where no other is known of plans."""
    last_event: Mention | None = None
    last_figure: Edtf | None = None
    note: bool = False
    """Whether the paragraph is a note on the document."""
    open: list[Draft] = field(default_factory=list)
    """The events that a sentence without a date goes on telling."""
    overview: list[str] = field(default_factory=list)

    @property
    def is_year_lent(self) -> bool:
        """Whether the year is no more than that of the document."""
        return self.lent_year is not None and self.year == self.lent_year

    @property
    def around(self) -> Around:
        """What is known of the next sentence."""
        return Around(
            self.part.section,
            self.item,
            in_year=self.part.year is not None,
            follows_event=bool(self.open),
            follows_figure=self.last_figure is not None,
        )
