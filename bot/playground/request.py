"""The parameters of a call, from wherever HTTP can carry them."""

from typing import Any

from tornado.httputil import HTTPServerRequest

from bot.playground.errors import bad_request
from bot.playground.json_values import from_json
from bot.playground.parameters import Parameters, Upload


def read_parameters(request: HTTPServerRequest) -> Parameters:
    """The parameters in query, form, JSON or multipart body, and the files."""
    values: dict[str, Any] = {
        name: given[-1].decode("utf-8", "replace") for name, given in request.arguments.items()
    }
    kind = request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind == "application/json" and request.body:
        values |= json_object(request.body)
    uploads = {
        name: Upload(files[-1].filename, files[-1].content_type, files[-1].body)
        for name, files in request.files.items()
    }
    return Parameters(values, uploads)


def json_object(body: bytes) -> dict[str, Any]:
    """The JSON object that a body is; an empty body is an empty object."""
    try:
        text = body.decode()
    except UnicodeDecodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    values = from_json(text or "{}", "request")
    if not isinstance(values, dict):
        raise bad_request("object expected")
    return values
