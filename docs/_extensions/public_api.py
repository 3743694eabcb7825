"""Document the public API with autodoc.

Docstrings are plain prose with Markdown's backticks. Public names in backticks become links, and
other words in backticks become code. Types in signatures lead to the public names, wherever the
classes are defined.
"""

from __future__ import annotations

import ast
import builtins
import re
import sys
from functools import cache
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.pycode import ModuleAnalyzer

import argmap

STUBS = {"argmap": Path(argmap.__file__).with_suffix(".pyi")}
