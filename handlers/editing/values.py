"""The values of fields as an editor reads them."""

from typing import Any

from handlers.dates import format_edtf
from handlers.texts import N_, Texts, numbered
from storage.edtf import Edtf

CHOICES = {
    "planned": N_("planned"),
    "cancelled": N_("cancelled"),
    "country": N_("country"),
    "region": N_("region"),
    "city": N_("city"),
    "organisation": N_("organisation"),
    "shown": N_("shown"),
    "hidden": N_("hidden"),
    "retired": N_("retired"),
}
"""The words of the fields that are one of a few."""
_DATES = ("date", "as_of", "signed", "valid_until", "verified_on")
_CHOSEN = ("status", "partner_kind", "state")


def show_value(key: str, value: Any, directions: dict[int, str], t: Texts) -> str:
    """A field's value as an editor reads it."""
    name = key.rpartition(".")[2]
    if name == "deleted":
        return t.gettext("yes") if value else t.gettext("no")
    if value in (None, False, "", []):
        return "–"
    if name in _DATES:
        return format_edtf(Edtf.parse(value), t)
    if name in _CHOSEN:
        return t.gettext(CHOICES.get(value, value))
    if name == "country":
        return str(t.locale.territories.get(value, value))
    parts = _list_parts(name, value, directions, t)
    return str(value) if parts is None else parts


def _list_parts(name: str, value: Any, directions: dict[int, str], t: Texts) -> str | None:
    """What is a list, in one line; None for what is none."""
    if name == "directions":
        return ", ".join(directions.get(each, numbered(each, t)) for each in value)
    if name == "more_dates":
        return t.semicolon.join(format_edtf(Edtf.parse(each), t) for each in value)
    if name == "photos":
        count = t.ngettext("{count} photo", "{count} photos", len(value))
        return f"{count}{t.colon}{', '.join(numbered(each, t) for each in value)}"
    if name in ("organisations", "places"):
        return t.semicolon.join(value)
    if name == "people":
        return t.semicolon.join(f"{person}, {role}" if role else person for person, role in value)
    if name == "roles":
        return t.semicolon.join(f"{person}, {role}" for person, role in value.items())
    return None
