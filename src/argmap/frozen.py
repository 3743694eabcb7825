"""A decorator for classes of which a map has thousands of objects.

Type checkers refuse changes to the objects. At run time they are not refused: attrs takes three
times as long to create an object that refuses them.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from attrs import frozen
else:
    from attrs import define as frozen

__all__ = ["frozen"]
