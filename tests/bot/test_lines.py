"""One at a time of a chat, chats in turn, groups not all at once; and there is room for others."""

from collections.abc import Iterator
from itertools import count

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.lines import (
    GROUPS_PER_SECOND,
    MAX_WAITING,
    MAX_WAITING_IN_CHAT,
    PLACES,
    Kind,
    Lines,
)

PERSON, OTHER, GROUP = 5, 6, -7


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def lines(clock: Clock) -> Lines:
    return Lines(clock)


def _add(lines: Lines, chat: int | None, *updates: int, suspect: bool = False) -> None:
    for update in updates:
        lines.let_in(chat)
        lines.join(chat, update, suspect=suspect)


def _called(lines: Lines) -> list[int]:
    return list(iter(lines.call, None))


def test_a_chat_has_one_at_a_time_in_its_order(lines: Lines) -> None:
    _add(lines, PERSON, 1, 2, 3)
    for update in (1, 2, 3):
        assert _called(lines) == [update]
        lines.leave(PERSON, served=True)
    assert _called(lines) == []
    assert lines.depth == 0


def test_chats_take_turns_however_much_one_has_written(
    lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(PLACES, Kind.PERSON, 1)
    _add(lines, PERSON, 1, 2, 3)
    _add(lines, OTHER, 11, 12)
    order = []
    chats = {1: PERSON, 2: PERSON, 3: PERSON, 11: OTHER, 12: OTHER}
    while called := _called(lines):
        order += called
        lines.leave(chats[called[0]], served=True)
    assert order == [1, 11, 2, 12, 3]


def test_groups_take_no_place_of_people(lines: Lines, clock: Clock) -> None:
    groups = [-each for each in range(1, 10 * PLACES[Kind.GROUP])]
    for group in groups:
        _add(lines, group, -group)
    for _ in range(len(groups)):
        clock.now += 1 / GROUPS_PER_SECOND
        _called(lines)
    assert lines._at_work[Kind.GROUP] == PLACES[Kind.GROUP]
    people = range(10_000, 10_000 + PLACES[Kind.PERSON])
    for person in people:
        _add(lines, person, person)
    assert _called(lines) == list(people)


def test_however_many_groups_write_few_of_theirs_begin(lines: Lines, clock: Clock) -> None:
    for group in range(1, 61):
        _add(lines, -group, *range(100 * group, 100 * group + 20))
    begun = 0
    while _called(lines):
        begun += 1
        lines.leave(-begun, served=True)
    assert begun == 1
    assert lines.pause() == pytest.approx(1 / GROUPS_PER_SECOND)
    _add(lines, PERSON, 1)
    assert _called(lines) == [1]
    clock.now += lines.pause()
    assert _called(lines) == [200]


def test_one_that_rests_gives_its_place_but_holds_up_its_line(
    lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(PLACES, Kind.PERSON, 1)
    _add(lines, PERSON, 1, 2)
    _add(lines, OTHER, 11)
    assert _called(lines) == [1]
    lines.rest(PERSON)
    assert _called(lines) == [11]
    assert lines.go_on(PERSON)
    assert lines.go_on(PERSON)
    assert _called(lines) == []
    lines.leave(OTHER, served=True)
    assert _called(lines) == [1]
    assert not lines.go_on(PERSON)
    lines.leave(PERSON, served=True)
    assert _called(lines) == [2]


def test_a_group_that_has_rested_is_not_paced_again(lines: Lines, clock: Clock) -> None:
    _add(lines, GROUP, 1)
    assert _called(lines) == [1]
    lines.rest(GROUP)
    _add(lines, -8, 2)
    assert lines.go_on(GROUP)
    assert _called(lines) == [1]
    clock.now += 1
    assert _called(lines) == [2]


def test_suspects_are_served_alone(lines: Lines) -> None:
    for chat in range(1, 4):
        _add(lines, chat, chat, suspect=True)
    _add(lines, 9, 9)
    assert sorted(_called(lines)) == [1, 9]
    lines.leave(1, served=True)
    assert _called(lines) == [2]


def test_one_chat_has_room_for_so_many(lines: Lines) -> None:
    for _ in range(MAX_WAITING_IN_CHAT):
        assert lines.has_room(PERSON)
        lines.let_in(PERSON)
    assert not lines.has_room(PERSON)
    assert lines.has_room(OTHER)


@pytest.mark.parametrize("chats", [60, 300, 5_000])
def test_however_many_chats_flood_there_is_room_for_others(lines: Lines, chats: int) -> None:
    growing = True
    while growing:
        growing = False
        for chat in range(-chats, 0):
            if lines.has_room(chat):
                lines.let_in(chat)
                growing = True
    assert lines.depth < MAX_WAITING
    lengths = {each.length for each in lines._lines.values()}
    assert max(lengths) - min(lengths) <= 1
    assert lines.has_room(PERSON)


class AnyOrder(RuleBasedStateMachine):
    """Whatever happens, each update is served once, in its chat's order, and no place is lost."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = Clock()
        self.lines = Lines(self.clock)
        self.ids: Iterator[int] = count(1)
        self.waiting: dict[int | None, list[int]] = {}
        self.served: dict[int | None, int] = {}
        self.resting: set[int | None] = set()

    @rule(chat=st.sampled_from([None, 1, 2, 3, -1, -2, -3]), suspect=st.booleans())
    def join(self, chat: int | None, *, suspect: bool) -> None:
        update = next(self.ids)
        _add(self.lines, chat, update, suspect=suspect)
        self.waiting.setdefault(chat, []).append(update)

    @rule(chat=st.sampled_from([None, 1, -1]))
    def come_twice(self, chat: int | None) -> None:
        self.lines.let_in(chat)
        self.lines.leave(chat, served=False)

    @rule()
    def call(self) -> None:
        for update in _called(self.lines):
            going_on = [chat for chat, each in self.served.items() if each == update]
            if going_on:
                self.resting.remove(going_on[0])
            else:
                (chat,) = [chat for chat, each in self.waiting.items() if update in each]
                assert chat not in self.served
                assert self.waiting[chat].pop(0) == update
                self.served[chat] = update

    @precondition(lambda self: self.served.keys() - self.resting)
    @rule(data=st.data(), rests=st.booleans())
    def end_or_rest(self, data: st.DataObject, *, rests: bool) -> None:
        chat = data.draw(st.sampled_from(sorted(self.served.keys() - self.resting, key=str)))
        if rests:
            self.lines.rest(chat)
            self.resting.add(chat)
        else:
            self.lines.leave(chat, served=True)
            del self.served[chat]

    @precondition(lambda self: self.resting)
    @rule(data=st.data())
    def go_on(self, data: st.DataObject) -> None:
        assert self.lines.go_on(data.draw(st.sampled_from(sorted(self.resting, key=str))))

    @rule()
    def wait(self) -> None:
        self.clock.now += 1

    @invariant()
    def places_add_up(self) -> None:
        assert sum(self.lines._at_work.values()) == len(self.served) - len(self.resting)
        assert self.lines.depth == len(self.served) + sum(map(len, self.waiting.values()))

    def teardown(self) -> None:
        for chat in list(self.resting):
            self.lines.go_on(chat)
        for _ in range(2 * self.lines.depth + 1):
            self.wait()
            self.call()
            for chat in self.served.keys() - self.resting:
                self.lines.leave(chat, served=True)
                del self.served[chat]
        assert not self.lines.depth
        assert not self.lines._lines
        assert not any(self.lines._ready.values())


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(max_examples=50)
