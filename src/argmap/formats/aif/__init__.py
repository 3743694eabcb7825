"""The Argument Interchange Format: AIFdb's JSON, xAIF, and the files of OVA 2."""

from argmap.formats.aif.graph import is_aif
from argmap.formats.aif.reading import load_aif
from argmap.formats.aif.writing import KEEPS, dump_aif
from argmap.formats.format import Format

FORMAT = Format(
    "aif",
    "Argument Interchange Format: AIFdb, xAIF, OVA 2; writes AIFdb",
    (".json",),
    is_aif,
    load_aif,
    dump_aif,
    keeps=KEEPS,
    unread="rephrases (MA), preferences (PA), support for inferences, the dialogue beside who said "
    "what, the roles of premises, the analysed text, the layout",
)
