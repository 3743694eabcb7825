"""Pictures as MIME types, which notebooks show."""

from __future__ import annotations

from base64 import b64encode
from hashlib import blake2s

from argmap.rendering.svg import prefix_ids

_BINARY = {"png": "image/png", "pdf": "application/pdf"}


def to_mime_bundle(data: bytes, form: str) -> dict[str, str]:
    """Return a picture in a format by its MIME type.

    All pictures of a notebook may be in one page, so the ids in each begin with a digest of it.
    """
    if form == "svg":
        prefix = f"picture-{blake2s(data, digest_size=4).hexdigest()}-"
        return {"image/svg+xml": prefix_ids(data, prefix)}
    if form == "dot":
        return {"text/plain": data.decode()}
    return {_BINARY[form]: b64encode(data).decode()}
