"""The same argument in our language and in Argdown: the same words, the same relations.

And the same dispute in our language, as APX (the form of the ASPARTIX system) and in the Trivial
Graph Format.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from benchmarks.shapes import Argument, Attacks, Reason

Written = Callable[[int], str]


def as_argmap(argument: Argument) -> str:
    """An argument in our language. Leaves are evidence, what has reasons is a claim."""
    inner = {parent for parent in argument.parents if parent is not None}

    def head(number: int) -> str:
        parent = argument.parents[number]
        if parent is None:
            return f"recommendation s{number}: {argument.sentences[number]}"
        kind = "claim" if number in inner else "evidence"
        return f"{_word(argument.against[number])} {kind} s{number}: {argument.sentences[number]}"

    def mention(reason: Reason) -> str:
        return f"{_word(reason.against)} [s{reason.statement}]"

    return "title: A map to measure\n\n" + _outline(argument, head, mention)


def as_argdown(argument: Argument) -> str:
    """An argument in Argdown."""

    def head(number: int) -> str:
        sign = "" if argument.parents[number] is None else _sign(argument.against[number])
        return f"{sign}[s{number}]: {argument.sentences[number]}"

    def mention(reason: Reason) -> str:
        return f"{_sign(reason.against)}[s{reason.statement}]"

    return "===\ntitle: A map to measure\n===\n\n" + _outline(argument, head, mention)


def _word(against: bool) -> str:
    return "but" if against else "because"


def _sign(against: bool) -> str:
    return "- " if against else "+ "


def _outline(argument: Argument, head: Written, mention: Callable[[Reason], str]) -> str:
    """Statements under those that they bear on, two spaces further in, reasons by name last."""
    children: defaultdict[int | None, list[int]] = defaultdict(list)
    for number, parent in enumerate(argument.parents):
        children[parent].append(number)
    mentions: defaultdict[int, list[Reason]] = defaultdict(list)
    for reason in argument.references:
        mentions[reason.conclusion].append(reason)
    lines: list[str] = []

    def write(number: int, indent: str) -> None:
        lines.append(indent + head(number))
        for child in children[number]:
            write(child, indent + "  ")
        lines.extend(f"{indent}  {mention(reason)}" for reason in mentions[number])

    for root in children[None]:
        write(root, "")
        lines.append("")
    return "\n".join(lines) + "\n"


def as_objections(dispute: Attacks) -> str:
    """A dispute in our language: arguments are assumptions, attacks are objections by name."""
    attackers: defaultdict[str, list[str]] = defaultdict(list)
    for by, hit in dispute.attacks:
        attackers[hit].append(by)
    lines = []
    for name in dispute.arguments:
        lines.append(f"assumption {name}: {name}")
        lines.extend(f"  but [{by}]" for by in attackers[name])
    return "\n".join(lines) + "\n"


def as_apx(dispute: Attacks) -> str:
    """A dispute as facts about arguments and attacks."""
    facts = [f"arg({name})." for name in dispute.arguments]
    facts += [f"att({by},{hit})." for by, hit in dispute.attacks]
    return "\n".join(facts) + "\n"


def as_tgf(dispute: Attacks) -> str:
    """A dispute as a list of arguments and a list of attacks."""
    lines = [*dispute.arguments, "#", *(f"{by} {hit}" for by, hit in dispute.attacks)]
    return "\n".join(lines) + "\n"
