"""The public names of `argmap.testing`, each listed once."""

from . import laws as laws
from .argument_maps import maps as maps
from .broken import BrokenDocument as BrokenDocument
from .broken import broken_documents as broken_documents
from .editing import Edit as Edit
from .editing import EditKind as EditKind
from .editing import edits as edits
from .elements import inferences as inferences
from .elements import sources as sources
from .elements import statements as statements
from .flaws import flawed_maps as flawed_maps
from .layout import documents as documents
from .layout import layouts as layouts
from .narrowing import Narrowing as Narrowing
from .texts import ids as ids
from .texts import prose as prose
