"""Pictures as MIME types, which notebooks show."""

from __future__ import annotations

from base64 import b64encode
from hashlib import blake2s
from typing import TYPE_CHECKING

from argmap.rendering.svg import prefix_ids

if TYPE_CHECKING:
    from argmap.rendering.pictures import Picture

_BINARY = {"png": "image/png", "pdf": "application/pdf"}


def to_mime_bundle(picture: Picture) -> dict[str, str]:
    """Return a picture by its MIME type.

    All pictures of a notebook may be in one page, so the ids in each begin with a digest of it.
    """
    if picture.format == "svg":
        prefix = f"picture-{blake2s(picture.data, digest_size=4).hexdigest()}-"
        return {"image/svg+xml": prefix_ids(picture.data, prefix)}
    if picture.format == "dot":
        return {"text/plain": picture.data.decode()}
    return {_BINARY[picture.format]: b64encode(picture.data).decode()}
