"""Titles: what an event's sentence is about, short enough for a list."""

import re

from handlers.documents.understanding.words.lexicon import Lexicon, word_set
from handlers.documents.understanding.words.mentions import Times
from handlers.documents.understanding.words.plans import says_plan
from handlers.documents.understanding.words.tagging import Tagged, Token
from storage.words import capitalize, fold

LONGEST = 110
_LEADING = re.compile(r"^[\s,;:.–—-]+")
_TRAILING = re.compile(r"[\s,;:–—-]+$")
_EMPTY = re.compile(r"\(\s*\)|\s+(?=[,;:.)])|^\s*(?:и|and|en|et)\s+(?=[–—-]\s)")
_REMARK = re.compile(r"^\([^()]*\)\s*[.:–—-]\s*")
_CLOCK = re.compile(r",?\s*(?:в |at |om |à )?\b[012]?\d[:.h][0-5]\d\b(?:\s*(?:ч|h|uur)\.?)?\s*$")
_CLAUSES = re.compile(
    r",\s+(?:котор|где|а также|что|которы|which|who|where|die|dat|waar|qui|que|où|dont)"
)
_WEAK_ENDS = word_set(
    "и в во на с со к о об от по для из у при за до над под между а но или of and in on at to "
    "for with by the a an from en de het een van voor met op te et le la les des du à au aux "
    "pour avec dans par sur the is was were"
)


_BECAME = word_set("стал стала стало стали")
"""«Главным событием года стал визит …»"""


def make_title(tagged: Tagged, times: Times, lexicon: Lexicon) -> str:
    """The sentence without its date and its first words, at most 110 characters."""
    text = _subject(tagged, times, lexicon) or without_times(tagged.text, times, lexicon)
    is_sentence = not re.match(r"\s*[:–—-]\s", text)
    text = _without_lead_in(_tidy(_REMARK.sub("", _tidy(text))), lexicon)
    text = _without_first_verb(text, lexicon) if is_sentence else text
    return shorten(capitalize(_tidy(_without_article(text, lexicon))))


def shorten(text: str, longest: int = LONGEST) -> str:
    """The text, cut at a clause or a word."""
    text = _LEADING.sub("", text).strip().removesuffix(".")
    text = _TRAILING.sub("", text)
    if len(text) <= longest:
        return text
    clause = _CLAUSES.search(text)
    if clause and 25 <= clause.start() <= longest:
        return text[: clause.start()]
    for sign in (";", " – ", ". ", ", "):
        cut = text.rfind(sign, 65 if sign == ", " else 40, longest)
        initial = sign == ". " and text[cut - 1 : cut].isupper()
        if cut > 0 and not initial and _balanced(text[:cut]):
            return text[:cut].rstrip(" ,;")
    words = text[: longest - 1].rsplit(" ", 1)[0].split()
    while words and (words[-1].lower().strip(",") in _WEAK_ENDS or len(words[-1]) < 2):
        words.pop()
    shown = " ".join(words).rstrip(" ,;:–-(«")
    return shown + "…"


def _balanced(text: str) -> bool:
    return text.count("«") == text.count("»") and text.count("(") == text.count(")")


def without_times(text: str, times: Times, lexicon: Lexicon, shift: int = 0) -> str:
    """The text without its dates, and without the words that only lead to them."""
    found = [(each.start, each.end) for each in times.mentions] + list(times.incomplete)
    spans = sorted((start - shift, end - shift) for start, end in found)
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and re.fullmatch(r"[\s,;&–—-]*(?:\w{1,3})?\s*", text[joined[-1][1] : start]):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif 0 <= start < end <= len(text):
            joined.append((start, end))
    for start, end in reversed(joined):
        before = text[:start].rstrip()
        while (last := re.search(r"(?:^|\s|\()(\w+['’]?)$", before)) and lexicon.is_one(
            last[1], "date_prepositions"
        ):
            before = before[: last.start(1)].rstrip()
        text = f"{before} {text[end:]}"
    return text


def _without_first_verb(text: str, lexicon: Lexicon) -> str:
    """A Dutch sentence without the verb that its date left at its beginning."""
    first, _, rest = text.partition(" ")
    second = rest.split(" ", 1)[0]
    leads = lexicon.is_one(first, "first_verbs") or lexicon.means(first, "happened")
    if lexicon.exact["first_verbs"] and leads and first[:1].islower() and second:
        return rest
    return text


def _without_article(text: str, lexicon: Lexicon) -> str:
    first = re.match(r"(\w+)(?:\s|['’])\s*", text)
    return text[first.end() :] if first and lexicon.is_one(first[1], "articles") else text


def _tidy(text: str) -> str:
    text = re.sub(r"\s+", " ", _EMPTY.sub("", text))
    text = re.sub(r"\(\s*[,;]\s*", "(", re.sub(r"[,;]\s*\)", ")", text))
    text = re.sub(r"(,\s*){2,}", ", ", text)
    text = _CLOCK.sub("", text)
    return _TRAILING.sub("", _LEADING.sub("", text)).strip()


def _without_lead_in(text: str, lexicon: Lexicon) -> str:
    folded = fold(text)
    for phrase in lexicon.said.get("lead_in", ()):
        if folded.startswith((f"{phrase} ", f"{phrase},")):
            rest = text[len(phrase) :]
            return _tidy(rest)
    return text


def _subject(tagged: Tagged, times: Times, lexicon: Lexicon) -> str | None:
    """What took place, where the sentence says so: «состоялся СЕМИНАР ПО ВОПРОСАМ …»."""
    tokens = tagged.tokens
    verb = next(
        (
            index
            for index, token in enumerate(tokens)
            if token.pos == "VERB"
            and not token.case
            and not token.quoted
            and (lexicon.means(token.text, "happened") or token.text.lower() in _BECAME)
        ),
        None,
    )
    if verb is None:
        verb = next(
            (
                index
                for index, token in enumerate(tokens)
                if token.pos == "VERB" and not token.quoted and says_plan(token.text, lexicon)
            ),
            None,
        )
    if verb is None or verb + 1 >= len(tokens):
        return None
    start = _subject_start(tokens, verb + 1)
    if start is None or not any(
        lexicon.means(token.text, "events")
        for token in tokens[start : start + 5]
        if not token.quoted
    ):
        return None
    end = _clause_end(tagged, start)
    shift = tokens[start].start
    text = without_times(tagged.text[shift:end], times, lexicon, shift)
    return text if len(text.split()) > 1 else None


def _subject_start(tokens: tuple[Token, ...], at: int) -> int | None:
    """The index of the words in the nominative that follow a verb at once."""
    for index in range(at, min(at + 2, len(tokens))):
        token = tokens[index]
        if token.case == "Nom" and token.pos in ("NOUN", "ADJ", "PROPN", "DET"):
            return index
        if token.pos not in ("ADV", "PART"):
            return None
    return None


def _clause_end(tagged: Tagged, start: int) -> int:
    """Where the clause ends that begins at a token."""
    tokens = tagged.tokens
    for index in range(start, len(tokens) - 1):
        token, following = tokens[index], tokens[index + 1]
        if token.quoted:
            continue
        if token.text == ";":
            return token.start
        if token.text == "," and (
            following.text.lower().startswith("котор")
            or following.text.lower() in ("а", "но", "где", "в", "на")
            or following.pos == "VERB"
        ):
            return token.start
    return len(tagged.text)
