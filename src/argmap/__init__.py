"""Argument maps: parse one, find the recommendations that nothing supports, draw it.

>>> import argmap
>>> plan = argmap.parse('''
... recommendation act: Act now.
...   because claim: It helps.
... ''')
>>> argmap.verdicts(plan)["act"].verdict
<Verdict.UNSUPPORTED: 'unsupported'>

To read a map: `load`, `parse`; for editors, `load_draft`, `parse_draft`; for all maps in a Markdown
file, `load_drafts`.
To build one: `MapBuilder`. To write one: `canonical_text`. To format a text: `format_text`.
To evaluate it: `verdicts`, `assess`, `explain`, `what_if`, `critical`, `robustness`, `cruxes`,
`to_settle`, `evidence_table`, `strengths`.
To check it: `check`, `check_draft`, `Settings`, `read_settings`; your own rules: `rule`.
To report on it: `format_report`, `format_explanation`, `format_evidence`, `format_coverage`.
To analyze its graph with other libraries: `to_networkx`, `to_rustworkx`.
To draw it: `draw`, `render`, `to_graphviz`; as an interactive page: `to_html`.

`dir(argmap)` lists all public names. `help(argmap.parse)` describes one. Each is listed once, in
`__init__.pyi`; a module is imported when one of its names is used.
"""

from collections.abc import Callable
from functools import cache


@cache
def _attach() -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    import lazy_loader  # reads the stub, and the command uses no public name

    # Without `__all__`, help(argmap) shows this page instead of every class in full.
    return lazy_loader.attach_stub(__name__, __file__)[:2]


def __getattr__(name: str) -> object:
    return _attach()[0](name)


def __dir__() -> list[str]:
    return _attach()[1]()
