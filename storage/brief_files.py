"""A brief as files: a folder with `brief.yaml` (structure and source texts) and translations."""

from pathlib import Path
from typing import Annotated, Any, TypeVar

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from storage.edtf import Edtf
from storage.yaml_loader import LOADER, load_yaml

ICON_LENGTH = 12
LABEL_LENGTH = 25
TITLE_LENGTH = 200
TEXT_LENGTH = 3000
SOURCE_FILE = "brief.yaml"


Model = TypeVar("Model", bound="_Model")
Line = Annotated[str, Field(min_length=1, max_length=TITLE_LENGTH, pattern=r"^[^\n]+$")]
Label = Annotated[str, Field(min_length=1, max_length=LABEL_LENGTH, pattern=r"^[^\n]+$")]
Text = Annotated[str, Field(min_length=1, max_length=TEXT_LENGTH)]
Icon = Annotated[str, Field(min_length=1, max_length=ICON_LENGTH)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
Language = Annotated[str, Field(pattern=r"^[a-z]{2}$")]
Date = Annotated[
    Edtf, BeforeValidator(lambda value: Edtf.parse(value) if isinstance(value, str) else value)
]


class BriefFileError(Exception):
    """A brief's files are wrong; each line of its text names a file, a line and what is wrong."""


class _Model(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, arbitrary_types_allowed=True, str_strip_whitespace=True
    )


class DirectionText(_Model):
    """A direction in one language."""

    label: Label
    text: Text


class DirectionEntry(DirectionText):
    """A direction in `brief.yaml`."""

    id: Id
    icon: Icon


class EntityText(_Model):
    """A person, organisation or place in one language."""

    name: Line


class EventText(_Model):
    """An event in one language."""

    label: Label
    title: Line
    text: Text
    place: Line | None
    roles: dict[Id, Line] = {}


class ParticipantEntry(_Model):
    """A person's part in an event."""

    id: Id
    role: Line | None


class EventEntry(_Model):
    """An event in `brief.yaml`."""

    id: Id
    date: Date
    label: Label
    title: Line
    text: Text
    place: Line | None
    country: Country | None
    people: list[ParticipantEntry]
    organisations: list[Id]
    places: list[Id]
    directions: list[Id]
    source: Text


class FactText(_Model):
    """A fact in one language."""

    text: Text
    derived: Text | None


class FactEntry(FactText):
    """A fact in `brief.yaml`."""

    id: Id
    date: Date | None
    source: Text


class ContactText(_Model):
    """The contact in one language."""

    name: Line
    position: Line
    unit: Line
    organisation: Line


class ContactEntry(ContactText):
    """The contact in `brief.yaml`."""

    phone: Line
    phone_international: Line
    email: Line
    source: Text


class Translation(_Model):
    """A translation's file."""

    language: Language
    verified: bool
    partner: Line
    title: Line
    overview: list[Text]
    directions: dict[Id, DirectionText]
    people: dict[Id, EntityText]
    organisations: dict[Id, EntityText]
    places: dict[Id, EntityText]
    events: dict[Id, EventText]
    facts: dict[Id, FactText]
    contact: ContactText


class Source(_Model):
    """`brief.yaml`."""

    language: Language
    country: Country
    as_of: Date
    partner: Line
    title: Line
    overview: list[Text]
    directions: list[DirectionEntry]
    people: dict[Id, EntityText]
    organisations: dict[Id, EntityText]
    places: dict[Id, EntityText]
    events: list[EventEntry]
    facts: list[FactEntry]
    contact: ContactEntry


class BriefFiles(_Model):
    """A whole brief as its folder has it."""

    slug: str
    source: Source
    translations: list[Translation]


def read_brief(folder: Path) -> BriefFiles:
    """The brief in a folder, checked; raises `BriefFileError`."""
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
    if problems:
        raise BriefFileError("\n".join(problems))
    return BriefFiles(slug=folder.name, source=source, translations=translations)


def read_briefs(folder: Path) -> list[BriefFiles]:
    """Every brief below a folder, in the order of their names."""
    return [read_brief(path.parent) for path in sorted(folder.glob(f"*/{SOURCE_FILE}"))]


def _read(path: Path, model: type[Model]) -> Model:
    try:
        text = path.read_text("utf-8")
        return model.model_validate(load_yaml(text))
    except (OSError, UnicodeDecodeError) as error:
        raise BriefFileError(f"{path}: {error}") from error
    except yaml.YAMLError as error:
        raise BriefFileError(f"{path}: {error}") from error
    except ValidationError as error:
        node = yaml.compose(text, LOADER)
        lines = (
            f"{path}:{_line_of(node, problem['loc'])}: "
            f"{'.'.join(map(str, problem['loc']))}: {problem['msg']}"
            for problem in error.errors()
        )
        raise BriefFileError("\n".join(lines)) from error


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
    for kind in ("events", "directions", "facts"):
        problems += _repeated(kind, [entry.id for entry in getattr(source, kind)])
    return problems


def _repeated(where: str, ids: list[str]) -> list[str]:
    return [f"{where}: {i!r} stands twice" for i in sorted(set(ids)) if ids.count(i) > 1]


def _mismatches(source: Source, translation: Translation) -> list[str]:
    pairs: dict[str, tuple[Any, Any]] = {
        "directions": ([entry.id for entry in source.directions], translation.directions),
        "people": (source.people, translation.people),
        "organisations": (source.organisations, translation.organisations),
        "places": (source.places, translation.places),
        "events": ([entry.id for entry in source.events], translation.events),
        "facts": ([entry.id for entry in source.facts], translation.facts),
    } | {
        f"events.{event.id}.roles": (
            [person.id for person in event.people if person.role],
            translation.events[event.id].roles,
        )
        for event in source.events
        if event.id in translation.events
    }
    problems = []
    for where, (wanted, given) in pairs.items():
        problems += [f"{where}: {i!r} is missing" for i in sorted(set(wanted) - set(given))]
        problems += [f"{where}: {i!r} is unknown" for i in sorted(set(given) - set(wanted))]
    if len(source.overview) != len(translation.overview):
        problems.append("overview: its number of paragraphs differs")
    return problems
