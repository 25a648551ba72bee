"""Files that Telegram has already: sent again, they need neither be made nor uploaded."""

from collections import OrderedDict

KEPT = 1_000


class SentFiles:
    """Remembers the ids of the files that were sent last, by what they were made of."""

    def __init__(self) -> None:
        self._ids: OrderedDict[str, str] = OrderedDict()

    def get(self, made_of: str) -> str | None:
        """The id of the file that was made of this."""
        if made_of in self._ids:
            self._ids.move_to_end(made_of)
        return self._ids.get(made_of)

    def note(self, made_of: str, file_id: str) -> None:
        """Remember the id of a file."""
        self._ids[made_of] = file_id
        self._ids.move_to_end(made_of)
        while len(self._ids) > KEPT:
            self._ids.popitem(last=False)

    def forget(self, made_of: str) -> None:
        """Forget an id that Telegram does not know any more."""
        self._ids.pop(made_of, None)
