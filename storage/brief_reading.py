"""Reads the folders of briefs: what is wrong in one is told by file, line and entry."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from storage.brief_files import (
    PHOTOS_FOLDER,
    SLUG,
    SOURCE_FILE,
    BriefFiles,
    Picture,
    Source,
    Translation,
)
from storage.photos import MAX_BYTES
from storage.pictures import picture_size
from storage.yaml_loader import LOADER, find_slips, load_yaml

Model = TypeVar("Model", bound=BaseModel)
_SECTIONS = ("directions", "people", "organisations", "places", "events", "facts", "agreements")
_LISTED = ("directions", "events", "facts", "agreements", "contacts")
"""Lists whose entries have an id."""
_PICTURES = (b"\xff\xd8", b"\x89PNG")
_SUFFIXES = frozenset({".yml", ".yaml"})


class BriefFileError(Exception):
    """A brief's files are wrong; each line of its text names a file, a line and what is wrong."""


@dataclass(frozen=True, slots=True)
class BriefFolder:
    """A folder with the files of a brief."""

    path: Path
    digest: str
    """Of its files: changes with them."""

    @property
    def slug(self) -> str:
        """What the brief is called."""
        return self.path.name

    def read(self) -> BriefFiles:
        """The brief; raises `BriefFileError`."""
        return read_brief(self.path)


def find_folders(folder: Path) -> list[BriefFolder]:
    """The briefs below a folder, in the order of their names; nothing is read but for its digest.

    A folder without YAML files is none of ours.
    """
    found = []
    for path in sorted(each for each in folder.glob("*") if each.is_dir()):
        files = sorted(each for each in path.glob("*") if each.suffix in _SUFFIXES)
        if files:
            digest = sha256()
            for file in files:
                content = file.read_bytes()
                digest.update(f"{file.name} {len(content)}\n".encode() + content)
            found.append(BriefFolder(path, digest.hexdigest()))
    return found


def read_brief(folder: Path) -> BriefFiles:
    """The brief in a folder, checked; raises `BriefFileError`."""
    if misnamed := sorted(folder.glob("*.yml")):
        raise BriefFileError(
            "\n".join(f"{path}: its name must end in .yaml, not .yml" for path in misnamed)
        )
    if not re.fullmatch(SLUG, folder.name):
        raise BriefFileError(f"{folder}: its name must be of letters, digits, - and _ alone")
    source_path = folder / SOURCE_FILE
    source = _read(source_path, Source)
    problems = [f"{source_path}: {problem}" for problem in _wrong_ids(source)]
    translations: list[Translation] = []
    for path in sorted(set(folder.glob("*.yaml")) - {source_path}):
        translation = _read(path, Translation)
        problems += [f"{path}: {problem}" for problem in _mismatches(source, translation)]
        if translation.language in {source.language, *(file.language for file in translations)}:
            problems.append(f"{path}: language: {translation.language!r} stands twice")
        translations.append(translation)
    pictures: dict[str, Picture] = {}
    for name in dict.fromkeys(photo.file for each in source.events for photo in each.photos):
        try:
            pictures[name] = _look_at(folder / PHOTOS_FOLDER / name)
        except BriefFileError as error:
            problems.append(str(error))
    if problems:
        raise BriefFileError("\n".join(problems))
    return BriefFiles(slug=folder.name, source=source, translations=translations, pictures=pictures)


def _look_at(path: Path) -> Picture:
    """How large a photo is; raises `BriefFileError` for what is none, or is too large."""
    try:
        size, data = path.stat().st_size, b""
        if size <= MAX_BYTES:
            data = path.read_bytes()
    except OSError as error:
        raise BriefFileError(f"{path}: {error.strerror or error}") from error
    if not data:
        raise BriefFileError(f"{path}: a photo has 1 to {MAX_BYTES} bytes, this has {size}")
    sides = picture_size(data)
    if not sides or not data.startswith(_PICTURES):
        raise BriefFileError(f"{path}: it is neither a JPEG nor a PNG picture")
    return Picture(path, *sides)


def _read(path: Path, model: type[Model]) -> Model:
    try:
        text = path.read_bytes().decode("utf-8-sig")
        content = load_yaml(text)
    except OSError as error:
        raise BriefFileError(f"{path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise BriefFileError(
            f"{path}: it is not UTF-8, perhaps windows-1251: save it as UTF-8"
        ) from error
    except (yaml.YAMLError, ValueError) as error:
        raise BriefFileError(f"{path}: {_in_one_line(error)}") from error
    if slips := find_slips(text):
        raise BriefFileError("\n".join(f"{path}:{line}: {what}" for line, what in slips))
    if content is None:
        raise BriefFileError(
            f"{path}:1: it is empty: a valid dictionary is needed, such as `language: ru`"
        )
    try:
        return model.model_validate(content)
    except ValidationError as error:
        node = yaml.compose(text, LOADER)
        lines = (
            f"{path}:{_line_of(node, problem['loc'])}: {_where(problem)}{problem['msg']}"
            f"{_advise(problem)}{_name_entry(content, problem['loc'])}"
            for problem in error.errors()
        )
        raise BriefFileError("\n".join(lines)) from error


