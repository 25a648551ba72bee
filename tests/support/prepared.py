"""What each worker would make for itself in a new clone is made once, before they start."""

import compileall
import os
from collections.abc import Sequence
from multiprocessing import get_context
from pathlib import Path

import pytest
from _pytest.assertion import rewrite
from hypothesis.internal import charmap
from hypothesis.internal.conjecture import providers

from bot.settings import ROOT


def prepare(config: pytest.Config) -> None:
    """Compile all modules, rewrite the tests' asserts, look for what hypothesis draws from."""
    folders = [ROOT / each for each in ("bot", "handlers", "storage", "tests")]
    modules = [module for folder in folders for module in sorted(folder.rglob("*.py"))]
    count = os.cpu_count() or 1
    context = get_context("fork")
    processes = [
        context.Process(target=_compile, args=(config, modules[at::count])) for at in range(count)
    ]
    processes.append(context.Process(target=_look_for_examples))
    for process in processes:
        process.start()
    for process in processes:
        process.join()


def _compile(config: pytest.Config, modules: Sequence[Path]) -> None:
    for path in modules:
        if path.name == "conftest.py" or path.match("test_*.py"):
            _rewrite(config, path)
        else:
            compileall.compile_file(path, quiet=2)


def _rewrite(config: pytest.Config, path: Path) -> None:
    """Do what pytest does when it imports a test; it has no name for that alone."""
    compiled = rewrite.get_cache_dir(path) / f"{path.stem}{rewrite.PYC_TAIL}"
    if rewrite._read_pyc(path, compiled) is None:
        rewrite.try_makedirs(compiled.parent)
        source, code = rewrite._rewrite_test(path, config)
        rewrite._write_pyc(config.stash[rewrite.assertstate_key], code, source, compiled)


def _look_for_examples() -> None:
    """Keep the constants of the code and the kinds of characters where hypothesis finds them."""
    providers._get_local_constants()
    charmap.charmap()
