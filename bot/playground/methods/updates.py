"""How the bot gets its updates."""

import ssl
from typing import Any
from urllib.parse import urlsplit

from bot.playground.errors import ApiError, bad_request
from bot.playground.parameters import Parameters
from bot.playground.webhook import Webhook
from bot.playground.world import World

MAX_TIMEOUT = 50
MAX_UPDATES = 100
MAX_CONNECTIONS = 100
SECRET_CHARACTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


async def get_updates(world: World, call: Parameters) -> list[dict[str, Any]]:
    """The waiting updates; waits up to the timeout for one."""
    if world.webhook is not None:
        raise ApiError(409, WEBHOOK_ACTIVE)
    world.updates.allow(call.array("allowed_updates"))
    limit = call.integer("limit", MAX_UPDATES)
    limit = limit if 1 <= limit <= MAX_UPDATES else MAX_UPDATES
    timeout = min(max(call.integer("timeout"), 0), MAX_TIMEOUT)
    return await world.updates.get(call.integer("offset"), limit, timeout)


async def set_webhook(world: World, call: Parameters) -> bool:
    """Have updates delivered to an address; an empty one ends that."""
    url = call.text("url")
    if not url:
        return await delete_webhook(world, call)
    parts = urlsplit(url)
    # Telegram's cloud wants https; a Bot API server of one's own takes http too, as this one does.
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise bad_request("bad webhook: invalid webhook URL specified")
    secret = call.text("secret_token")
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not set(secret) <= SECRET_CHARACTERS:
        raise bad_request("secret token contains unallowed characters")
    await _end(world, call)
    world.updates.allow(call.array("allowed_updates"))
    limit = min(max(call.integer("max_connections", 40), 1), MAX_CONNECTIONS)
    world.updates.abort_poll("Conflict: terminated by setWebhook request")
    certificate = call.upload("certificate")
    world.webhook = Webhook(
        url,
        secret,
        limit,
        world.updates,
        world.run_reply,
        _trusting(certificate.data) if certificate else None,
    )
    world.webhook.start()
    return True


async def delete_webhook(world: World, call: Parameters) -> bool:
    """End the delivery; what was not delivered waits for getUpdates."""
    await _end(world, call)
    return True


def get_webhook_info(world: World, call: Parameters) -> dict[str, Any]:  # noqa: ARG001
    """How the delivery goes."""
    waiting = len(world.updates.pending)
    if world.webhook is None:
        info: dict[str, Any] = {
            "url": "",
            "has_custom_certificate": False,
            "pending_update_count": waiting,
        }
    else:
        info = world.webhook.info(waiting)
    if world.updates.is_restricted:
        info["allowed_updates"] = sorted(world.updates.allowed)
    return info


async def close(world: World, call: Parameters) -> bool:
    """Let the bot move to another server."""
    await _end(world, call)
    return True


def _trusting(certificate: bytes) -> ssl.SSLContext:
    """TLS that trusts this certificate, and no other."""
    try:
        return ssl.create_default_context(cadata=certificate.decode("ascii"))
    except (ValueError, ssl.SSLError):
        raise bad_request("bad webhook: failed to set custom certificate file") from None


async def _end(world: World, call: Parameters) -> None:
    if call.boolean("drop_pending_updates"):
        world.updates.clear()
    await world.end_webhook()


METHODS = {
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "close": close,
    "logOut": close,
}
