"""The parameters of one call, read with their types."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.playground.errors import bad_request
from bot.playground.json_values import from_json


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a call."""

    name: str
    mime_type: str
    data: bytes


class Parameters:
    """Named values, as they came over HTTP: texts of a form, or JSON."""

    def __init__(self, values: Mapping[str, Any], uploads: Mapping[str, Upload] | None = None):
        self.values = values
        self.uploads = uploads or {}

    def has(self, name: str) -> bool:
        """Whether the caller gave a value."""
        return self.values.get(name) is not None or name in self.uploads

    def text(self, name: str, default: str = "") -> str:
        """A text; a number counts as its digits, as Telegram reads JSON bodies."""
        value = self.values.get(name)
        if value is None:
            return default
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, str | int | float):
            return str(value)
        raise _wrong_type(name, "a String")

    def optional_text(self, name: str) -> str | None:
        """A text, or None if the caller gave none."""
        return self.text(name) if self.values.get(name) is not None else None

    def integer(self, name: str, default: int = 0) -> int:
        """A whole number."""
        value = self.values.get(name)
        if value is None or value == "":
            return default
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        if isinstance(value, str):
            try:
                return int(value)
            except ValueError:
                pass
        raise _wrong_type(name, "a Number")

    def number(self, name: str, default: float = 0.0) -> float:
        """A number, whole or not."""
        value = self.values.get(name)
        if value is None or value == "":
            return default
        try:
            return float(value)
        except (TypeError, ValueError):
            raise _wrong_type(name, "a Number") from None

    def boolean(self, name: str, *, default: bool = False) -> bool:
        """Yes or no."""
        value = self.values.get(name)
        if value is None or value == "":
            return default
        if isinstance(value, bool):
            return value
        word = str(value).lower()
        if word in ("true", "yes", "1"):
            return True
        if word in ("false", "no", "0"):
            return False
        raise _wrong_type(name, "a Boolean")

    def json(self, name: str) -> Any:
        """A JSON value, given as such or as its text; None if the caller gave none."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        return from_json(value, name)

    def object(self, name: str) -> dict[str, Any] | None:
        """A JSON object."""
        value = self.json(name)
        if value is None or isinstance(value, dict):
            return value
        raise _wrong_type(name, "an Object")

    def array(self, name: str) -> list[Any] | None:
        """A JSON array."""
        value = self.json(name)
        if value is None or isinstance(value, list):
            return value
        raise _wrong_type(name, "an Array")

    def integers(self, name: str) -> list[int]:
        """An array of whole numbers; empty if the caller gave none."""
        values = self.array(name) or []
        if not all(isinstance(value, int) for value in values):
            raise _wrong_type(name, "an Array of Numbers")
        return values

    def shown(self) -> dict[str, Any]:
        """The values for people to read: files by their name and size."""
        files = {
            name: f"<{file.name}, {len(file.data)} bytes>" for name, file in self.uploads.items()
        }
        return {**self.values, **files}

    def upload(self, name: str) -> Upload | None:
        """The file sent under this name, or attached under another and pointed to."""
        if name in self.uploads:
            return self.uploads[name]
        value = self.values.get(name)
        if isinstance(value, str) and value.startswith("attach://"):
            attached = self.uploads.get(value.removeprefix("attach://"))
            if attached is None:
                raise bad_request("file must be uploaded in the request body")
            return attached
        return None


def _wrong_type(name: str, what: str) -> Exception:
    """Stricter than Telegram, which takes most wrong values for none: a bot should be told."""
    return bad_request(f'parameter "{name}" must be {what}')
