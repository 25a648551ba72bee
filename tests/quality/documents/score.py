"""The counts of a document, and of its events."""

from collections import Counter
from dataclasses import dataclass, field

from tests.quality.documents.comparing import (
    Json,
    items,
    judge_date,
    judge_place,
    name_of,
    near_name,
    overlap,
    same_name,
    stem_share,
)

KEY_SHARE = 0.5  # of an event's key words, in its title or text
SOURCE_SHARE = 0.5  # of the words of the shorter of two sources
TEXT_SHARE = 0.3  # the same, for an event that names no source
TITLE_LENGTH = 110


def rate(part: float, whole: float) -> float | None:
    """A share of one, or nothing where there is nothing to share."""
    return part / whole if whole else None


def f1(right: int, invented: int, missed: int) -> float | None:
    """The harmonic mean of precision and recall."""
    return rate(2 * right, 2 * right + invented + missed)


def percent(value: float | None) -> str:
    """As the report writes it."""
    return "–" if value is None else f"{100 * value:.1f} %"


@dataclass
class Score:
    """Counts, and remarks for -v."""

    counts: Counter[str] = field(default_factory=Counter)
    remarks: list[str] = field(default_factory=list)

    def add(self, name: str, amount: int = 1) -> None:
        """Count a thing."""
        self.counts[name] += amount

    def remark(self, what: str, about: object) -> None:
        """Say what went wrong."""
        self.remarks.append(f"{what}: {about}")

    @property
    def event_f1(self) -> float | None:
        """Of the events."""
        of = self.counts
        return f1(of["found"], of["invented"], of["missed"])

    @property
    def dates(self) -> float | None:
        """Exact dates of all events there are, the missed ones too."""
        return rate(self.counts["date exact"], self.counts["found"] + self.counts["missed"])

    @property
    def people_f1(self) -> float | None:
        """Of the people of all events, by name in the nominative."""
        of = self.counts
        return f1(of["person right"], of["person invented"], of["person missed"])

    @property
    def contacts(self) -> float | None:
        """The right ones of all fields that the truth or the output fills."""
        return rate(self.counts["field right"], self.counts["field"])

    @property
    def totals(self) -> tuple[float | None, ...]:
        """The four of the total line."""
        return self.event_f1, self.dates, self.people_f1, self.contacts

    def total_line(self, name: str) -> str:
        """All in one line."""
        names = ("event F1", "dates", "people F1", "contacts")
        shown = (f"{a} {percent(b)}" for a, b in zip(names, self.totals, strict=True))
        return f"TOTAL {name}: " + ", ".join(shown)


def match_events(truth: list[Json], got: list[Json]) -> dict[int, int]:
    """Which event of the output (value) is which of the truth (key): the best pairs first."""
    pairs = []
    for i, wanted in enumerate(truth):
        for j, event in enumerate(got):
            score = likeness(wanted, event)
            if score:
                pairs.append((score, not wanted.get("optional"), -i, -j))
    matched: dict[int, int] = {}
    for _, _, i, j in sorted(pairs, reverse=True):
        if -i not in matched and -j not in matched.values():
            matched[-i] = -j
    return matched


def likeness(wanted: Json, event: Json) -> float:
    """How surely an event of the output is this one; nothing if it is not."""
    title, text = event.get("title") or "", event.get("text") or ""
    share = stem_share(wanted["key"], f"{title} {text}")
    source = event.get("source")
    common = overlap(wanted["source"], source or text)
    if share < KEY_SHARE or common < (SOURCE_SHARE if source else TEXT_SHARE):
        return 0.0
    exact = judge_date(wanted, event.get("date")) == "exact"
    return share + 0.5 * stem_share(wanted["key"], title) + common + (0.75 if exact else 0.0)


def told_as(of: Json, statements: list[Json]) -> Json | None:
    """The fact (or event) that tells the same."""
    for other in statements:
        texts = " ".join(str(other.get(name) or "") for name in ("title", "text", "source"))
        if stem_share(of["key"], texts) >= KEY_SHARE and (
            overlap(of["source"], other.get("source") or texts) >= SOURCE_SHARE
        ):
            return other
    return None


def score_people(score: Score, wanted: Json, event: Json) -> bool:
    """Count the people of an event; whether they are all right."""
    left = [person for person in items(event, "people") if name_of(person)]
    clean = True
    for person in wanted["people"]:
        hit = next((p for p in left if same_name(person["name"], name_of(p))), None)
        if hit is not None:
            left.remove(hit)
            score.add("person right")
            if person["role"]:
                score.add("role")
                given = str(hit.get("role") or "") if isinstance(hit, dict) else ""
                enough = stem_share([person["role"]], given) >= 0.5
                part = stem_share([given], person["role"]) == 1.0
                score.add("role right", int(enough or part))
            continue
        clean = False
        score.add("person missed")
        near = next((p for p in left if near_name(person["name"], name_of(p))), None)
        if near is not None:
            score.add("person nearly")
        score.remark("person", f"{person['name']} → {name_of(near) if near is not None else '–'}")
    optional = items(wanted, "people_optional")
    for person in left:
        if not any(near_name(name, name_of(person)) for name in optional):
            clean = False
            score.add("person invented")
            score.remark("person put in", f"{name_of(person)} ({wanted['key']})")
    return clean


