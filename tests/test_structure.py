"""Which part of the house may know which: imports point one way."""

import ast
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = ("storage", "handlers", "bot")
PACKAGES = (
    "texts",
    "dates",
    "documents",
    "meaning",
    "chat",
    "errors",
    "jubilees",
    "home",
    "language",
    "privacy",
    "about",
    "agreements",
    "contact",
    "events",
    "photos",
    "people",
    "directions",
    "export",
    "timeline",
    "questions",
    "subscriptions",
    "outgoing",
    "finding",
    "editing",
    "imports",
    "briefs",
    "plain",
    "registry",
)
"""Those of `handlers/`: each may import those before it."""
PARTS = {
    "dates": (
        *("words", "values", "passages", "no_dates", "years"),
        *("numeric", "names", "relative", "rows", "guards"),
    ),
    "documents/understanding": (
        *("words", "layout", "places", "times", "structure"),
        *("people", "contacts", "head", "events"),
    ),
    "finding": (
        *("brief", "frames", "readings", "about", "people", "events"),
        *("numbers", "answers", "showing", "follow_ups"),
    ),
}
"""Those of a package: each may import those before it, and what stands beside them all of them."""


@cache
def imports_of(path: Path) -> tuple[str, ...]:
    """The modules that a module imports when it is loaded."""
    found: list[str] = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found += (f"{node.module}.{name.name}" for name in node.names)
        elif isinstance(node, ast.Import):
            found += (name.name for name in node.names)
    return tuple(found)


def modules(folder: str) -> list[Path]:
    """The modules below a folder."""
    return sorted((ROOT / folder).rglob("*.py"))


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_imports_none_above_it(layer: str) -> None:
    above = LAYERS[LAYERS.index(layer) + 1 :]
    for path in modules(layer):
        for name in imports_of(path):
            assert name.split(".")[0] not in (*above, "tests"), f"{path}: {name}"


def test_every_package_of_handlers_has_its_place() -> None:
    found = {path.relative_to(ROOT / "handlers").parts[0] for path in modules("handlers")}
    assert {name.removesuffix(".py") for name in found} - {"__init__"} == set(PACKAGES)


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_of_handlers_imports_only_those_before_it(package: str) -> None:
    before = {*PACKAGES[: PACKAGES.index(package) + 1]}
    folder = ROOT / "handlers" / package
    for path in sorted(folder.rglob("*.py")) if folder.is_dir() else [folder.with_suffix(".py")]:
        for name in imports_of(path):
            layer, *rest = name.split(".")
            if layer == "handlers":
                assert rest[0] in before, f"{path}: {name}"


@pytest.mark.parametrize("layer", LAYERS)
def test_modules_do_not_import_one_another_in_a_circle(layer: str) -> None:
    paths = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in modules(layer)
    }
    known = {
        name: {
            each
            for imported in imports_of(path)
            for each in (imported, imported.rpartition(".")[0])
            if each in paths and each != name
        }
        for name, path in paths.items()
    }
    # Only types are taken from these two, for annotations.
    known["handlers.chat.screen"] = known.get("handlers.chat.screen", set()) - {
        "handlers.chat.context",
        "handlers.chat.view",
    }
    while leaves := {name for name, needs in known.items() if not needs}:
        known = {name: needs - leaves for name, needs in known.items() if name not in leaves}
    assert not known


@pytest.mark.parametrize("package", PARTS)
def test_a_part_of_a_package_imports_only_those_before_it(package: str) -> None:
    folder, parts = ROOT / "handlers" / package, PARTS[package]
    assert {each.parent.name for each in folder.glob("*/*.py")} == set(parts)
    for part in parts:
        before = parts[: parts.index(part) + 1]
        for path in sorted((folder / part).rglob("*.py")):
            for name in imports_of(path):
                inside = name.removeprefix(f"handlers.{package}.".replace("/", "."))
                assert inside == name or inside.split(".")[0] in before, f"{path}: {name}"
