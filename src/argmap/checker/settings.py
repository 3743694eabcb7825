"""Settings: how maps are to be checked, in one value that is handed to whoever needs it.

Where settings are found and how they are read is `configuration`'s concern; which rules they
select, `selection`'s.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import attrs

from argmap.model import FrozenDict
from argmap.source import Severity

_at_least_one = [attrs.validators.instance_of(int), attrs.validators.ge(1)]


def _frozen(values: Mapping[str, object]) -> FrozenDict[str, object]:
    return FrozenDict(values)


@attrs.frozen(cache_hash=True)
class Settings:
    """How maps are to be checked. Each is called in files as it is here, with `-` for `_`.

    `select`, `ignore`, the keys of `severity` and the values of `per_path_ignores` name rules as
    `selection` says.
    """

    select: tuple[str, ...] = ("default",)
    """The rules that are asked."""
    ignore: tuple[str, ...] = ()
    """The rules among these that are not asked after all."""
    severity: Mapping[str, Severity] = attrs.field(factory=dict, converter=_frozen, hash=False)
    """How bad the findings of some rules are, other than these rules say."""
    per_path_ignores: Mapping[str, tuple[str, ...]] = attrs.field(
        factory=dict, converter=_frozen, hash=False
    )
    """The rules whose findings do not count in the files that a pattern fits."""
    fail_on: Severity | None = Severity.ERROR
    """How bad a finding has to be for a check to fail; None where none is."""
    max_words: int = attrs.field(default=60, validator=_at_least_one)
    """How many words a statement may have (W002)."""
    max_depth: int = attrs.field(default=6, validator=_at_least_one)
    """How many steps there may be from a recommendation to its evidence (S012)."""
    max_age: int | None = attrs.field(
        default=None, validator=attrs.validators.optional(_at_least_one)
    )
    """How many days old evidence may be (E004); None where that does not matter."""
    folder: Path = attrs.field(factory=Path)
    """What the patterns of `per_path_ignores` are relative to."""
    today: date = attrs.field(factory=date.today)
    """The day on which the check is made."""
