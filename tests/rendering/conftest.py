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
def _only_embedded_engine(monkeypatch, tmp_path):
    """Hide other engines: programs on the search path, pygraphviz, and the user's choice."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("ARGMAP_ENGINE", raising=False)
    monkeypatch.setattr("argmap.rendering.engines.find_spec", lambda _: None)


@pytest.fixture
def agenda() -> ArgumentMap:
    """Return a map with one of everything."""
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
