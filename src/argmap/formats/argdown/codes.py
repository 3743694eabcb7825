"""The codes of warnings about documents that argmap may read differently from Argdown."""

CODES = {
    "A001": "A relation in Argdown has no statement above it.",
    "A002": "A relation in Argdown is not indented.",
    "A003": "A relation in Argdown follows a blank line.",
    "A004": "A title in Argdown has no colon before its text.",
    "A005": "Numbered lines in Argdown have no conclusion.",
    "A006": "An argument in Argdown has two lists of premises.",
    "A007": "A statement in Argdown has no blank line before it.",
    "A008": "An argument in Argdown is the conclusion of numbered lines.",
    "A009": "A Markdown file has several code blocks in Argdown, which are read as one map.",
    "A010": "A document names a syntax other than Argdown, such as Argdown+.",
}
