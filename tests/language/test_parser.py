"""Each construct of the language, and the tree that it gives."""

from datetime import date
from textwrap import dedent
from unicodedata import normalize

import pytest

from argmap.language import syntax
from argmap.language.parser import parse_text
from argmap.source import Text
from tests.language.trees import flatten, parse_correct


def prose(text: str) -> syntax.Prose:
    """Return the prose of a statement with this text."""
    (statement,) = parse_correct(f"claim: {text}\n").items
    assert isinstance(statement, syntax.StatementNode)
    assert not statement.relations
    return statement.prose


def values(text: str) -> dict[str, object]:
    """Return the attributes in a pair of braces."""
    return {attribute.key: attribute.value for attribute in prose(f"x {{{text}}}").attributes}


def heads(text: str) -> list[tuple[object, ...]]:
    """Return the depth, connective, mark, kind or id, and text of each line."""
    return [line[:6] for line in flatten(parse_correct(dedent(text)))]


# Lines


@pytest.mark.parametrize("text", ["", "\n", "\n\n  \n", "// only\n", "  // only", "\ufeff", "\r\n"])
def test_a_text_may_be_empty(text: str) -> None:
    assert flatten(parse_correct(text)) == []


@pytest.mark.parametrize("start", ["", "\ufeff", "// note\n", "\n\n", "\ufeff// note\n\n", "//\n"])
@pytest.mark.parametrize("end", ["", "\n", "\n// note", "\n\n  "])
def test_blank_lines_and_comments_around_a_statement_are_ignored(start: str, end: str) -> None:
    text = f"{start}claim a: x{end}"
    (statement,) = parse_correct(text).items
    assert isinstance(statement, syntax.StatementNode)
    assert text[statement.start : statement.end] == "claim a"
    assert statement.prose.text == "x"


def test_lines_may_end_in_crlf() -> None:
    text = 'title: T\nclaim a: one\n    two {b: "c d",\n    e: 1}\n  because [a]\n\n# H {#h}\n'
    assert flatten(parse_correct(text.replace("\n", "\r\n"))) == flatten(parse_correct(text))


def test_comments_may_be_between_any_lines() -> None:
    plain = "claim a: one two\n  because claim b: three\n    but [a]\n"
    commented = dedent(
        """\
        // first
        claim a: one
        // at the margin
            // further in
            two
          // before a relation
          because claim b: three
                // far in
            but [a]
        // last
        """
    )
    assert flatten(parse_correct(commented)) == flatten(parse_correct(plain))


def test_slashes_inside_a_text_are_text() -> None:
    assert prose("see https://example.org // here").text == "see https://example.org // here"
    assert prose("see\n    //example.org for more").text == "see //example.org for more"


def test_header_lines() -> None:
    text = "title: A title\n  of two lines\nauthor: A. B.\ndocument: folder/a b.txt\n"
    assert flatten(parse_correct(text)) == [
        ("title", "A title of two lines"),
        ("author", "A. B."),
        ("document", "folder/a b.txt"),
    ]


def test_headers_have_no_markup_and_paths_no_escapes() -> None:
    text = "title: #1 [@a] {b} C\\\\D\nbibliography: C:\\refs.bib\n"
    assert flatten(parse_correct(text)) == [
        ("title", "#1 [@a] {b} C\\D"),
        ("bibliography", "C:\\refs.bib"),
    ]


def test_headings() -> None:
    assert flatten(parse_correct("# One {#first}\n## Two {x} # three\n###### Six\n")) == [
        ("#", "One", "first"),
        ("##", "Two {x} # three", ""),
        ("######", "Six", ""),
    ]


def test_includes() -> None:
    assert flatten(parse_correct("include other maps/a.argmap  \n")) == [
        ("include", "other maps/a.argmap")
    ]


def test_sources() -> None:
    assert flatten(parse_correct("source doe:2020/a: The report\n    {date: 2020-01-31}\n")) == [
        ("source", "doe:2020/a", "The report", ("date", False, (date(2020, 1, 31),), (date,)))
    ]


# Statements


@pytest.mark.parametrize("kind", ["claim", "evidence", "recommendation", "assumption", "goal"])
def test_kinds(kind: str) -> None:
    assert heads(f"{kind}: x\n{kind} a: y\n") == [
        (0, "", "", kind, "", "x"),
        (0, "", "", kind, "a", "y"),
    ]


@pytest.mark.parametrize(
    "name", ["a", "a-b", "a.1", "_x", "é", "行動", "हिन्दी", "claim", "because"]
)
def test_ids(name: str) -> None:
    assert heads(f"claim {name}: x\n") == [(0, "", "", "claim", name, "x")]


def test_spaces_in_a_head_are_ignored() -> None:
    assert heads("claim \t a  :  x\n  because  ( implicit )  [ a ]\n") == [
        (0, "", "", "claim", "a", "x"),
        (1, "because", "implicit", "a"),
    ]