def _in_one_line(error: Exception) -> str:
    return " ".join(str(error).split())


def _where(problem: ErrorDetails) -> str:
    return f"{'.'.join(map(str, problem['loc']))}: " if problem["loc"] else ""


def _advise(problem: ErrorDetails) -> str:
    """What would be right, where the value shows what was meant."""
    given, name = problem["input"], problem["loc"][-1] if problem["loc"] else ""
    if isinstance(given, bool) and problem["type"] == "string_type":
        # Norway is NO.
        word = "YES" if given else "NO"
        return f'; YAML reads a bare yes or no as true or false: write {name}: "{word}"'
    if name in ("date", "as_of", "signed", "valid_until") or "dates" in problem["loc"]:
        if not isinstance(given, str | dict | None):
            return f'; a date stands in quotes: "{given}"'
        return ' (such as "2018", "2018-04", "2018-04-25", "2018-04-25/2018-04-28", "1997/..")'
    if problem["type"] == "string_type" and isinstance(given, int | float):
        return f'; write it in quotes: "{given}"'
    if name == "country" and isinstance(given, str):
        return ', that is, its code of two capital letters: "BE"'
    if problem["type"] == "missing" and name == "country":
        return ": its code of two capital letters, or null for a partner in no country"
    return ""


def _name_entry(content: Any, location: Sequence[int | str]) -> str:
    """The id of the entry of a list that a problem is in."""
    match location:
        case [str(section), int(index), *_] if isinstance(content, dict):
            entries = content.get(section)
            entry = entries[index] if isinstance(entries, list) and index < len(entries) else None
            return f" (in {entry['id']})" if isinstance(entry, dict) and entry.get("id") else ""
    return ""


def _line_of(node: yaml.Node | None, location: tuple[int | str, ...]) -> int:
    """The line of the deepest part of the location that the file has."""
    line = 1
    for step in location:
        child: yaml.Node | None = None
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            child = dict(enumerate(node.value)).get(step)
        elif isinstance(node, yaml.MappingNode):
            child = {key.value: value for key, value in node.value}.get(step)
        if child is None:
            break
        node, line = child, child.start_mark.line + 1
    return line


def _wrong_ids(source: Source) -> list[str]:
    problems = []
    known = {
        "directions": {direction.id for direction in source.directions},
        "people": set(source.people),
        "organisations": set(source.organisations),
        "places": set(source.places),
    }
    for event in source.events:
        files = [photo.file for photo in event.photos]
        problems += _repeated(f"events.{event.id}.photos", files)
        used: dict[str, list[str]] = {
            "directions": event.directions,
            "people": [person.id for person in event.people],
            "organisations": event.organisations,
            "places": event.places,
        }
        problems += [
            f"events.{event.id}.{kind}: there is no {missing!r} in {kind}"
            for kind, ids in used.items()
            for missing in ids
            if missing not in known[kind]
        ]
        for kind, ids in used.items():
            problems += _repeated(f"events.{event.id}.{kind}", ids)
    for kind in _LISTED:
        problems += _repeated(kind, [entry.id for entry in getattr(source, kind)])
    # Two of one name would be one to whoever reads and edits.
    for kind in ("people", "organisations", "places"):
        names = [each.name for each in getattr(source, kind).values()]
        problems += _repeated(f"{kind}: the name", names)
    return problems


def _repeated(where: str, ids: list[str]) -> list[str]:
    return [f"{where}: {i!r} stands twice" for i in sorted(set(ids)) if ids.count(i) > 1]


def _mismatches(source: Source, translation: Translation) -> list[str]:
    pairs: dict[str, tuple[Any, Any]] = {
        kind: (_ids(getattr(source, kind)), getattr(translation, kind)) for kind in _SECTIONS
    }
    pairs["contacts"] = (source.all_contacts, translation.all_contacts)
    for event in source.events:
        if translated := translation.events.get(event.id):
            roles = [person.id for person in event.people if person.role]
            pairs[f"events.{event.id}.roles"] = roles, translated.roles
    problems = []
    for where, (wanted, given) in pairs.items():
        problems += [f"{where}: {i!r} is missing" for i in sorted(set(wanted) - set(given))]
        problems += [f"{where}: {i!r} is unknown" for i in sorted(set(given) - set(wanted))]
    if translation.overview and len(source.overview) != len(translation.overview):
        problems.append("overview: its number of paragraphs differs")
    return problems


def _ids(section: Sequence[Any] | Mapping[str, Any]) -> list[str]:
    return list(section) if isinstance(section, Mapping) else [entry.id for entry in section]
