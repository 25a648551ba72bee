"""The score of all that an import printed of a document."""

from collections.abc import Iterator

from tests.quality.documents.comparing import (
    Json,
    alike,
    bag,
    contact_fields,
    equal,
    items,
    plain_date,
    stem_share,
    words,
)
from tests.quality.documents.score import (
    TITLE_LENGTH,
    Score,
    f1,
    percent,
    rate,
    score_events,
    told_as,
)

USED_SHARE = 0.8  # of a sentence's words, in one place of the output


def score_never(score: Score, truth: Json, output: Json, true: set[int]) -> None:
    """Count the sentences that became dated events and should not."""
    sources = [event["source"] for event in truth["events"]]
    sources += [fact["source"] for fact in truth["facts"] if fact.get("or_event")]
    for never in truth["not_events"]:
        score.add("not an event")
        sentence = bag(never["source"])
        also_event = any(sentence <= bag(source) for source in sources)
        for j, event in enumerate(items(output, "events")):
            when = plain_date(event.get("date"))
            spoken = bag(event.get("source") or event.get("text"))
            if when is None or len(sentence & spoken) < 0.6 * len(sentence):
                continue
            if (j not in true and not also_event) or when in never["dates"]:
                score.add("not an event violated")
                score.remark("no event", f"{when} ({never['why']}) {never['source'][:90]}")
                break


def score_directions(score: Score, truth: Json, output: Json) -> dict[int, int]:
    """Count directions; which of the output (key) is which of the truth (value)."""
    texts = [
        f"{each.get('text') or each.get('label') or ''}" if isinstance(each, dict) else str(each)
        for each in items(output, "directions")
    ]
    known: dict[int, int] = {}
    for i, wanted in enumerate(truth["directions"]):
        for j, text in enumerate(texts):
            if j not in known and alike(wanted, text):
                known[j] = i
                break
        else:
            score.add("direction missed")
            score.remark("direction", wanted)
    score.add("direction right", len(known))
    score.add("direction invented", len(texts) - len(known))
    return known


def score_facts(score: Score, truth: Json, output: Json) -> None:
    """Count facts and their years; those that an overview may tell too are found there."""
    facts, events = items(output, "facts"), items(output, "events")
    overview = [{"text": each} for each in items(output, "overview")]
    for wanted in truth["facts"]:
        hit = told_as(wanted, [each for each in facts if _year_fits(wanted, each)])
        hit = hit or told_as(wanted, facts)
        if not hit and wanted.get("or_event"):
            hit = told_as(wanted, events)
        place = not hit and wanted.get("or_overview") and told_as(wanted, overview)
        if wanted.get("optional") and not (hit and _year_fits(wanted, hit)):
            continue
        score.add("derived fact" if wanted.get("derived") else "fact")
        if not hit and not place:
            score.add("fact missed")
            score.remark("fact", wanted["text"])
        elif place or (hit and _year_fits(wanted, hit)):
            score.add("year right")
        else:
            score.remark("fact's year", f"{wanted['year']} → {(hit or {}).get('date')}")
    score.add("facts given", len(facts))


def _year_fits(wanted: Json, given: Json) -> bool:
    when = plain_date(given.get("date", given.get("year")))
    if wanted["year"] is None or when is None:
        return wanted["year"] is None and when is None
    return when in items(wanted, "date_also") or when[:4] == str(wanted["year"])


def score_contacts(score: Score, truth: Json, output: Json) -> None:
    """Count contacts and their fields; a missed contact's fields are all wrong."""
    left = items(output, "contacts")
    for wanted in truth["contacts"]:
        best: Json = max(
            left, key=lambda got: sum(right for _, right in contact_fields(wanted, got)), default={}
        )
        verdicts = list(contact_fields(wanted, best))
        if not any(right for _, right in verdicts):
            best, verdicts = {}, list(contact_fields(wanted, {}))
        else:
            left.remove(best)
        score.add("contact")
        score.add("contact found", int(bool(best)))
        for name, right in verdicts:
            score.add("field")
            score.add("field right", int(right))
            if not right:
                score.remark("contact", f"{name}: {wanted.get(name)} → {best.get(name)}")
    for extra in left:
        score.add("contact invented")
        score.add("field", sum(bool(value) for value in extra.values()))
        score.remark("contact put in", extra.get("name") or extra)


def pieces(output: Json) -> Iterator[tuple[str, set[str]]]:
    """The places of the output where a sentence can have gone, and their words."""
    for name in ("title", "partner"):
        yield "head", bag(output.get(name))
    for name in ("overview", "unused"):
        for text in items(output, name):
            yield name, bag(text)
    for name in ("directions", "facts", "events", "contacts"):
        for each in items(output, name):
            yield name, bag(as_text(each))


def as_text(thing: object) -> str:
    """All texts of a thing, one a line."""
    values = thing.values() if isinstance(thing, dict) else thing if isinstance(thing, list) else []
    return "\n".join(as_text(value) for value in values) if values else str(thing or "")


