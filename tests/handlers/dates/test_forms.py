"""Written dates, as people and documents write them; some tables were made without the code."""

import pytest

from tests.quality.dates import TABLE, Form, Outcome, judge, ours, read_forms

BLIND = read_forms()
FORMS = [
    *BLIND,
    *(form for path in sorted(TABLE.parent.glob("*_forms.yaml")) for form in read_forms(path)),
]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.language}-{form.text}")
def test_a_written_date_is_what_a_person_takes_it_for(form: Form) -> None:
    assert judge(form, answer := ours(form)) is Outcome.RIGHT, answer


def test_the_blind_table_has_every_language_and_context() -> None:
    assert {form.language for form in BLIND} == {"ru", "en", "nl", "fr"}
    assert {form.context for form in BLIND} == {"question", "field", "document"}
    assert len({(form.text, form.language, form.context) for form in BLIND}) >= 600


def test_no_form_stands_twice() -> None:
    forms = [
        (form.text, form.language, form.context, form.today, form.default_year) for form in FORMS
    ]
    assert len(forms) - len(set(forms)) == 0


def test_a_wrong_reading_is_seen() -> None:
    form = Form("2018", "ru", "question", "2017")
    assert judge(form, ours(form)) is Outcome.WRONG
