"""Which words look like verbs: by how they end."""

import re

from storage.words import fold, is_cyrillic

_RUSSIAN = re.compile(
    r"\w{2,}(?:[аяеиыоу]л|[аяеиыоус]л[аои]|[аяуюе]ет|[аяуею]ют|[иая]тся|[ею]тся|[ую]тся|ится|лся|лась|лось|лись)"
    r"|\w{3,}(?:ать|ять|ить|уть|еть|ыть|ться|тись)"
    r"|\w{3,}(?:[лщжчшдрнст]ен|ован|ирован|азан|едан)[аоы]?"
)
_ENGLISH = re.compile(r"\w{2,}ed")
_FRENCH = re.compile(r"\w{2,}(?:ées?|és?|èrent|aient|ait)")
_DUTCH = re.compile(
    r"ge\w{3,}[td]|\w{2,}eerden?|\w{3,}(?:[kfschp]te|[nlrgv]de)n?|ont\w{3,}[dt]|(?:ver|be)\w{3,}[dt]"
)


def ends_as_verb(written: str) -> bool:
    """Whether a word, as it is written, ends as verbs do."""
    word = written.casefold()
    if is_cyrillic(word):
        return _RUSSIAN.fullmatch(fold(word)) is not None
    return any(each.fullmatch(word) for each in (_ENGLISH, _FRENCH, _DUTCH))