def score_sentences(score: Score, truth: Json, output: Json) -> None:
    """Count the sentences that went into nothing and are not listed as unused."""
    places = list(pieces(output))
    scattered = {name: as_text(items(output, name)) for name in ("directions", "contacts")}
    for sentence in truth["sentences"]:
        kind = sentence["kind"]
        if kind == "context":
            continue
        content = bag(sentence["text"])
        used = {name for name, piece in places if len(content & piece) >= USED_SHARE * len(content)}
        # These are taken apart: two fifths of the words, in whatever case, are enough.
        for name, text in scattered.items():
            if f"{kind}s" == name and stem_share(content, text) >= 0.4:
                used.add(name)
        score.add("sentence")
        if not used:
            score.add("sentence lost")
            score.remark(f"lost ({kind})", sentence["text"][:110])
        elif used == {"unused"}:
            score.add("sentence unused")
            score.add("sentence wrongly unused", int(kind != "other"))
        if kind == "overview":
            score.add("overview")
            score.add("overview right", int("overview" in used))


def score_head(score: Score, truth: Json, output: Json) -> None:
    """Count title, partner, country and as-of date."""
    for name in ("title", "partner", "country", "as_of"):
        accepted = [truth.get(name), *items(truth, f"{name}_also")]
        value = output.get(name)
        right = any(equal(each, value) for each in accepted) if value else None in accepted
        if name == "title" and value and not right:
            # A line below the title may have come with it.
            few = len(words(value)) - len(words(truth["title"])) <= 4
            right = few and stem_share([truth["title"]], value) == 1.0
        # An empty output does not earn a date that the document lacks.
        right = right and bool(output)
        score.add("head")
        score.add("head right", int(right))
        if not right:
            score.remark(name, f"{truth.get(name)} → {value}")


def score_output(truth: Json, output: Json) -> Score:
    """All counts of one document."""
    score = Score()
    score_head(score, truth, output)
    directions = score_directions(score, truth, output)
    true = score_events(score, truth, output, directions)
    score_never(score, truth, output, true)
    score_facts(score, truth, output)
    score_contacts(score, truth, output)
    score_sentences(score, truth, output)
    score.add("doubts of the whole", len(items(output, "doubts")))
    return score


def report(score: Score) -> Iterator[str]:
    """The lines of the table."""
    of = score.counts
    found = of["matched"]
    wrong_dates = of["date vague"] + of["date wrong"] + of["date none"]
    recall = rate(of["person right"], of["person right"] + of["person missed"])
    precision = rate(of["person right"], of["person right"] + of["person invented"])
    direction_f1 = f1(of["direction right"], of["direction invented"], of["direction missed"])
    events_direction_f1 = f1(of["own right"], of["own invented"], of["own missed"])
    yield f"head       {of['head right']} of {of['head']} right (title, partner, country, as of)"
    yield (
        f"events     {of['found']} found, {of['missed']} missed, {of['invented']} invented "
        f"(of these {of['doubled']} doubled), {of['told as a fact']} told as facts, "
        f"{of['fact told as an event']} facts told as events"
    )
    yield (
        f"dates      {of['date exact']} exact, {of['date vague']} too wide or narrow, "
        f"{of['date wrong']} wrong, {of['date none']} none; "
        f"inherited: {of['inherited exact']} of {of['inherited']} exact, "
        f"{of['inherited doubted']} marked by a doubt"
    )
    yield f"planned    {of['planned right']} of {found} right"
    yield f"titles     {of['title usable']} of {found} usable (its words, ≤ {TITLE_LENGTH} signs)"
    yield (
        f"places     {of['place right']} right, {of['place wrong']} wrong, "
        f"{of['place missing']} missing, {of['place invented']} invented"
    )
    yield (
        f"people     precision {percent(precision)}, recall {percent(recall)}: "
        f"{of['person right']} right, {of['person missed']} missed (of these "
        f"{of['person nearly']} in another case or form), {of['person invented']} put in; "
        f"roles {of['role right']} of {of['role']}"
    )
    yield f"bodies     {of['organisation found']} of {of['organisation']} organisations found"
    yield (
        f"directions F1 {percent(direction_f1)}: {of['direction right']} right, "
        f"{of['direction missed']} missed, {of['direction invented']} invented; "
        f"those of events F1 {percent(events_direction_f1)}"
    )
    facts = of["fact"] + of["derived fact"]
    yield (
        f"facts      {facts - of['fact missed']} of {facts} found, {of['year right']} with the "
        f"right year; {of['facts given']} given; {of['derived fact']} derived"
    )
    yield (
        f"contacts   {of['contact found']} of {of['contact']} found, {of['contact invented']} "
        f"invented; fields {of['field right']} of {of['field']} right"
    )
    yield f"no events  {of['not an event violated']} of {of['not an event']} violated"
    yield (
        f"sentences  {of['sentence lost']} of {of['sentence']} lost, {of['sentence unused']} "
        f"unused (of these {of['sentence wrongly unused']} wrongly); "
        f"overview {of['overview right']} of {of['overview']}"
    )
    yield (
        f"doubts     on {of['wrong field doubted']} of {of['wrong field']} wrong fields, "
        f"{of['wrong date doubted']} of {wrong_dates} wrong dates; on "
        f"{of['event all right doubted']} of {of['event all right']} events all right and not "
        f"inherited; {of['doubts of the whole']} on the whole"
    )
