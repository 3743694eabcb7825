"""Where a source can be looked up: an address that is safe to put into a picture."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.model import Value

_DOI = re.compile(r"(?:doi:\s*|https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/\S+)", re.IGNORECASE)

_KEPT = "!#$%&'()*+,-./:;=?@[]_~"
"""What stays as it is in an address; all else is percent-encoded."""


def address(attributes: Mapping[str, Value]) -> str:
    """The address of a source by its `url` or else its `doi`; empty where neither is safe.

    Safe are http and https addresses with a host: a picture must not run what a map brings along.
    """
    return _of_url(attributes.get("url")) or _of_doi(attributes.get("doi"))


def _of_url(value: object) -> str:
    if not isinstance(value, str):
        return ""
    try:
        parts = urlsplit(value.strip())
        host = parts.hostname
    except ValueError:  # a port or an IPv6 host that is none
        return ""
    if parts.scheme.lower() == "doi":
        return _of_doi(value.strip())
    if parts.scheme.lower() not in ("http", "https") or not host:
        return ""
    return quote(value.strip(), safe=_KEPT)


def _of_doi(value: object) -> str:
    match = _DOI.fullmatch(value.strip()) if isinstance(value, str) else None
    return "https://doi.org/" + quote(match[1], safe="/.:;()-_") if match else ""
