"""The contact as a card for the phone's address book."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from telegram.constants import ContactLimit

from handlers.contact.vcard import to_vcard
from handlers.texts import LANGUAGES
from storage.brief_files import BriefFiles, ContactText
from storage.models import Contact
from tests.handlers import content

CONTACT = Contact(
    language="ru",
    name="Щербакова М.Е.",
    position="специалист",
    unit="отдел",
    organisation="комитет",
    phone="576-48-86",
    phone_international="+7 812 576-48-86",
    email="a@example.org",
    verified_on=None,
)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Щербакова М.Е.", "N:Щербакова;М.Е.;;;"),
        ("M.E. Shcherbakova", "N:Shcherbakova;M.E.;;;"),
        ("J. van den Berg", "N:van den Berg;J.;;;"),
        ("Jan Peeters", "N:Jan Peeters;;;;"),
        ("М.Е.", "N:М.Е.;;;;"),
        ("a;b, c\\d", "N:a\\;b\\, c\\\\d;;;;"),
    ],
)
def test_a_name_is_told_apart_by_its_initials(name: str, written: str) -> None:
    contact = replace(CONTACT, name=name)
    assert written in to_vcard(contact).split("\r\n")


def test_further_telephones_and_addresses_stand_in_the_card() -> None:
    contact = replace(CONTACT, more_phones=("576-48-87",), more_emails=("b@example.org",))
    lines = to_vcard(contact).split("\r\n")
    assert [each for each in lines if each.startswith("EMAIL")] == [
        *("EMAIL;TYPE=INTERNET:a@example.org", "EMAIL;TYPE=INTERNET:b@example.org")
    ]
    assert "TEL;TYPE=WORK,VOICE:576-48-87" in lines


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_contact_of_the_brief_is_a_whole_card(belgium: BriefFiles, language: str) -> None:
    own = belgium.source.contact
    texts = {file.language: file.contact for file in belgium.translations} | {"ru": own}
    text = texts[language]
    assert own
    assert text
    contact = replace(
        CONTACT,
        **text.model_dump(include=set(ContactText.model_fields)),
        **own.model_dump(include={"phone", "phone_international", "email"}),
    )
    card = to_vcard(contact)
    lines = card.split("\r\n")
    assert lines[:2] == ["BEGIN:VCARD", "VERSION:3.0"]
    assert lines[-2:] == ["END:VCARD", ""]
    assert [line.partition(":")[0] for line in lines[2:-2]] == [
        *("FN", "N", "TEL;TYPE=WORK,VOICE", "EMAIL;TYPE=INTERNET", "ORG", "TITLE")
    ]
    assert "TEL;TYPE=WORK,VOICE:+78125764886" in lines
    family = next(word for word in (text.name or "").split() if "." not in word)
    assert any(line.startswith(f"N:{family};") for line in lines)
    assert len(card.encode()) <= ContactLimit.VCARD


@settings(max_examples=50)
@given(contact=content.CONTACT)
def test_no_field_of_a_contact_breaks_its_card(contact: Contact) -> None:
    card = to_vcard(contact)
    assert len(card.encode()) <= ContactLimit.VCARD
    assert len(card.splitlines()) == card.count("\r\n") <= 12
    assert all(":" in line for line in card.splitlines())
