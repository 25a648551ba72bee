"""How YAML files are read: safely, and fast where that is to be had."""

from typing import Any

import yaml

# libyaml is ten times as fast where PyYAML was built with it.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_yaml(text: str) -> Any:
    """What a YAML text says; raises `yaml.YAMLError`."""
    return yaml.load(text, LOADER)  # noqa: S506 - it is the safe one
