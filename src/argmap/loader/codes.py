"""What can be wrong with a map beyond its language: every code, and what is the matter in general.

A code never changes its meaning.
"""

CODES = {
    "M001": "A statement is named that is not there.",
    "M002": "Two statements, or two sections, have the same id.",
    "M003": "There is nothing above that an `and`, a `since` or an `unless` could join.",
    "M004": "A mark is nearly, but not quite, `(implicit)`.",
    "M005": "A source is cited that is not there.",
    "M006": "Two sources have the same key.",
    "M007": "The value of an attribute is not of the type that its key has.",
    "M008": "An attribute is given twice.",
    "M009": "A header stands where none can stand, or is given twice.",
    "F001": "A file is not there.",
    "F002": "A folder stands where a file should be.",
    "F003": "A file is not UTF-8.",
    "F004": "A file cannot be opened, or is too large.",
    "F005": "Files include each other in a circle.",
    "F006": "A path leads out of the folder of the map that was asked for.",
    "F007": "A text without a folder names a file.",
    "F008": "A file is no bibliography of a sort that can be read.",
    "F009": "An entry of a bibliography cannot be used.",
}
