"""The bot's own certificate, where no proxy stands before it."""

import ssl
from pathlib import Path

from bot.settings import Settings, SettingsError


def load_certificate(settings: Settings) -> ssl.SSLContext | None:
    """What the webhook proves itself with; raises `SettingsError`."""
    if not settings.webhook_cert or not settings.webhook_key:
        return None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    try:
        context.load_cert_chain(settings.webhook_cert, settings.webhook_key)
    except OSError as error:
        raise SettingsError(f"WEBHOOK_CERT: cannot be used with WEBHOOK_KEY: {error}") from error
    return context


def read_self_signed(settings: Settings) -> bytes | None:
    """The certificate for Telegram, which has to be given one that no authority has signed.

    Any other it is not given: it would trust that alone, and not the authority behind it.
    """
    context = load_certificate(settings)
    if not context or not settings.webhook_cert or not _vouches(settings.webhook_cert, context):
        return None
    return settings.webhook_cert.read_bytes()


def _vouches(certificate: Path, context: ssl.SSLContext) -> bool:
    """Whether a certificate suffices to trust itself: shake hands with oneself, in memory."""
    client = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    client.check_hostname = False
    client.load_verify_locations(certificate)
    there, back = ssl.MemoryBIO(), ssl.MemoryBIO()
    sides = (client.wrap_bio(back, there), context.wrap_bio(there, back, server_side=True))
    for _ in range(3):
        for side in sides:
            try:
                side.do_handshake()
            except ssl.SSLWantReadError:
                continue
            except ssl.SSLCertVerificationError:
                return False
    return True
