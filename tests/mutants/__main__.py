"""Break one behaviour at a time and see whether the tests notice: `python -m tests.mutants`.

`mutants.yaml` lists the breaks: what is replaced by what in which file, and the tests that should
see it. With a word as argument only the breaks whose name has it are made.
"""

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

ROOT = Path(__file__).parents[2]
COPIED = ("bot", "data", "docs", "handlers", "storage", "tests", "pyproject.toml", "README.md")
PYTEST = (sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider")
AT_ONCE = 2
SECONDS = 180


@dataclass(frozen=True, slots=True)
class Mutant:
    """A behaviour that is broken."""

    name: str
    file: str
    find: str
    replace: str
    tests: str

    def apply(self, root: Path) -> None:
        """Break it; raises `ValueError` if the code no longer has what is to be replaced, once."""
        path = root / self.file
        text = path.read_text("utf-8")
        if text.count(self.find) != 1:
            raise ValueError(f"{self.name}: {self.file} has it {text.count(self.find)} times")
        path.write_text(text.replace(self.find, self.replace), "utf-8")


def read_mutants() -> list[Mutant]:
    """The breaks of `mutants.yaml`."""
    listed = yaml.safe_load(Path(__file__).with_name("mutants.yaml").read_text("utf-8"))
    return [Mutant(name=name, **each) for name, each in listed.items()]


def survives(mutant: Mutant) -> bool:
    """Whether the tests pass although the behaviour is broken."""
    with TemporaryDirectory(prefix="mutant-") as folder:
        root = Path(folder)
        for name in COPIED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, root / name)
        mutant.apply(root)
        run = subprocess.run(
            [*PYTEST, *mutant.tests.split()],
            cwd=root,
            env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    if run.returncode not in (0, 1):
        raise RuntimeError(f"{mutant.name}: {run.stdout.decode()[-2000:]}")
    return run.returncode == 0


def main() -> int:
    """Print what became of each; the exit status is the number of survivors."""
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    mutants = [each for each in read_mutants() if wanted in each.name]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        survived = list(pool.map(survives, mutants))
    for mutant, alive in zip(mutants, survived, strict=True):
        print(f"{'SURVIVES' if alive else 'killed  '}  {mutant.name}")  # noqa: T201
    print(f"{len(mutants)} broken, {sum(survived)} survive")  # noqa: T201
    return sum(survived)


if __name__ == "__main__":
    sys.exit(main())
