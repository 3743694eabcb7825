"""Pictures of explanations: what is in full colour, and what is faded."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from argmap import parse
from argmap.rendering import RenderError, draw, to_dot
from argmap.rendering.spotlight import spotlight
from argmap.semantics import Reading, assess
from argmap.testing import maps
from tests.rendering.drawn import Drawn

PLAN = parse("""
recommendation act: Act now.
  because claim helps: It helps.
    because evidence burns: It burns.
    and evidence spreads: It spreads.
  because (implicit) evidence seen: It was seen.
  but claim costs: It costs too much.
recommendation wait: Wait for help.
  because claim safe: It is safe.
  and evidence far: It is far away.
  since claim rule: Who is far is safe.
    because [far]
""")


def lit(explained, reading=Reading.CHARITABLE):
    return spotlight(assess(PLAN), explained, reading).statements


def test_what_carries_a_statement_and_why_objections_to_it_do_not_stand():
    assert lit("act") == {"act", "seen", "costs"}
    assert lit("act", Reading.AS_WRITTEN) == {"act", "helps", "burns", "spreads", "costs"}


def test_what_stands_in_the_way_of_one_that_does_not_hold():
    assert lit("wait") == {"wait", "safe", "far", "rule"}
    assert lit("costs") == {"costs"}


def test_boxes_junctions_and_lines_are_faded_with_what_they_belong_to():
    drawn = Drawn(PLAN, explain="act")
    faded = drawn.ids("faded")
    assert "statement-helps" in faded
    assert "statement-act" not in faded
    assert {"line-act-1-1", "reason-helps-1", "line-helps-1-2", "reason-wait-1"} <= faded
    assert not {"line-act-2-1", "line-act-3-1"} & faded


def test_without_an_explanation_nothing_is_faded():
    assert not Drawn(PLAN).ids("faded")


def test_what_is_faded_looks_so_and_can_still_be_read():
    drawn, explained = Drawn(PLAN), Drawn(PLAN, explain="act")
    assert drawn.line("line-act-2-1") == explained.line("line-act-2-1")
    assert drawn.line("line-helps-1-1") != explained.line("line-helps-1-1")
    assert drawn.words("statement-helps") == explained.words("statement-helps")


def test_the_legend_and_the_description_say_what_is_explained():
    assert "faded: does not explain why act is supported" in Drawn(PLAN, explain="act").words()
    written = draw(PLAN, explain="wait").data.decode()
    assert "In full colour: why wait is unsupported." in written
    assert "faded:" not in " ".join(Drawn(PLAN).words())


def test_a_part_of_a_map_is_explained_by_the_whole():
    drawn = Drawn(PLAN, explain="act", focus="helps")
    assert drawn.ids("statement") == drawn.ids("faded") & drawn.ids("statement")


def test_an_id_that_is_not_there():
    with pytest.raises(RenderError, match="no statement `acts` in this map; did you mean `act`"):
        draw(PLAN, explain="acts")


@given(maps())
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=50)
def test_every_statement_of_every_map_can_be_explained(argument_map):
    for name in argument_map.statements:
        for reading in Reading:
            assert f'"{name}" [id="statement-{name}"' in to_dot(
                argument_map, explain=name, reading=reading
            )