def test_indented_lines_continue_prose() -> None:
    text = """\
        claim a: one
            two
          three, because four
        """
    (line,) = heads(text)
    assert line[5] == "one two three, because four"


def test_prose_may_start_on_the_next_line() -> None:
    assert heads("claim a:\n    x\n  because [a]\n") == [
        (0, "", "", "claim", "a", "x"),
        (1, "because", "", "a"),
    ]


def test_spaces_and_tabs_count_as_one_space() -> None:
    assert prose("a  b\tc \n     d").text == "a b c d"


@pytest.mark.parametrize("space", ["\u00a0", "\u3000", "\u2009", "\u202f"])
def test_unusual_spaces_inside_a_text_are_text(space: str) -> None:
    assert prose(f"{space}a{space}{space}b{space}").text == f"a{space}{space}b"
    assert prose(f"\\{space}a\\{space}").text == f"{space}a{space}"


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u3000", "\u2007", "\t", "  "])
def test_unusual_spaces_count_as_spaces_in_the_structure(space: str) -> None:
    text = dedent(
        """\
        claim_a_:_x_[_@s_,_p. 3_;_at_¶1_]_#b_{_k_:_v_,_l_:_[_m_,_n_]_}
        _because_(_implicit_)_evidence_c_:_y
        _and_[_a_]
        source_s_:_S
        #_Title_{#d}
        """
    )
    usual = parse_correct(text.replace("_", " "))
    assert flatten(parse_correct(text.replace("_", space))) == flatten(usual)


@pytest.mark.parametrize(
    "text", ["مرحبا #بالعالم", "e\u0301te\u0301", "👩\u200d👩\u200d👧 x", "שלום"]
)
def test_text_in_any_script(text: str) -> None:
    assert prose(f"{text.replace('#', chr(92) + '#')}").text == text


@pytest.mark.parametrize("char", '\\[]{}#/@"();:a ')
def test_a_backslash_escapes_the_next_character(char: str) -> None:
    assert prose(f"a\\{char}b").text == f"a{char}b"


@pytest.mark.parametrize(
    "text", ["a [b] c", "a[0]", "C# and F#", "number #1", "a # b", "a@b.org", "[sic]", "[atlas]"]
)
def test_brackets_and_hashes_in_prose(text: str) -> None:
    assert prose(text).text == text
    assert not prose(text).tags


# Brackets, tags and attributes


def test_tags() -> None:
    found = prose("a #b/c d. #e-f {g: 1} #h\n    #i")
    assert (found.text, found.tags) == ("a #b/c d.", ("b/c", "e-f", "h", "i"))
    assert (prose("a #b.").text, prose("a #b.").tags) == ("a.", ("b",))


@pytest.mark.parametrize(
    "text", ["The #MeToo movement", "Fix #a-b_c.d first", "#one thing", "a #b #c d"]
)
def test_a_tag_before_more_text_is_part_of_the_text(text: str) -> None:
    assert prose(text).text == text
    assert prose(text).tags


def test_citations_and_places() -> None:
    found = prose("It is so [at ¶4; @s, p. 3; @t]. And\n    so on [@u,\n    ch. 1\\; 2].")
    assert found.text == "It is so. And so on."
    assert [(cite.key, cite.locator) for cite in found.citations] == [
        ("s", "p. 3"),
        ("t", ""),
        ("u", "ch. 1; 2"),
    ]
    assert found.places == ("¶4",)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("a [@s].", "a."),
        ("a [@s] b", "a b"),
        ("a [@s]b", "a b"),
        ("a[@s]b", "ab"),
        ("a [@s] .", "a ."),
        ("[@s] a", "a"),
        ("a [@s] [@t], b", "a, b"),
        ("a [@s]\n    b", "a b"),
        ("技術[@s]。", "技術。"),
    ],
)
def test_removed_brackets_leave_at_most_one_space(written: str, meant: str) -> None:
    assert prose(written).text == meant


def test_values() -> None:
    assert values('a: word, b: "two words", e: 2022-01-31, f: [a, "b c", 3]') == {
        "a": "word",
        "b": "two words",
        "e": date(2022, 1, 31),
        "f": ("a", "b c", "3"),
    }


@pytest.mark.parametrize("written", ["12", "1.10", "007", "1e5", "-1.5e3", "+1", "1e999"])
def test_digits_are_kept_as_written(written: str) -> None:
    assert values(f"a: {written}, b: [{written}]") == {"a": written, "b": (written,)}


def test_only_keys_that_are_known_for_it_have_numbers() -> None:
    assert values("weight: 0.50, date: 2022") == {"weight": 0.5, "date": 2022}


def test_a_tab_in_a_quoted_value_is_a_space() -> None:
    assert values('a: "b\tc"') == {"a": "b c"}


@pytest.mark.parametrize(
    "word", ["1st", "2022-01", "v1.2", "1.2.3", "10%", "https://a.org/b?c=d#e", "-"]
)
def test_near_numbers_and_dates_are_words(word: str) -> None:
    assert values(f"a: {word}") == {"a": word}


