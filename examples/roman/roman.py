"""Roman numerals from 1 to 3999, as they are written today."""

SIGNS = {
    1000: "M",
    900: "CM",
    500: "D",
    400: "CD",
    100: "C",
    90: "XC",
    50: "L",
    40: "XL",
    10: "X",
    9: "IX",
    5: "V",
    4: "IV",
    1: "I",
}
LARGEST = 3999


def to_roman(number: int) -> str:
    """The numeral of a number. Raises ValueError where it has none."""
    if not 1 <= number <= LARGEST:
        raise ValueError(f"there is no numeral for {number}, only for 1 to {LARGEST}")
    numeral = ""
    for value, sign in SIGNS.items():
        count, number = divmod(number, value)
        numeral += sign * count
    return numeral


def from_roman(numeral: str, *, old: bool = False) -> int:
    """The number of a numeral. Raises ValueError for what is none.

    With `old`, a sign may stand four times, as in the `IIII` of clocks.
    """
    number, rest = 0, numeral
    for value, sign in SIGNS.items():
        while rest.startswith(sign):
            number, rest = number + value, rest.removeprefix(sign)
    is_one = not rest and 1 <= number <= LARGEST
    if not is_one or (to_roman(number) != numeral and not (old and is_old(numeral, number))):
        raise ValueError(f"{numeral!r} is no Roman numeral")
    return number


def is_old(numeral: str, number: int) -> bool:
    """Whether this is a numeral in which fours and nines are written at length."""
    at_length = to_roman(number)
    for short, long in {"CM": "DCCCC", "XC": "LXXXX", "IX": "VIIII"}.items():
        at_length = at_length.replace(short, long)
    for short, long in {"CD": "CCCC", "XL": "XXXX", "IV": "IIII"}.items():
        at_length = at_length.replace(short, long)
    return numeral == at_length
