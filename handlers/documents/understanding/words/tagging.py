"""Words with their grammar, and the names among them.

Russian is read by slovnet's models, which lie in natasha's wheel. natasha itself is not imported:
its own dependencies do not work on newer Pythons.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_TOKEN = re.compile(
    r"(?<!\w)(?:[LlDdJjMmTtSsNnCc]|[Qq]u)['’](?=\w)|[^\W_]+(?:[-‑'’](?=[^\W\d_])[^\W_]+)*|\d+|[^\w\s]|_",
    re.UNICODE,
)
_QUOTED = re.compile(r"«[^«»]*(?:«[^«»]*»[^«»]*)*»|“[^”]*”|„[^“”]*[“”]|\"[^\"]*\"")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a sign."""

    text: str
    start: int
    end: int
    pos: str = ""
    case: str = ""
    gender: str = ""
    number: str = ""
    animate: bool = False
    quoted: bool = False
    """Whether it stands between quotation marks."""

    @property
    def is_word(self) -> bool:
        """Whether it has a letter."""
        return self.text[:1].isalpha() or any(map(str.isalpha, self.text))

    @property
    def capital(self) -> bool:
        """Whether it begins with a large letter."""
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class Name:
    """A name that was found: PER, LOC or ORG."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tagged:
    """A sentence or cell with its words."""

    text: str
    tokens: tuple[Token, ...]
    names: tuple[Name, ...] = ()

    def between(self, start: int, end: int) -> list[Token]:
        """The tokens of a stretch of the text."""
        return [token for token in self.tokens if start <= token.start and token.end <= end]

    def words(self) -> list[str]:
        """Its words."""
        return [token.text for token in self.tokens if token.is_word]


def tag(texts: Iterable[str], language: str) -> list[Tagged]:
    """Each text with its words, in Russian with their grammar and names."""
    texts = list(texts)
    return _Russian.load().tag(texts) if language == "ru" else [_plain(text) for text in texts]


def _plain(text: str) -> Tagged:
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    return Tagged(
        text,
        tuple(
            Token(match[0], match.start(), match.end(), quoted=_within(match.start(), quoted))
            for match in _TOKEN.finditer(text)
        ),
    )


def _within(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


class _Russian:
    """slovnet's models of names and of grammar."""

    def __init__(self, folder: Path) -> None:
        from navec import Navec  # noqa: PLC0415 - half a second, and only for Russian
        from slovnet import NER, Morph  # noqa: PLC0415

        from handlers.documents.understanding.words.convolutions import Convolutions  # noqa: PLC0415

        words = Navec.load(str(folder / "emb" / "navec_news_v1_1B_250K_300d_100q.tar"))
        self._names: Any = NER.load(str(folder / "model" / "slovnet_ner_news_v1.tar"))
        self._grammar: Any = Morph.load(str(folder / "model" / "slovnet_morph_news_v1.tar"))
        self._names.navec(words)
        self._grammar.navec(words)
        for model in (self._names.infer.model, self._grammar.infer.model):
            model.encoder = Convolutions(model.encoder)

    @classmethod
    @cache
    def load(cls) -> "_Russian":
        """The models, loaded once a process."""
        spec = find_spec("natasha")
        if not spec or not spec.submodule_search_locations:
            raise ModuleNotFoundError("natasha")
        return cls(Path(spec.submodule_search_locations[0]) / "data")

    def tag(self, texts: list[str]) -> list[Tagged]:
        """The texts with their words and names."""
        plain = [_plain(text) for text in texts]
        filled = [one for one in plain if one.tokens]
        names = self._names.map([one.text for one in filled])
        grammar = self._grammar.map([[token.text for token in one.tokens] for one in filled])
        tagged = {
            id(one): self._put_together(one, spans, said)
            for one, spans, said in zip(filled, names, grammar, strict=True)
        }
        return [tagged.get(id(one), one) for one in plain]

    def _put_together(self, plain: Tagged, names: Any, grammar: Any) -> Tagged:
        tokens = []
        for token, said in zip(plain.tokens, grammar.tokens, strict=True):
            feats = said.feats
            tokens.append(
                Token(
                    token.text,
                    token.start,
                    token.end,
                    said.pos,
                    feats.get("Case", ""),
                    feats.get("Gender", ""),
                    feats.get("Number", ""),
                    feats.get("Animacy") == "Anim",
                    token.quoted,
                )
            )
        spans = tuple(Name(span.type, span.start, span.stop) for span in names.spans)
        return Tagged(plain.text, tuple(tokens), spans)
