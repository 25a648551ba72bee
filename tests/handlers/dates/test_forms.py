"""Written dates, as people and documents write them; some tables were made without the code."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.quality.dates import TABLE, Form, Outcome, judge, ours, read_forms

TABLES = sorted(TABLE.parent.glob("*.yaml"))


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.stem)
def test_written_dates_are_what_a_person_takes_them_for(table: Path) -> None:
    read = [(form, ours(form)) for form in read_forms(table)]
    wrong = [
        f"{form.text!r} ({form.language}, {form.context}): {answer}, and not {form.expect}"
        for form, answer in read
        if judge(form, answer) is not Outcome.RIGHT
    ]
    assert not wrong, "\n".join(wrong)


def test_no_table_is_left_unread() -> None:
    assert {*Path(__file__).parent.rglob("*.yaml")} == {*TABLES}


def test_the_blind_table_has_every_language_and_context() -> None:
    blind = read_forms()
    assert {form.language for form in blind} == {"ru", "en", "nl", "fr"}
    assert {form.context for form in blind} == {"question", "field", "document"}
    assert len({(form.text, form.language, form.context) for form in blind}) >= 600


def test_no_form_stands_twice() -> None:
    forms = [
        (form.text, form.language, form.context, form.today, form.default_year)
        for table in TABLES
        for form in read_forms(table)
    ]
    assert len(forms) - len(set(forms)) == 0


def test_a_wrong_reading_is_seen() -> None:
    form = Form("2018", "ru", "question", "2017")
    assert judge(form, ours(form)) is Outcome.WRONG


def test_what_is_put_aside_is_told_where_its_value_is_expected() -> None:
    deadline = Form("Replies may be sent until 5 January 2019.", "en", "document", "../2019-01-05")
    assert judge(deadline, ours(deadline)) is Outcome.TOLD
    said = ["2018-05-05", "../2021"]
    beside = Form("Signed 5 May 2018, valid until 2021.", "en", "document", said)
    assert judge(beside, ours(beside)) is Outcome.TOLD
    other = replace(beside, expect=["2018-05-06", "../2021"])
    assert judge(other, ours(other)) is Outcome.WRONG
    known = replace(deadline, expect={"aside": "../2019-01-05"})
    assert judge(known, ours(known)) is Outcome.RIGHT
