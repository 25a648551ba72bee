"""How the things of a document are called."""

from handlers.imports.review import HEAD, Review
from handlers.texts import N_

KINDS = {
    "e": N_("📅 Events"),
    "x": N_("🚫 Cancelled"),
    "f": N_("ℹ️ Facts"),
    "c": N_("☎️ Contacts"),
    "d": N_("🤝 Areas"),
}
KIND_NAMES = {
    "e": N_("event"),
    "x": N_("event"),
    "f": N_("fact"),
    "c": N_("contact"),
    "d": N_("area"),
    HEAD: N_("the brief itself"),
}


def heading_of(review: Review, key: str) -> str | None:
    """By what words a thing is known."""
    kind = key[0]
    if kind in "ex":
        event = review.event(key)
        return event.title if event else None
    if kind == "f":
        fact = review.fact(key)
        return fact.text if fact else None
    if kind == "c":
        contact = review.contact(key)
        return (contact.name or contact.organisation or contact.source) if contact else None
    direction = review.direction(key)
    return direction.text if direction else review.title
