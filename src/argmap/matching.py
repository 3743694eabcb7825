"""Find the texts that are the same in two versions of something."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

_SIMILAR = 0.5
"""The share of words that two versions of one text have in common, at least."""

_MOST_SHARED = 20
"""The most texts that may share a word that helps to find similar ones; it keeps work linear."""

_WORD = re.compile(r"\w+")


def match_texts(before: Mapping[str, str], after: Mapping[str, str]) -> Mapping[str, str]:
    """Return the names of texts that are in both versions: the new name by the old one.

    The arguments are texts by name. A text keeps its identity with its name. If the name is gone,
    or now names quite another text, the text is the equal one, or else the most similar one.
    """
    old = {name: _split_words(text) for name, text in before.items()}
    new = {name: _split_words(text) for name, text in after.items()}
    pairs: dict[str, str] = {
        name: name
        for name in old
        if name in new and _measure_similarity(old[name], new[name]) >= _SIMILAR
    }

    def add(found: Iterable[tuple[str, str]]) -> None:
        taken = {*pairs.values()}
        for name, other in found:
            if name not in pairs and other not in taken:
                pairs[name] = other
                taken.add(other)

    def list_left() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
        taken = {*pairs.values()}
        return (
            {name: words for name, words in old.items() if name not in pairs},
            {name: words for name, words in new.items() if name not in taken},
        )

    add(_pair_equal(*list_left()))
    add((name, name) for name in old if name in new)
    add(_pair_similar(*list_left()))
    return pairs


def _split_words(text: str) -> tuple[str, ...]:
    """Return the words of a text, or the text itself if it has none."""
    folded = text.casefold()
    return tuple(_WORD.findall(folded)) or (folded,)


def _measure_similarity(words: Collection[str], others: Collection[str]) -> float:
    """Return the share of words that two texts have in common, from 0 to 1 (Jaccard's index)."""
    mine, theirs = {*words}, {*others}
    return len(mine & theirs) / len(mine | theirs)


def _pair_equal(
    old: Mapping[str, tuple[str, ...]], new: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, str]]:
    """Pair the texts with the same words, several of them in their order."""
    by_words = _group(new)
    for name, words in old.items():
        if same := by_words.get(words):
            yield name, same.pop(0)


def _pair_similar(
    old: Mapping[str, tuple[str, ...]], new: Mapping[str, tuple[str, ...]]
) -> list[tuple[str, str]]:
    """Return pairs of texts with similar words, the most similar ones first."""
    by_word: dict[str, list[str]] = {}
    for other, words in new.items():
        for word in {*words}:
            by_word.setdefault(word, []).append(other)
    order = {other: place for place, other in enumerate(new)}
    ranked: list[tuple[float, int, int, str, str]] = []
    for place, (name, words) in enumerate(old.items()):
        shared = Counter(
            other
            for word in {*words}
            if len(by_word.get(word, ())) <= _MOST_SHARED
            for other in by_word.get(word, ())
        )
        for other in shared:
            similarity = _measure_similarity(words, new[other])
            if similarity >= _SIMILAR:
                ranked.append((-similarity, place, order[other], name, other))
    return [(name, other) for *_, name, other in sorted(ranked)]


K = TypeVar("K", bound=Hashable)


def _group(values: Mapping[str, K]) -> dict[K, list[str]]:
    groups: dict[K, list[str]] = {}
    for name, value in values.items():
        groups.setdefault(value, []).append(name)
    return groups
