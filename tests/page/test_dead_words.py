"""Nothing in the chat page's files is there for nobody."""

import json
import re
from pathlib import Path

from bot.playground.server import PAGE

SOURCES = {
    path.name: path.read_text() for path in Path(PAGE["path"]).iterdir() if path.suffix != ".svg"
}
STYLES = "\n".join(text for name, text in SOURCES.items() if name.endswith("css"))


def scripts(without: str = "") -> str:
    """All that runs or is shown."""
    ends = (".js", ".html")
    return "\n".join(
        text for name, text in SOURCES.items() if name.endswith(ends) and name != without
    )


def is_word_in(word: str, text: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text) is not None


def test_every_class_of_the_styles_is_given_to_something() -> None:
    rules = re.sub(r"/\*.*?\*/", "", STYLES, flags=re.DOTALL)
    selectors = " ".join(re.findall(r"([^{};]+)\{", rules))
    classes = set(re.findall(r"\.([a-z][\w-]*)", selectors))
    assert len(classes) > 100
    unused = {name for name in classes if not is_word_in(name, scripts())}
    # `emoji-${count}` is put together.
    assert {name for name in unused if f"{name.rpartition('-')[0]}-$" not in scripts()} == set()


def test_every_property_of_the_styles_is_used() -> None:
    properties = set(re.findall(r"(--[\w-]+):", STYLES))
    assert properties
    assert {name for name in properties if f"var({name})" not in STYLES} == set()


def test_every_word_is_said() -> None:
    keys = set(re.findall(r"^  (\w+): \[", SOURCES["words.js"], re.MULTILINE))
    assert len(keys) > 90
    assert {key for key in keys if f't("{key}"' not in scripts()} == set()


def test_every_icon_is_shown() -> None:
    icons = set(re.findall(r"^  (\w+):", SOURCES["icons.js"], re.MULTILINE))
    assert len(icons) > 20
    text = re.sub(r'\bt\("\w+"', "", scripts(without="icons.js"))
    assert {name for name in icons if f'"{name}"' not in text} == set()


def test_what_is_exported_is_imported() -> None:
    pattern = re.compile(r"^export (?:async )?(?:function|const|class|interface|type) (\w+)", re.M)
    exported = [(file, name) for file, text in SOURCES.items() for name in pattern.findall(text)]
    assert len(exported) > 60
    unused = []
    for file, name in exported:
        elsewhere = [text for other, text in SOURCES.items() if other != file]
        within_types = file == "types.d.ts" and SOURCES[file].count(name) > 1
        if not within_types and not any(is_word_in(name, text) for text in elsewhere):
            unused.append(f"{file}: {name}")
    assert unused == []


def test_the_lock_names_no_registry() -> None:
    lock = json.loads((Path(__file__).parent / "package-lock.json").read_text())
    assert lock["packages"]
    assert [name for name, package in lock["packages"].items() if "resolved" in package] == []
