"""The pushdown automaton of the grammar: from tokens to the values of its rules.

This is the LALR(1) algorithm (Aho, Lam, Sethi & Ullman 2006, section 4.6) over the tables that Lark
made of the grammar. Each rule's value is made as soon as the rule is complete, from the leaves up,
so that nothing recurses however deep a text is nested.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.language.lexer import Token
from argmap.language.tables import RULES, STATES

if TYPE_CHECKING:
    from collections.abc import Iterable

ACTIONS = tuple(row for _, row in STATES)
"""For each state what a symbol means: a state to go to or, below 0, the number of a rule to use."""

_METHODS = frozenset(method for *_, method, _ in RULES if method)


class Automaton:
    """A stack of states and one of values: what has been read of a text and is not complete."""

    def __init__(self, builder: object) -> None:
        """`builder` has a method for each rule of the grammar that has a value of its own.

        It gets the list of what the rule holds: tokens, and the values of other rules.
        """
        self.states = [0]
        self.values: list[Any] = []
        self._build = {method: getattr(builder, method) for method in _METHODS}

    def read(self, tokens: Iterable[Token]) -> Token | None:
        """Take tokens as they come; the first that cannot be used is given back."""
        states, values, build = self.states, self.values, self._build
        for token in tokens:
            symbol = token.type
            while True:
                action = ACTIONS[states[-1]].get(symbol)
                if action is None:
                    return token
                if action >= 0:
                    states.append(action)
                    values.append(token)
                    break
                name, length, method, kept = RULES[~action]
                children: list[Any] | None = None
                for place, spread in kept:
                    value = values[place]
                    if children is None:
                        # A list that is spread out first belongs to nobody else: it may grow.
                        children = value if spread else [value]
                    elif spread:
                        children += value
                    else:
                        children.append(value)
                if length:
                    del states[-length:], values[-length:]
                values.append(build[method](children or []) if method else children or [])
                states.append(ACTIONS[states[-1]][name])
        return None

    def end(self) -> Any:
        """The value of the whole, once there are no more tokens."""
        if self.read((Token("$END", "", 0),)):
            raise AssertionError("the text ended where the grammar has no place for its end")
        return self.values[0]

    def accepts(self, symbol: str) -> bool:
        """Whether such a token could be used now; nothing is changed by asking."""
        states = self.states.copy()
        while True:
            action = ACTIONS[states[-1]].get(symbol)
            if action is None or action >= 0:
                return action is not None
            name, length, *_ = RULES[~action]
            if length:
                del states[-length:]
            states.append(ACTIONS[states[-1]][name])
