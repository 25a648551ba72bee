"""Asks whole talks of the real bot and judges what stands at the head of its last answer."""

import asyncio
import re
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx

from bot.application import App
from bot.playground import Person as Member
from bot.playground import Playground
from bot.settings import DATA, load_settings
from handlers.chat.context import SERVICES, Services
from handlers.finding.brief.statements import to_statements
from storage.yaml_loader import load_yaml
from tests.support.briefs import MADE_UP, Library, gather_briefs
from tests.support.person import Person
from tests.support.rest import run_application, watch

UNSEEN = "unseen_questions"
TUNED = tuple(
    f"questions/{name}"
    for name in (
        "tuned",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
        "twentyfirst",
        "twentysecond",
        "talks",
        "talks_again",
        "mechanisms",
        "talks_standing",
    )
)
LEFT = "questions/talks_left"
FRESH = tuple(
    f"questions/{name}"
    for name in (
        "twentythird",
        "twentyfourth",
        "twentyfifth",
        "twentysixth",
        "twentyseventh",
        "twentyeighth",
        "talks_fresh",
    )
)
"""Asked in words of their own, and no rule was made by them: what only meaning answers."""
SETS = (*TUNED, LEFT, *FRESH, UNSEEN)
NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
_HEAD, _HEAD_OF_TOPIC = 160, 450
_FIRST = 5_000


@dataclass(frozen=True)
class Talk:
    """What is asked of which brief, and what a fair answer says at its head."""

    brief: str
    language: str
    kind: str
    ask: str
    head: str
    after: tuple[str, ...] = ()
    never: str | None = None

    def is_right(self, answer: str) -> bool:
        """Whether the head of an answer says what is asked, and nothing of it is false."""
        found = re.search(self.head, answer[: self._length], re.IGNORECASE)
        return found is not None and not self.is_harmful(answer)

    def is_harmful(self, answer: str) -> bool:
        """Whether the head of an answer says what none may; below it the brief itself speaks."""
        head = answer[: self._length]
        return bool(self.never and re.search(self.never, head, re.IGNORECASE))

    @property
    def _length(self) -> int:
        return _HEAD_OF_TOPIC if self.kind == "topic" else _HEAD


def read_talks(name: str) -> list[Talk]:
    """The talks of a set."""
    rows = load_yaml((Path(__file__).parent / f"{name}.yaml").read_text("utf-8"))
    return [Talk(**row | {"after": tuple(row.get("after", ()))}) for row in rows]


async def hold_talks(
    talks: Sequence[Talk], *, library: Library | None = None, meanings: Path | None = None
) -> list[str]:
    """The bot's last answer to each, from a store with the project's briefs and those asked of.

    From one with every brief where there is a `library`, which has it loaded. By its rules alone,
    or with what statements mean, kept in the file `meanings`.
    """
    members = [
        Member(_FIRST + at, "Анна", None, None, talk.language) for at, talk in enumerate(talks)
    ]
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        playground = Playground(members)
        await playground.start()
        stack.push_async_callback(playground.stop)
        await stack.enter_async_context(watch(playground))
        made_up = {talk.brief for talk in talks} & {each.name for each in MADE_UP.iterdir()}
        settings = load_settings(
            bot_token=playground.token,
            bot_api_url=playground.url,
            database_path=Path(folder) / "spravka.db",
            briefs_path=gather_briefs(DATA / "briefs", Path(folder) / "briefs", *made_up),
            meaning=meanings is not None,
        )
        if library:
            settings = await library.add_all(settings)
        if meanings and settings.meanings_path:
            settings.meanings_path.symlink_to(meanings)
        app = await stack.enter_async_context(
            run_application(settings, clock=lambda: NOW, is_trial=True)
        )
        store = app.bot_data["services"].store
        briefs = {each.slug: each.id for each in await store.briefs.list_briefs("ru")}
        client = await stack.enter_async_context(
            httpx.AsyncClient(base_url=playground.url, timeout=40, trust_env=False)
        )
        if meanings:
            await _learn(app, {(briefs[each.brief], each.language) for each in talks})
        answers: dict[int, str] = {}
        # Brief by brief and language by language: the bot keeps what it knows of a few in memory.
        for at in sorted(range(len(talks)), key=lambda at: (talks[at].brief, talks[at].language)):
            talk = talks[at]
            await store.choices.set_brief(_FIRST + at, briefs[talk.brief])
            person = Person(client, _FIRST + at)
            for text in (*talk.after, talk.ask):
                answer = await person.send(text)
            answers[at] = answer.text
        return [answers[at] for at in range(len(talks))]


async def _learn(app: App, asked: Iterable[tuple[int, str]]) -> None:
    """Wait until what briefs state is known in each language."""
    services: Services = app.bot_data[SERVICES]
    for brief, language in asked:
        content = await services.store.contents.get(brief)
        group = to_statements(content, services.catalogs[language]).group
        await services.meaning.learn(group)
        while not await services.meaning.rank("?", group):  # noqa: ASYNC110 - it says nothing
            await asyncio.sleep(0.2)


def tabulate(talks: Sequence[Talk], answers: Sequence[str]) -> str:
    """How many are right, by kind, language and brief, and how many say what none may say."""
    groups: dict[str, list[tuple[Talk, str]]] = defaultdict(list)
    for talk, answer in zip(talks, answers, strict=True):
        for group in (f"kind {talk.kind}", talk.language, talk.brief, "all"):
            groups[group].append((talk, answer))
    lines = [f"{'':20} {'asked':>6} {'right':>7} {'harmful':>8}"]
    return "\n".join([*lines, *(_line(name, groups[name]) for name in sorted(groups))])


def _line(name: str, group: Iterable[tuple[Talk, str]]) -> str:
    group = list(group)
    right = sum(talk.is_right(answer) for talk, answer in group)
    harmful = sum(talk.is_harmful(answer) for talk, answer in group)
    return f"{name:20} {len(group):6} {100 * right / len(group):6.1f}% {harmful:8}"
