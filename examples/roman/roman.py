"""Write and read Roman numerals from 1 to 3999."""

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
    """Return the numeral of a number. Raises ValueError if it has none."""
    if not 1 <= number <= LARGEST:
        raise ValueError(f"there is no numeral for {number}, only for 1 to {LARGEST}")
    numeral = ""
    for value, sign in SIGNS.items():
        count, number = divmod(number, value)
        numeral += sign * count
    return numeral


def from_roman(numeral: str, *, old: bool = False) -> int:
    """Return the number of a numeral. Raises ValueError if it is not one.

    With `old`, a sign may be repeated four times, like the `IIII` on clocks.
    """
    number, rest = 0, numeral
    for value, sign in SIGNS.items():
        while rest.startswith(sign):
            number, rest = number + value, rest.removeprefix(sign)
    is_one = not rest and 1 <= number <= LARGEST
    if not is_one or (to_roman(number) != numeral and not (old and is_old(numeral, number))):
        raise ValueError(f"{numeral!r} is not a Roman numeral")
    return number


def is_old(numeral: str, number: int) -> bool:
    """Return whether a numeral writes fours and nines without subtraction."""
    unabbreviated = to_roman(number)
    for short, long in {"CM": "DCCCC", "XC": "LXXXX", "IX": "VIIII"}.items():
        unabbreviated = unabbreviated.replace(short, long)
    for short, long in {"CD": "CCCC", "XL": "XXXX", "IV": "IIII"}.items():
        unabbreviated = unabbreviated.replace(short, long)
    return numeral == unabbreviated
