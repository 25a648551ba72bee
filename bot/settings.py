"""Settings from the environment and `.env`: one frozen object, checked at start."""

import re
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    DirectoryPath,
    Field,
    FilePath,
    IPvAnyNetwork,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_core import ErrorDetails, PydanticCustomError
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    NoDecode,
    SettingsConfigDict,
)

from bot.proxies import bypasses, read_proxies, secrets_of

ROOT = Path(__file__).parent.parent
DATA = ROOT / "data"
ENV_FILE = ".env"
MAX_PORT = 65_535

_ADDRESS = r"^[^:\s]+:\d{1,5}$"
_ADDRESS_FORM = "HOST:PORT, like 127.0.0.1:8080"
_FILE = "a file that is there and may be read"


class SettingsError(Exception):
    """A setting is wrong; its one line says which and why."""


class Settings(BaseSettings):
    """How the bot runs; the names in capitals are the environment's."""

    model_config = SettingsConfigDict(
        env_file=ENV_FILE, env_ignore_empty=True, extra="ignore", frozen=True
    )

    bot_token: SecretStr | None = None
    """From BotFather; without one the bot runs in the playground."""
    owner_ids: Annotated[frozenset[Annotated[int, Field(gt=0, lt=1 << 53)]], NoDecode] = Field(
        frozenset(), description="Telegram ids: whole numbers, separated by commas"
    )
    """Telegram ids of the people who own the bot."""
    meaning: bool = Field(default=True, description="true or false")
    """Whether what no rule understands is looked for by its meaning: 150 MB of memory."""
    database_path: Path = Path("var/spravka.db")
    briefs_path: DirectoryPath = Field(
        DATA / "briefs", description="a folder that is there and may be read"
    )
    """The folder whose briefs are taken into the store when it has none of that name."""
    bot_api_url: str = Field(
        "https://api.telegram.org",
        pattern=r"^https?://[^/\s]+/?$",
        description="https://HOST or http://HOST:PORT, without a path",
    )
    """The root of the Bot API server."""
    proxy_url: SecretStr | None = None
    """The proxies through which Telegram is reached, the next where one leads nowhere."""
    https_proxy: SecretStr | None = None
    """What PROXY_URL does, as other programs call it: for a Bot API server with https, with http,
    with either."""
    http_proxy: SecretStr | None = None
    all_proxy: SecretStr | None = None
    no_proxy: str = ""
    """Hosts and domains to which these three do not lead."""
    listen: str = Field("127.0.0.1:8080", pattern=_ADDRESS, description=_ADDRESS_FORM)
    """Host and port of the playground, or of the webhook, /healthz and /metrics."""
    health_listen: str | None = Field(None, pattern=_ADDRESS, description=_ADDRESS_FORM)
    """Host and port of /healthz and /metrics alone; whoever reaches them is answered there."""
    trusted_proxies: Annotated[tuple[IPvAnyNetwork, ...], NoDecode] = Field(
        (ip_network("127.0.0.0/8"), ip_network("::1")),
        description="addresses, or networks like 10.0.0.0/8, separated by commas",
    )
    """Addresses and networks whose word on who has called the webhook counts."""
    webhook_url: str | None = Field(
        None,
        pattern=r"^https?://[^/\s]+(/[\w./-]*)?$",
        description="https://HOST/PATH, the path of letters, digits and ./_-",
    )
    """Where Telegram brings the updates; without it they are asked for."""
    webhook_secret: SecretStr | None = None
    """What Telegram proves itself with at the webhook."""
    webhook_cert: FilePath | None = Field(None, description=_FILE)
    """A certificate of the bot's own, where no proxy stands before it."""
    webhook_key: FilePath | None = Field(None, description=_FILE)
    timezone: ZoneInfo = ZoneInfo("Europe/Moscow")
    questions: bool = Field(default=True, description="true or false")
    """Whether people may send the editors questions that nothing was found for."""
    keep_questions_days: int = Field(
        90, ge=1, le=3650, description="a whole number of days from 1 to 3650"
    )
    """For how many days what people searched for and asked is kept."""
    backup_hours: int = Field(1, ge=1, le=24, description="a whole number of hours from 1 to 24")
    """After how many hours a backup is made if anything has changed."""
    backup_dir: Path | None = None
    """Where a second copy of each backup goes: on another disk or machine."""
    log_format: Literal["text", "json"] = Field("text", description="text or json")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="DEBUG, INFO, WARNING or ERROR"
    )

    @field_validator("bot_token")
    @classmethod
    def _check_token(cls, value: SecretStr | None) -> SecretStr | None:
        if value and not re.fullmatch(r"\d{1,16}:[\w-]+", value.get_secret_value(), re.ASCII):
            raise ValueError("not of the form that BotFather gives: 123456:ABC…")
        return value

    @field_validator("proxy_url", "https_proxy", "http_proxy", "all_proxy")
    @classmethod
    def _check_proxies(cls, value: SecretStr | None) -> SecretStr | None:
        if value:
            read_proxies(value.get_secret_value())
        return value

    @field_validator("listen", "health_listen")
    @classmethod
    def _check_port(cls, value: str | None) -> str | None:
        if value and int(value.rpartition(":")[2]) > MAX_PORT:
            raise ValueError(f"a port is {MAX_PORT} at most")
        return value

    @field_validator("bot_api_url", "webhook_url")
    @classmethod
    def _check_url(cls, value: str | None) -> str | None:
        if value:
            _ = urlsplit(value).port  # raises ValueError with a sentence of its own
        return value

    @field_validator("backup_dir")
    @classmethod
    def _check_folder(cls, value: Path | None) -> Path | None:
        if value and value.exists() and not value.is_dir():
            raise ValueError("should be a folder")
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _check_secret(cls, value: SecretStr | None) -> SecretStr | None:
        if value and not re.fullmatch(r"[\w-]{16,256}", value.get_secret_value(), re.ASCII):
            raise ValueError("16 to 256 letters, digits, _ and -; `openssl rand -hex 32` makes one")
        return value

    @model_validator(mode="after")
    def _check_webhook(self) -> Self:
        if self.webhook_url and not self.webhook_secret:
            raise PydanticCustomError("webhook", "WEBHOOK_SECRET: needed where WEBHOOK_URL is set")
        if bool(self.webhook_cert) != bool(self.webhook_key):
            raise PydanticCustomError("webhook", "WEBHOOK_KEY: goes together with WEBHOOK_CERT")
        return self

    @field_validator("owner_ids", "trusted_proxies", mode="before")
    @classmethod
    def _split(cls, value: Any) -> Any:
        return (
            [part.strip() for part in value.split(",") if part.strip()]
            if isinstance(value, str)
            else value
        )

    @field_validator("timezone", mode="before")
    @classmethod
    def _find_timezone(cls, value: Any) -> Any:
        try:
            return ZoneInfo(value) if isinstance(value, str) else value
        except (ZoneInfoNotFoundError, OSError) as error:
            raise ValueError(f"there is no time zone {value!r}") from error

    @field_validator("log_format", mode="before")
    @classmethod
    def _in_small_letters(cls, value: Any) -> Any:
        return value.lower() if isinstance(value, str) else value

    @field_validator("log_level", mode="before")
    @classmethod
    def _in_capitals(cls, value: Any) -> Any:
        return value.upper() if isinstance(value, str) else value

    @property
    def meanings_path(self) -> Path | None:
        """Where what statements mean is kept: beside the store, and made anew if it is lost."""
        return self.database_path.with_suffix(".meanings.db") if self.meaning else None

    @property
    def bot_id(self) -> int | None:
        """The bot's id at Telegram, which its token begins with; None where there is no token."""
        return int(self.token.partition(":")[0]) if self.token else None

    @property
    def proxies(self) -> tuple[str, ...]:
        """The proxies through which the Bot API server is reached, in their order."""
        of_scheme = self.https_proxy if self.bot_api_url.startswith("https") else self.http_proxy
        chosen = self.proxy_url
        if not chosen and not bypasses(self.bot_api_url, self.no_proxy):
            chosen = of_scheme or self.all_proxy
        return read_proxies(chosen.get_secret_value()) if chosen else ()

    @property
    def secrets(self) -> list[str]:
        """What may be shown nowhere."""
        words = [word for proxy in self.proxies for word in secrets_of(proxy)]
        return [self.token, self.secret, *words]

    @property
    def secret(self) -> str:
        """The bare secret of the webhook, empty where there is none."""
        return self.webhook_secret.get_secret_value() if self.webhook_secret else ""

    @property
    def token(self) -> str:
        """The bare token, empty where there is none."""
        return self.bot_token.get_secret_value() if self.bot_token else ""


def load_settings(**given: Any) -> Settings:
    """The settings of this environment; raises `SettingsError` that names the first wrong one."""
    try:
        return Settings(**given)
    except ValidationError as error:
        # The value itself stays out of the message: it may be the token.
        raise SettingsError(_describe(error.errors(include_input=False)[0])) from None
    except OSError as error:
        raise SettingsError(f"{ENV_FILE}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{ENV_FILE}: cannot be read: it is not UTF-8") from None


def _describe(problem: ErrorDetails) -> str:
    if not problem["loc"]:
        return problem["msg"]
    name = str(problem["loc"][0])
    if problem["type"] == "value_error":
        return f"{name.upper()}: {problem['ctx']['error']}"
    right = Settings.model_fields[name].description
    return f"{name.upper()}: should be {right}" if right else f"{name.upper()}: {problem['msg']}"


def list_ignored() -> list[str]:
    """The names in the file that are no settings of ours."""
    given = DotEnvSettingsSource(Settings).env_vars
    return sorted(name.upper() for name in given if name not in Settings.model_fields)


def describe_ignored(names: list[str]) -> str:
    """What an operator should know of names that are ignored."""
    return f"{ENV_FILE}: {', '.join(names)}: no setting of this bot, ignored"
