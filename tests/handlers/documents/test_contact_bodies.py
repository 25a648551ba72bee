"""Whose office a contact is of, where a table or running text tells it beside the office."""

from datetime import date

from handlers.documents.reading.files import read_file
from handlers.documents.understanding.understand import understand
from tests.handlers.documents.making import word_file
from tests.handlers.documents.test_four_languages import read


def test_office_in_a_table_may_end_with_its_body() -> None:
    rows = [
        ("Naam", "Functie", "Bereikbaar via"),
        ("Els Bakker", "adviseur cultuur, gemeente Oslo", "038 457 60 21, els@oslo.example"),
    ]
    data = word_file("Notitie over Oslo", "Stand per 1 oktober 2021", "Contact", table=rows)
    (contact,) = understand(read_file(data, "x.docx"), date(2026, 11, 25)).contacts
    assert (contact.position, contact.organisation) == ("adviseur cultuur", "gemeente Oslo")


def test_body_may_stand_before_who_is_of_it() -> None:
    text = (
        "Your partner at the Harbour Museum is Leo Bell, bookings manager: +44 1224 576 040. "
        "On the other side ring Ann Berg, adviser at the City of Oslo, on +44 1224 576 041."
    )
    first, second = read("en", text).contacts
    assert (first.name, first.organisation) == ("Leo Bell", "Harbour Museum")
    assert (second.name, second.organisation) == ("Ann Berg", "City of Oslo")
