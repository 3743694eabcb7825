"""Maps to draw, and the means to look at what was drawn."""

from __future__ import annotations

import pytest

from argmap.model import (
    ArgumentMap,
    Citation,
    Inference,
    Kind,
    Link,
    Polarity,
    Section,
    Source,
    Statement,
)


@pytest.fixture(autouse=True)
def _no_system_engine(monkeypatch, tmp_path):
    """Nothing on the search path and no wish of the user: what is installed with argmap must do."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("ARGMAP_ENGINE", raising=False)


@pytest.fixture
def agenda() -> ArgumentMap:
    """A map with everything in it once."""
    return ArgumentMap(
        title="Technology in the alliance",
        author="An analyst",
        date="2022",
        language="en",
        sources=[
            Source("readout", "Readout of the summit", {"url": "https://example.org/readout"}),
            Source("memo", "A memo nobody can look up"),
        ],
        sections=[Section("missed", "A missed opportunity"), Section("later", "Later on", level=2)],
        statements=[
            Statement(Kind.RECOMMENDATION, "agenda", "Put technology on the agenda.",
                      section="missed", tags=("technology",), attributes={"by": "METI"}),
            Statement(Kind.CLAIM, "deepens", "Ties in technology deepen the alliance.",
                      section="missed"),
            Statement(Kind.EVIDENCE, "gap", "The readout is silent on technology.",
                      section="missed", citations=(Citation("readout", "p. 3"),), places=("¶4",)),
            Statement(Kind.EVIDENCE, "meets", "The dialogue meets in May.",
                      section="missed", citations=(Citation("memo"),)),
            Statement(Kind.ASSUMPTION, "named", "What no agenda names, nobody acts on.",
                      section="missed"),
            Statement(Kind.CLAIM, "crowded", "Trade fills every session.", section="missed"),
            Statement(Kind.EVIDENCE, "late", "The agenda is settled already.", section="later"),
            Statement(Kind.GOAL, "edge", "Keep the edge in chips.", section="later"),
            Statement(Kind.RECOMMENDATION, "chips", "Make smaller chips.", section="later"),
            Statement(Kind.RECOMMENDATION, "bare", "Do something."),
        ],
        inferences=[
            Inference("agenda", Polarity.FOR, ("deepens", "meets"),
                      warrants=(Link("named"),), exceptions=(Link("crowded"),)),
            Inference("deepens", Polarity.FOR, ("gap",), implicit=True, scheme="sign"),
            Inference("crowded", Polarity.AGAINST, ("late",)),
            Inference("chips", Polarity.FOR, ("edge",)),
        ],
    )  # fmt: skip
