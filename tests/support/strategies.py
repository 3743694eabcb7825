"""Small maps with everything that bears on a verdict, for Hypothesis; they shrink to short ids."""

from random import Random

from hypothesis import strategies as st

from argmap.model import ArgumentMap, Inference, Kind, Link, Polarity, Statement

IDS = "abcdefgh"
KINDS = [
    Kind.CLAIM,
    Kind.CLAIM,
    Kind.EVIDENCE,
    Kind.ASSUMPTION,
    Kind.GOAL,
    Kind.RECOMMENDATION,
]
READILY_GIVEN = [Kind.EVIDENCE, Kind.ASSUMPTION]


def statement(kind: Kind, name: str) -> Statement:
    return Statement(kind, name, f"{name} is so.")


@st.composite
def small_maps(
    draw: st.DrawFn,
    kinds: list[Kind] = KINDS,
    polarities: tuple[Polarity, ...] = tuple(Polarity),
    exceptions: bool = True,
    most: int = 7,
) -> ArgumentMap:
    """Maps of up to `most` statements, with cycles, self-loops and implicit marks as they come."""
    chosen = draw(st.lists(st.sampled_from(kinds), min_size=1, max_size=most))
    names = st.sampled_from(IDS[: len(chosen)])
    few_links = st.one_of(st.just([]), st.just([]), st.lists(st.builds(Link, names, st.booleans())))
    inferences = st.builds(
        Inference,
        names,
        st.sampled_from(polarities),
        st.lists(names, min_size=1, max_size=3),
        few_links,
        few_links if exceptions else st.just([]),
        st.booleans(),
    )
    return ArgumentMap(
        map(statement, chosen, IDS), draw(st.lists(inferences, max_size=2 * len(chosen)))
    )


def disputes() -> st.SearchStrategy[ArgumentMap]:
    """Maps in which every statement is given and each inference is a `but` with one premise.

    A goal is no reason by itself, so there are none.
    """
    names = st.sampled_from(IDS)
    attacks = st.builds(lambda to, by: Inference(to, Polarity.AGAINST, [by]), names, names)
    return st.builds(
        lambda kinds, inferences: ArgumentMap(map(statement, kinds, IDS), inferences),
        st.lists(st.sampled_from(READILY_GIVEN), min_size=len(IDS), max_size=len(IDS)),
        st.lists(attacks, max_size=16),
    )


def tangled_map(seed: int, size: int) -> ArgumentMap:
    """A map of a given size in which most statements stand in cycles of reasons and objections."""
    random = Random(seed)
    names = [f"s{number}" for number in range(size)]
    loops = random.choice([1.2, 1.6, 2.2])
    kinds = random.choices(list(Kind), [12, 1, 2, 1, 1], k=size)

    def some(most: int) -> list[str]:
        return random.choices(names, k=random.randint(1, most))

    return ArgumentMap(
        map(statement, kinds, names),
        [
            Inference(
                random.choice(names),
                random.choices(list(Polarity), [3, 1])[0],
                some(2),
                exceptions=[Link(name) for name in some(1) if random.random() < 0.2],
            )
            for _ in range(int(size * loops))
        ],
    )
