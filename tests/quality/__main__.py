"""`python -m tests.quality`: prints how many questions are answered right."""

import asyncio
import sys
import tempfile
from pathlib import Path

from tests.quality.measure import SETS, ask_all, read_questions, tabulate


async def main(names: list[str], *, show_wrong: bool) -> None:
    """Print the table of each set, and if asked what was answered wrong."""
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            answers = await ask_all(read_questions(name), Path(folder) / "spravka.db")
        print(f"{name}\n{tabulate(answers)}\n")
        # What is seen of the unseen is seen for good.
        if show_wrong and name != "unseen":
            for each in answers:
                if not each.is_right(1):
                    question = each.question
                    print(
                        f"{question.lang} {question.kind}: {question.ask!r} → {each.answers[:4]},"
                        f" expected {question.expect}"
                    )


if __name__ == "__main__":
    arguments = [each for each in sys.argv[1:] if not each.startswith("-")]
    asyncio.run(main(arguments or list(SETS), show_wrong="--wrong" in sys.argv))
