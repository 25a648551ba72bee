"""`python -m tests.quality`: prints how many questions are answered, and dates read, right.

`python -m tests.quality documents` prints how well documents are understood, and writes
docs/documents.md. `--wrong` adds what went wrong. `learn` learns from the same documents which
sentences tell an event.

`explain "…" [--brief slug] [--language ru]` prints how one question is understood.
"""

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path

from bot.settings import ROOT
from tests.quality import comparing, dates, each_brief, heads
from tests.quality.documents import learning
from tests.quality.documents import measure as documents
from tests.quality.explain import explain
from tests.quality.measure import SETS, ask_all, read_questions, tabulate

MEANINGS = ROOT / ".venv" / "spravka.meanings.db"
"""What the statements of all briefs mean takes minutes to be made."""
DATES, DOCUMENTS, HEADS, LEARN = "dates", "documents", "heads", "learn"


async def main(names: list[str], *, show_wrong: bool) -> None:
    """Print the table of each set, and if asked what was answered wrong."""
    for name in names:
        if name == DATES or Path(name).suffix:
            print_dates(Path(name) if Path(name).suffix else dates.TABLE, show_wrong=show_wrong)
            continue
        if name == HEADS:
            await print_heads(show_wrong=show_wrong)
            continue
        if name == each_brief.NAME:
            for chosen in each_brief.SETS:
                await print_each_brief(chosen, show_wrong=show_wrong)
            continue
        if name == LEARN:
            print(learning.relearn())
            continue
        if name == DOCUMENTS:
            await measure_documents(show_wrong=show_wrong)
            continue
        with tempfile.TemporaryDirectory() as folder:
            answers = await ask_all(read_questions(name), Path(folder) / "spravka.db")
        print(f"{name}\n{tabulate(answers)}\n")
        for each in answers if show_wrong else ():
            if not each.is_right(1):
                question = each.question
                print(
                    f"{question.lang} {question.kind}: {question.ask!r} → {each.answers[:4]},"
                    f" expected {question.expect}"
                )


async def print_heads(*, show_wrong: bool) -> None:
    """Print how many talks end with what was asked at the head of the answer."""
    for name in heads.SETS:
        talks = heads.read_talks(name)
        answers = await heads.hold_talks(talks, meanings=MEANINGS)
        print(f"{name}\n{heads.tabulate(talks, answers)}\n")
        # What is seen of the unseen is seen for good.
        if not show_wrong or name == heads.UNSEEN:
            continue
        for talk, answer in zip(talks, answers, strict=True):
            if not talk.is_right(answer):
                print(f"{talk.brief} {talk.language} {talk.kind}: {talk.ask!r} → {answer[:160]!r}")


async def print_each_brief(name: str, *, show_wrong: bool) -> None:
    """Print how each brief answers the questions that are asked of every one."""
    talks = each_brief.read_talks(name)
    answers = await each_brief.ask_each(talks, meanings=MEANINGS)
    print(f"{each_brief.NAME}, {name}\n{each_brief.tabulate(talks, answers)}\n")
    for slug, asked in talks.items() if show_wrong else ():
        for talk, answer in zip(asked, answers[slug], strict=True):
            if not talk.is_right(answer):
                print(f"{slug} {talk.language} {talk.kind}: {talk.ask!r} → {answer[:160]!r}")


def print_dates(path: Path, *, show_wrong: bool) -> None:
    """Print how a table of written dates is read, by others too."""
    forms = dates.read_forms(path)
    print(f"{path.stem}\n{comparing.tabulate(forms)}\n{comparing.compare_values(forms)}\n")
    if path == dates.TABLE:
        print(f"{comparing.compare_speed()}\n")
    for form in forms if show_wrong else ():
        if dates.judge(form, answer := dates.ours(form)) is not dates.Outcome.RIGHT:
            print(f"{form.language} {form.context}: {form.text!r} → {answer}, not {form.expect}")


async def measure_documents(*, show_wrong: bool) -> None:
    """Print every count of the documents, and write their table."""
    scores = await documents.score_documents(documents.ALL)
    print(documents.details(scores, remarks=show_wrong))
    page = ROOT / "docs" / "documents.md"
    # What follows the figures is written by hand.
    _, heading, rest = page.read_text("utf-8").partition("\n## Documents out\n")
    page.write_text(documents.describe(scores) + heading + rest, "utf-8")


def print_steps(arguments: list[str]) -> None:
    """Print how a question is understood."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality explain")
    parser.add_argument("question")
    parser.add_argument("--brief")
    parser.add_argument("--language", default="ru")
    asked = parser.parse_args(arguments)
    print("\n".join(asyncio.run(explain(asked.question, asked.brief, asked.language))))


if __name__ == "__main__":
    if sys.argv[1:2] == ["explain"]:
        print_steps(sys.argv[2:])
        sys.exit()
    arguments = [each for each in sys.argv[1:] if not each.startswith("-")]
    wanted = arguments or [*SETS, HEADS, each_brief.NAME, DATES, DOCUMENTS]
    asyncio.run(main(wanted, show_wrong="--wrong" in sys.argv))
