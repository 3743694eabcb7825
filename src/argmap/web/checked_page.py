"""The data of the page of a draft, with the findings that `argmap check` has."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import attrs

from argmap.checker import check_draft
from argmap.checker.settings_files import find_settings
from argmap.checker.withdrawn import find_withdrawal_reasons
from argmap.loader import Draft
from argmap.semantics import Reading
from argmap.test_results import Outcomes
from argmap.web.page_data import PageData, build_page_data


def check_page_data(
    draft: Draft,
    name: str,
    folder: Path,
    reading: Reading | str,
    today: date,
    outcomes: Outcomes | None = None,
) -> PageData:
    """Return the data of the page of a draft without errors, checked with the folder's settings.

    Raises SettingsError and RuleFailedError.
    """
    settings = attrs.evolve(find_settings(folder), today=today)
    result = check_draft(draft, name, reading, settings, folder, outcomes)
    withdrawn = find_withdrawal_reasons(draft.map, outcomes, today)
    return build_page_data(draft.map, reading, result.findings, withdrawn)
