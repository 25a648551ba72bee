"""How many events there are, and how many states stand beside them."""

from handlers.texts import Texts


def count_events(events: int, standing: int, t: Texts) -> str:
    """«10 событий и 1 без даты окончания, всего 11»: whoever counts states, too, finds both."""
    told = t.ngettext("{count} event", "{count} events", events)
    if not standing:
        return told
    lasting = t.ngettext("{count} with no end given", "{count} with no end given", standing)
    if not events:
        return lasting
    return t.gettext(
        "{events} and {lasting}, {count} in all",
        events=told,
        lasting=lasting,
        count=events + standing,
    )
