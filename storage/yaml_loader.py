"""How YAML files are read: safely, and fast where that is to be had."""

from collections.abc import Iterator
from typing import Any

import yaml

# libyaml is ten times as fast where PyYAML was built with it.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_yaml(text: str) -> Any:
    """What a YAML text says; raises `yaml.YAMLError` or `ValueError` (a date that is none)."""
    return yaml.load(text, LOADER)  # noqa: S506 - it is the safe one


def find_slips(text: str) -> list[tuple[int, str]]:
    """What YAML drops without a word, each with its line: a repeated key, text after a `#`."""
    return sorted(_find_slips(yaml.compose(text, LOADER), text.splitlines()))


def _find_slips(node: yaml.Node | None, lines: list[str]) -> Iterator[tuple[int, str]]:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                yield key.start_mark.line + 1, f"{key.value}: this key stands twice"
            seen.add(key.value)
            yield from _find_slips(value, lines)
    elif isinstance(node, yaml.SequenceNode):
        for each in node.value:
            yield from _find_slips(each, lines)
    elif isinstance(node, yaml.ScalarNode) and not node.style:
        end = node.end_mark
        rest = lines[end.line][end.column :].lstrip() if end.line < len(lines) else ""
        # libyaml ends a plain text where it stopped to look, which may be a line further down.
        if end.line == node.start_mark.line and _is_lost(node.value, rest):
            what = f"what follows “{node.value} ” is a comment"
            yield end.line + 1, f"{what}: put the text in quotes, or the comment on its own line"


def _is_lost(value: str, rest: str) -> bool:
    """Whether what looks like a comment behind a value is the rest of it: «Форум #2», a phrase."""
    return rest.startswith("#") and (rest[1:2].strip() != "" or " " in value)
