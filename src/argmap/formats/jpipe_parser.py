"""Parse jPipe: the models of a file and of the files that it loads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NoReturn

import attrs

from argmap.errors import FormatError
from argmap.formats.assembly import MapAssembly, quote
from argmap.formats.input_file import InputFile
from argmap.formats.losses import LossKind
from argmap.source import Span

ABSTRACT = "@support"
ELEMENTS = ("conclusion", "sub-conclusion", "strategy", "evidence", ABSTRACT)
MODELS = ("justification", "template", "pattern")

_TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
    |(?P<text>"[^"]*"|'[^']*')
    |(?P<name>@?\w+(?:[-:.]\w+)*)
    |(?P<sign>[{}(),:])
    |(?P<blank>\s+)
    |(?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)


@attrs.frozen(eq=False, repr=False)
class JpipeElement:
    """An element of a model."""

    kind: str
    id: str
    text: str
    span: Span


@attrs.frozen
class JpipeSupport:
    """The ids of an element and of the element that it supports."""

    lower: str
    upper: str
    span: Span


@attrs.frozen(eq=False, repr=False)
class JpipeModel:
    """A justification or template: its elements by id. `parent` is what it implements, or ""."""

    name: str
    parent: str
    span: Span
    elements: dict[str, JpipeElement] = attrs.field(factory=dict)
    supports: list[JpipeSupport] = attrs.field(factory=list)


@attrs.define
class JpipeModels:
    """The models of a file, and all that it can name."""

    own: dict[str, JpipeModel] = attrs.field(factory=dict)
    loaded: dict[str, JpipeModel] = attrs.field(factory=dict)

    def find(self, name: str) -> JpipeModel | None:
        """Return the model with a name."""
        return self.own.get(name) or self.loaded.get(name)


@attrs.frozen
class _Token:
    kind: str
    text: str
    span: Span


def read_models(file: InputFile, assembly: MapAssembly) -> JpipeModels:
    """Read the models of a file. Report what is left out. Raises FormatError."""
    models = JpipeModels()
    parser = _Parser(file, assembly, models.own)
    parser.parse()
    pending = [(file, *load) for load in parser.loads]
    seen = set()
    while pending:
        beside, path, alias, span = pending.pop(0)
        if "*" in path:
            assembly.lose(LossKind.STATEMENT, f"the files {quote(path)}", span=span)
            continue
        try:
            loaded = beside.read_beside(path)
        except FormatError as error:
            about = f"the file {quote(path)}: {error.message}"
            assembly.lose(LossKind.STATEMENT, about, span=span)
            continue
        if (loaded.name, alias) in seen:
            continue
        seen.add((loaded.name, alias))
        found: dict[str, JpipeModel] = {}
        reader = _Parser(loaded, MapAssembly(), found)
        reader.parse()
        for name, model in found.items():
            models.loaded[f"{alias}:{name}" if alias else name] = model
        pending += [(loaded, *load) for load in reader.loads]
    return models


@attrs.define
class _Parser:
    file: InputFile
    assembly: MapAssembly
    models: dict[str, JpipeModel]
    loads: list[tuple[str, str, Span]] = attrs.field(factory=list)
    tokens: Iterator[_Token] = attrs.field(init=False)
    token: _Token = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self.tokens = self._tokenize()
        self.token = next(self.tokens)

    def _tokenize(self) -> Iterator[_Token]:
        text = self.file.text
        for match in _TOKEN.finditer(text.content):
            kind = match.lastgroup or ""
            if kind not in ("comment", "blank"):
                yield _Token(kind, match[0], text.span(*match.span()))
        end = len(text.content)
        while True:
            yield _Token("end", "", text.span(end, end))

    def parse(self) -> None:
        """Read the models and the loads of the file. Raises FormatError."""
        while self.token.kind != "end":
            start = self._next()
            if start.text == "load":
                path = self._expect_text()
                alias = self._expect_name() if self._skip("as") else ""
                self.loads.append((path, alias, start.span))
            elif start.text in MODELS:
                self._read_model(start)
            elif start.text == "composition":
                self._skip_braces(start, "composition")
            else:
                self._refuse("`justification`, `template` or `load`", start)

    def _read_model(self, start: _Token) -> None:
        name = self._expect_name()
        if self._skip("is"):
            operator = self._expect_name()
            while self.token.kind != "end" and self.token.text != "{":
                self._next()
            self._skip_braces(start, f"{name} is {operator}(…)")
            return
        parent = self._expect_name() if self._skip("implements") else ""
        if not self._skip("{"):
            self._refuse("`{`", self.token)
        model = JpipeModel(name, parent, start.span)
        while not self._skip("}"):
            self._read_line(model)
        if name in self.models:
            about = f"the name {name} is given twice"
            self.assembly.lose(LossKind.STATEMENT, about, name, start.span)
        self.models.setdefault(name, model)

    def _read_line(self, model: JpipeModel) -> None:
        start = self._next()
        if start.text in ELEMENTS:
            name = self._expect_name()
            if not self._skip("is"):
                self._refuse('`is "…"`', self.token)
            text = self._expect_text()
            if name in model.elements:
                about = f"the id {name} is given twice: {quote(text)}"
                self.assembly.lose(LossKind.STATEMENT, about, name, start.span)
            else:
                model.elements[name] = JpipeElement(start.text, name, text, start.span)
        elif start.kind == "name" and self._skip("supports"):
            model.supports.append(JpipeSupport(start.text, self._expect_name(), start.span))
        else:
            self._refuse("an element, `… supports …` or `}`", start)

    def _skip_braces(self, start: _Token, about: str) -> None:
        """Skip what an operator has in braces, and report it."""
        depth = 0
        while self.token.kind != "end":
            depth += {"{": 1, "}": -1}.get(self._next().text, 0)
            if depth == 0:
                break
        self.assembly.lose(LossKind.UNKNOWN_RELATION, about, span=start.span)

    def _next(self) -> _Token:
        current = self.token
        self.token = next(self.tokens)
        return current

    def _skip(self, text: str) -> bool:
        if self.token.text == text and self.token.kind != "text":
            self._next()
            return True
        return False

    def _expect_name(self) -> str:
        if self.token.kind != "name":
            self._refuse("a name", self.token)
        return self._next().text

    def _expect_text(self) -> str:
        if self.token.kind != "text":
            self._refuse("a text in quotation marks", self.token)
        return self._next().text[1:-1]

    def _refuse(self, expected: str, token: _Token) -> NoReturn:
        found = quote(token.text) if token.text else "the end of the file"
        message = f"expected {expected}, not {found}"
        raise FormatError(message, self.file.name, token.span.line, token.span.column)