@pytest.mark.parametrize("name", ["e\u0301", "n-e\u0301", "\u1112\u1161\u11ab"])
def test_names_are_normalized(name: str) -> None:
    text = (
        f"source {name}: S\n# T {{#{name}}}\nclaim {name}: x [@{name}] #{name} {{{name}: 1}}\n"
        f"  because [{name}]\n"
    )
    assert flatten(parse_correct(text)) == flatten(parse_correct(normalize("NFC", text)))
    *_, statement = parse_correct(text).items
    assert isinstance(statement, syntax.StatementNode)
    (relation,) = statement.relations
    assert text[statement.start : statement.end] == f"claim {name}"
    assert text[relation.target.start : relation.target.end] == name


def test_the_place_of_a_list_includes_its_brackets() -> None:
    text = 'claim a: x {k: [b,\n    "c" ], l: []}\n'
    (statement,) = parse_correct(text).items
    assert isinstance(statement, syntax.StatementNode)
    assert [text[value.start : value.end] for value in statement.prose.attributes] == [
        '[b,\n    "c" ]',
        "[]",
    ]


def test_attributes_over_several_lines() -> None:
    text = """\
        claim a: x
            {b: "c
                d",
            // a note
            e: [f,
                g],
            }
          because [a]
        """
    statement, relation = flatten(parse_correct(dedent(text)))
    assert statement[6:] == (("b", False, ("c d",), (str,)), ("e", True, ("f", "g"), (str, str)))
    assert relation == (1, "because", "", "a")


def test_an_attribute_key_may_be_a_connective() -> None:
    text = "claim a: x {by: B,\n    since: 2020,\n    because: c}\n"
    (statement,) = parse_correct(text).items
    assert isinstance(statement, syntax.StatementNode)
    assert [attribute.key for attribute in statement.prose.attributes] == ["by", "since", "because"]


def test_empty_attributes_and_lists() -> None:
    assert values("") == {}
    assert values("a: []") == {"a": ()}


def test_quoted_text_keeps_its_spaces_and_escapes() -> None:
    assert values('a: " b  c ", d: "\\"e\\" \\\\ {}[],"') == {"a": " b  c ", "d": '"e" \\ {}[],'}


# Relations


def test_relations() -> None:
    text = """\
        recommendation a: x
          because (implicit) claim b: y
            but claim c: z
          and [d]
          since (a rule) assumption: w

          unless [e]
            because [f]
        """
    assert heads(text) == [
        (0, "", "", "recommendation", "a", "x"),
        (1, "because", "implicit", "claim", "b", "y"),
        (2, "but", "", "claim", "c", "z"),
        (1, "and", "", "d"),
        (1, "since", "a rule", "assumption", "", "w"),
        (1, "unless", "", "e"),
        (2, "because", "", "f"),
    ]


def test_reopened_statements() -> None:
    assert heads("[a]\n  but [b]\n[c]\n") == [
        (0, "", "", "a"),
        (1, "but", "", "b"),
        (0, "", "", "c"),
    ]


def test_tabs_indent_lines() -> None:
    assert heads("claim a: x\n\tbecause claim b: y\n\t\tbut [c]\n") == [
        (0, "", "", "claim", "a", "x"),
        (1, "because", "", "claim", "b", "y"),
        (2, "but", "", "c"),
    ]


# Places


def test_places_of_nodes() -> None:
    text = (
        "// note\nclaim a: x [@s, p. 3] {k: 12}\n  because (implicit) evidence b: y\n  but [ c ]\n"
    )
    (statement,) = parse_correct(text).items
    assert isinstance(statement, syntax.StatementNode)
    because, but = statement.relations
    (cite,), (attribute,) = statement.prose.citations, statement.prose.attributes
    nodes = (statement, cite, attribute, because, because.target, but, but.target)
    assert [text[node.start : node.end] for node in nodes] == [
        "claim a",
        "@s",
        "12",
        "because",
        "evidence b",
        "but",
        "c",
    ]
    assert text[attribute.key_start :].startswith("k: 12")


def test_places_refer_to_the_text_before_repairs() -> None:
    text = "titel: T\nclaim a: x\n  claim b: y\n  becuase [c]\n"
    document, _ = parse_text(Text("<text>", text))
    header, statement = document.items
    assert isinstance(statement, syntax.StatementNode)
    first, second = statement.relations
    nodes = (header, statement, first.target, second, second.target)
    assert [text[node.start : node.end] for node in nodes] == [
        "titel",
        "claim a",
        "claim b",
        "becuase",
        "c",
    ]


def test_comments_inside_a_text_are_not_inspected() -> None:
    text = """\
source k: A report
claim a: It is so
  // compare [¶12] (see @k)
  really so [at ¶1
  // see @k
  ;
  // and
  @k].
claim b: It is so [at ¶1;
  // and
  @k, p. 3].
"""
    _, errors = parse_text(Text("map.argmap", text))
    assert errors == []
