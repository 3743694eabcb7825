"""MADR: decision records in Markdown.

The chosen option is a recommendation, and the other options are claims. What is good about an
option is a reason for it, and what is bad is one against it. Decision drivers are goals.
"""

from __future__ import annotations

import re

import attrs

from argmap.formats.assembly import MapAssembly, NewInference, NewStatement, join_lines, quote
from argmap.formats.format import Format, Imported
from argmap.formats.input_file import InputFile
from argmap.formats.losses import LossKind
from argmap.formats.markdown_blocks import MarkdownBlock, read_blocks
from argmap.formats.source_links import cite_links
from argmap.formats.yaml_parts import read_document
from argmap.model import Kind, Polarity
from argmap.source import Span

_OPTIONS = ("considered options", "options considered")
_DRIVERS = ("decision drivers",)
_OUTCOME = ("decision outcome",)
_PROS_AND_CONS = ("pros and cons of the options", "pros and cons")
_CONSEQUENCES = {
    "consequences": None,
    "positive consequences": Polarity.FOR,
    "negative consequences": Polarity.AGAINST,
}
_SECTIONS = {*_OPTIONS, *_DRIVERS, *_OUTCOME, *_PROS_AND_CONS}

_CHOSEN = re.compile(
    r"""Chosen\ options?:\s*
    (?: "(?P<quoted>.+?)" | “(?P<curly>.+?)” | (?P<plain>.+?) )
    (?: [,.]?\s+because\b[,:]?\s*(?P<why>.*) | [.]? )""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_ARGUMENT = re.compile(
    r"[*_]*(?P<stance>Good|Bad|Neutral|OK)\b[*_]*(?:,[*_]*\s*(?:(?:because|as)\b[,:]?)?|:|\s+because\b[,:]?)"
    r"\s*(?P<text>.+)",
    re.DOTALL | re.IGNORECASE,
)
_POLARITIES = {"good": Polarity.FOR, "bad": Polarity.AGAINST}
_NO_REASON = re.compile(r"(?:it )?comes out best\b", re.IGNORECASE)
_FIELD = re.compile(
    r"\**(?P<key>Status|Deciders|Date|Technical Story)\**:\**\s*(?P<value>.*)", re.IGNORECASE
)
_HEADERS = {"date": "date", "deciders": "author", "decision-makers": "author"}
_HEADING = re.compile(
    rb"(?mi)^##[ \t]+(?:Considered Options|Decision Outcome)[ \t]*(?:<!--.*-->[ \t]*)?\r?$"
)
_COMMENT = re.compile(r"<!--.*?-->")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def load_madr(file: InputFile) -> Imported:
    """Read a decision record. Raises FormatError."""
    front, blocks = read_blocks(file)
    reader = _RecordReader(MapAssembly())
    reader.read_front_matter(InputFile(file.name, front.encode()))
    for block in blocks:
        reader.read_block(block)
    headers = {}
    for key, value in reader.fields.items():
        if key == "status" and reader.chosen:
            reader.assembly.set_attributes(reader.chosen, {"status": value}, key)
        elif header := _HEADERS.get(key):
            headers[header] = value
        elif value:
            reader.assembly.lose(LossKind.HEADER, f"{key}: {quote(value)}", key)
    return reader.assembly.finish(title=reader.title, **headers)


@attrs.define
class _RecordReader:
    assembly: MapAssembly
    title: str = ""
    fields: dict[str, str] = attrs.field(factory=dict)
    options: dict[str, NewStatement] = attrs.field(factory=dict)
    """The options by their names without markup."""
    chosen: NewStatement | None = None
    section: str = ""
    option: NewStatement | None = None
    """The statement that the items of the present section argue for and against."""
    stance: Polarity | None = None
    """What the items of the present section are, if they do not say so."""
    awaits_reasons: bool = False
    """Whether the choice ended in “because”, so that the reasons are the items that follow."""
    is_lost: bool = False
    """Whether the present section is lost as a whole, which is reported once."""

    def read_front_matter(self, file: InputFile) -> None:
        """Read the status, date and deciders. Report the rest as settings."""
        for key, part in read_document(file).members.items():
            name = key.casefold()
            value = ", ".join(item.text for item in part.one_or_more())
            if name in ("status", *_HEADERS, "consulted", "informed"):
                self.fields[name] = value
            else:
                self.assembly.lose(LossKind.SETTING, f"{key}: {quote(part.shown)}", key)

    def read_block(self, block: MarkdownBlock) -> None:
        """Read a block in the section that it is in."""
        if block.kind == "comment":
            self.assembly.lose(LossKind.COMMENT, quote(join_lines(block.text)), span=block.span)
        elif block.kind == "heading":
            self._read_heading(block)
        elif not self.is_lost and not self._read_content(block):
            what = "code" if block.kind == "code" else quote(join_lines(block.text))
            self.assembly.lose(LossKind.TEXT, what, span=block.span)

    def _read_heading(self, block: MarkdownBlock) -> None:
        written = join_lines(block.text)
        for comment in _COMMENT.findall(written):  # the template has <!-- optional -->
            self.assembly.lose(LossKind.COMMENT, quote(comment), span=block.span)
        name = join_lines(_COMMENT.sub("", written))
        plain = name.casefold()
        if block.level > 3 or (block.level == 3 and self.section in (*_OPTIONS, *_DRIVERS)):
            if not self.is_lost and plain not in _PROS_AND_CONS and plain != "pros/cons":
                self.assembly.lose(LossKind.TEXT, f"the heading {quote(name)}", span=block.span)
            return
        self.option, self.stance, self.awaits_reasons = None, None, False
        if block.level == 1 and not self.title:
            self.title, self.section, self.is_lost = name, "", False
        elif block.level == 3 and self.section in _PROS_AND_CONS:
            self.option, self.is_lost = self._find_option(name, block.span), False
        elif plain in _CONSEQUENCES:
            self.option, self.stance, self.is_lost = self.chosen, _CONSEQUENCES[plain], False
        else:
            if block.level < 3:
                self.section = plain
            self.is_lost = block.level == 3 or plain not in _SECTIONS
            if self.is_lost:
                self.assembly.lose(LossKind.TEXT, f"the section {quote(name)}", span=block.span)

    def _read_content(self, block: MarkdownBlock) -> bool:
        """Read a text or an item. Return False if it has no place in the map."""
        text = join_lines(block.text)
        is_item = block.kind == "item" and block.level == 1
        if block.kind == "code":
            return False
        if not self.section and (field := _FIELD.fullmatch(text)):
            self.fields[field["key"].casefold()] = field["value"]
            return True
        if self.section in _OUTCOME and (choice := _CHOSEN.fullmatch(text)):
            self._choose(choice, block.span)
            return True
        if not is_item:
            return False
        if self.section in _OPTIONS:
            self._find_option(text, block.span)
        elif self.section in _DRIVERS:
            self._add(text, block.span, Kind.GOAL)
        elif self.awaits_reasons and self.chosen:
            self._add_argument(self.chosen, Polarity.FOR, text, block.span)
        else:
            return self._read_argument(text, block.span)
        return True

    def _read_argument(self, text: str, span: Span) -> bool:
        """Read an item such as “Good, because …”. Return False if it is none."""
        argument = _ARGUMENT.fullmatch(text)
        if not self.option or not (argument or self.stance):
            return False
        if not argument:
            self._add_argument(self.option, self.stance or Polarity.FOR, text, span)
        elif polarity := _POLARITIES.get(argument["stance"].casefold()):
            self._add_argument(self.option, polarity, argument["text"], span)
        else:
            about = f"neither for nor against: {quote(text)}"
            self.assembly.lose(LossKind.UNKNOWN_RELATION, about, span=span)
        return True

    def _choose(self, choice: re.Match[str], span: Span) -> None:
        """Make the option that is chosen a recommendation, and read why."""
        name = choice["quoted"] or choice["curly"] or choice["plain"]
        self.chosen = self.option = self._find_option(name, span)
        self.chosen.kind = Kind.RECOMMENDATION
        why = choice["why"]
        if why and _NO_REASON.match(why):
            self.assembly.lose(LossKind.TEXT, quote(why), span=span)
        elif why:
            self._add_argument(self.chosen, Polarity.FOR, why, span)
        self.awaits_reasons = why == ""

    def _find_option(self, written: str, span: Span) -> NewStatement:
        """Return the option with a name. Headings may have a part of the name only."""
        name = _simplify(written)
        near = [
            option
            for other, option in self.options.items()
            if name and other and (other.startswith(name) or name.startswith(other))
        ]
        if found := self.options.get(name) or (near[0] if len(near) == 1 else None):
            return found
        self.options[name] = self._add(written.strip(), span)
        return self.options[name]

    def _add(self, text: str, span: Span, kind: Kind = Kind.CLAIM) -> NewStatement:
        added = self.assembly.add_statement(span.start, text, kind=kind, span=span)
        cite_links(self.assembly, added)
        return added

    def _add_argument(
        self, option: NewStatement, polarity: Polarity, text: str, span: Span
    ) -> None:
        key = ("argument", span.start)
        cite_links(self.assembly, self.assembly.add_statement(key, text, span=span))
        self.assembly.inferences.append(NewInference(option.key, polarity, [key], span=span))


def _simplify(name: str) -> str:
    """Return the words of a name, without links and markup."""
    return " ".join(re.findall(r"\w+", _LINK.sub(r"\1", name).casefold()))


def is_madr(file: InputFile) -> bool:
    """Return whether a file has a section with options and one with the outcome."""
    return bool(_HEADING.search(file.content[:1_000_000]))


FORMAT = Format(
    "madr",
    "decision records in Markdown (MADR)",
    (".md",),
    is_madr,
    load_madr,
    unread="the context, neutral arguments, examples, consultations, all prose outside of lists",
)
