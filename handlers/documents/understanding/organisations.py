"""The bodies that a sentence names, in the nominative."""

from collections.abc import Iterator

from handlers.documents.understanding.lexicon import Lexicon
from handlers.documents.understanding.morphology import nominative_phrase
from handlers.documents.understanding.tagging import Tagged, Token

_INSIDE = frozenset(
    [
        "of",
        "for",
        "and",
        "the",
        "de",
        "du",
        "des",
        "d'",
        "l'",
        "la",
        "le",
        "les",
        "et",
        "van",
        "voor",
        "en",
        "der",
        "&",
        "het",
    ]
)
_MOST_WORDS = 10


def find_organisations(tagged: Tagged, language: str, lexicon: Lexicon) -> list[str]:
    """Committees, universities, ensembles: named ones, outside of quotations."""
    found = _russian(tagged, lexicon) if language == "ru" else _latin(tagged, lexicon)
    return list(dict.fromkeys(found))


def _russian(tagged: Tagged, lexicon: Lexicon) -> Iterator[str]:
    tokens = tagged.tokens
    at = 0
    while at < len(tokens):
        token = tokens[at]
        head = not token.quoted and token.is_word and lexicon.means(token.text, "organisations")
        if not head or token.number == "Plur":
            at += 1
            continue
        start = at
        while start and tokens[start - 1].pos == "ADJ" and tokens[start - 1].case == token.case:
            start -= 1
        end = _russian_end(tagged, at, lexicon)
        phrase = tokens[start:end]
        if _is_named(phrase):
            yield nominative_phrase(phrase, tagged.text) + _closing(tagged, phrase[-1])
        at = max(end, at + 1)


def _closing(tagged: Tagged, last: Token) -> str:
    following = tagged.text[last.end : last.end + 1]
    return following if last.quoted and following in ("»", "”", '"') else ""


def _russian_end(tagged: Tagged, at: int, lexicon: Lexicon) -> int:
    """The index after the words that depend on a body's noun."""
    tokens = tagged.tokens
    end, by = at + 1, False
    while end < len(tokens) and end - at <= _MOST_WORDS:
        token = tokens[end]
        if token.quoted:
            end += 1
            continue
        if tokens[end - 1].quoted and token.text == "»":
            end += 1
            continue
        if token.text.lower() in ("по", "для") and end == at + 1:
            by = True
        elif token.text.lower() == "и" and end + 1 < len(tokens):
            following = tokens[end + 1]
            if following.case not in (("Dat",) if by else ("Gen",)) or following.capital:
                break
        elif token.text == "," or not token.is_word:
            break
        elif not (token.case in ("Gen", "Dat" if by else "Gen") and token.pos != "VERB"):
            if not lexicon.means(token.text, "name_rest"):
                break
        end += 1
    while end > at + 1 and tokens[end - 1].text.lower() in ("и", "по", "для"):
        end -= 1
    return end


def _is_named(phrase: tuple[Token, ...]) -> bool:
    """Whether it is one body, and not any: it has a capital or quoted word, or two words more."""
    return any(token.capital or token.quoted for token in phrase) and len(phrase) > 1


def _latin(tagged: Tagged, lexicon: Lexicon) -> Iterator[str]:
    run: list[Token] = []
    for token in (*tagged.tokens, None):
        if token and not token.quoted and token.is_word:
            if token.capital or (run and token.text.lower() in _INSIDE):
                run.append(token)
                continue
        while run and run[-1].text.lower() in _INSIDE:
            run.pop()
        while run and run[0].text.lower() in _INSIDE:
            run.pop(0)
        if len(run) > 1 and any(lexicon.means(word.text, "organisations") for word in run):
            yield tagged.text[run[0].start : run[-1].end]
        run = []