def score_event(score: Score, wanted: Json, event: Json, directions: dict[int, int]) -> None:
    """Count what is right in an event that was found."""
    wrong = []
    verdict = judge_date(wanted, event.get("date"))
    if not wanted.get("optional"):
        score.add(f"date {verdict}")
        if wanted.get("inherited"):
            score.add("inherited")
            score.add("inherited exact", int(verdict == "exact"))
            score.add("inherited doubted", int(bool(items(event, "doubts"))))
    if verdict != "exact":
        wrong.append("date")
        score.remark("date", f"{wanted['date']} → {event.get('date')} ({' '.join(wanted['key'])})")
    if bool(event.get("planned")) == wanted["planned"]:
        score.add("planned right")
    else:
        wrong.append("planned")
        score.remark("planned", f"{wanted['planned']} expected ({' '.join(wanted['key'])})")
    place = judge_place(wanted, event.get("place"))
    score.add(f"place {place}")
    if place != "right":
        wrong.append("place")
        score.remark("place", f"{wanted['place']} → {event.get('place')}")
    if not score_people(score, wanted, event):
        wrong.append("people")
    for name in wanted["organisations"]:
        score.add("organisation")
        known = " ; ".join(name_of(each) for each in items(event, "organisations"))
        score.add("organisation found", int(stem_share([name], known) >= 0.8))
    if not score_own_directions(score, wanted, event, directions):
        wrong.append("directions")
    score_title(score, wanted, event)
    score_doubts(score, wanted, event, wrong)


def score_own_directions(
    score: Score, wanted: Json, event: Json, directions: dict[int, int]
) -> bool:
    """Count an event's directions where the document says them; whether they are right."""
    if wanted["directions"] is None:
        return True
    given = {directions.get(index, -1 - index) for index in items(event, "directions")}
    expected = set(wanted["directions"])
    score.add("own right", len(given & expected))
    score.add("own invented", len(given - expected))
    score.add("own missed", len(expected - given))
    return given == expected


def score_title(score: Score, wanted: Json, event: Json) -> None:
    """Count a title that can stand in a list."""
    title = str(event.get("title") or "")
    usable = 0 < len(title) <= TITLE_LENGTH and stem_share(wanted["key"], title) >= KEY_SHARE
    score.add("title usable", int(usable))


def score_doubts(score: Score, wanted: Json, event: Json, wrong: list[str]) -> None:
    """Count wrong fields and needless doubts; an inherited date deserves its doubt."""
    doubted = bool(items(event, "doubts"))
    score.add("wrong field", len(wrong))
    score.add("wrong field doubted", len(wrong) * doubted)
    if "date" in wrong:
        score.add("wrong date doubted", int(doubted))
    if not wrong and not wanted.get("inherited"):
        score.add("event all right")
        score.add("event all right doubted", int(doubted))


def score_events(score: Score, truth: Json, output: Json, directions: dict[int, int]) -> set[int]:
    """Count events, their fields, and those that should not be; which of the output are true."""
    wanted, got = truth["events"], items(output, "events")
    matched = match_events(wanted, got)
    for i, event in enumerate(wanted):
        if i in matched:
            score.add("found", int(not event.get("optional")))
            score.add("matched")
            score_event(score, event, got[matched[i]], directions)
        elif event.get("or_fact") and told_as(event, items(output, "facts")):
            score.add("told as a fact")
        elif not event.get("optional"):
            score.add("missed")
            score.add("person missed", len(event["people"]))
            score.remark("missed", f"{event['date']} {' '.join(event['key'])}")
    true = set(matched.values())
    either = [fact for fact in truth["facts"] if fact.get("or_event")]
    for j, event in enumerate(got):
        if j in true:
            continue
        statement = {"title": event.get("title"), "source": event.get("source")}
        statement["text"] = event.get("text")
        if any(told_as(fact, [statement]) for fact in either):
            true.add(j)
            score.add("fact told as an event")
            continue
        score.add("invented")
        score.add("wrong field")
        score.add("wrong field doubted", int(bool(items(event, "doubts"))))
        score.add("person invented", len(items(event, "people")))
        doubled = any(likeness(each, event) for each in wanted)
        score.add("doubled", int(doubled))
        score.remark(
            "twice" if doubled else "invented", f"{event.get('date')} {event.get('title')}"
        )
    return true
