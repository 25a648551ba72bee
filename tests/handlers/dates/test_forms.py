"""Written dates, as people and documents write them; some tables were made without the code."""

import pytest

from tests.quality.dates import TABLE, Form, Outcome, judge, ours, read_forms

BLIND = read_forms()
TABLES = {
    path.stem: read_forms(path) for path in (TABLE, *sorted(TABLE.parent.glob("*_forms.yaml")))
}
FORMS = [form for table in TABLES.values() for form in table]
AT_ONCE = 100
"""A test of its own for each of thousands takes longer to collect and report than to read them."""
PARTS = {
    f"{name}-{at}": table[at : at + AT_ONCE]
    for name, table in TABLES.items()
    for at in range(0, len(table), AT_ONCE)
}


@pytest.mark.parametrize("part", PARTS)
def test_written_dates_are_what_a_person_takes_them_for(part: str) -> None:
    read = [(form, ours(form)) for form in PARTS[part]]
    wrong = [
        f"{form.text!r} ({form.language}, {form.context}): {answer}, and not {form.expect}"
        for form, answer in read
        if judge(form, answer) is not Outcome.RIGHT
    ]
    assert not wrong, "\n".join(wrong)


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
