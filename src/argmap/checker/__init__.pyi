"""The names that `argmap.checker` offers, each listed once."""

from .baseline import Baseline as Baseline
from .baseline import BaselineError as BaselineError
from .baseline import make_baseline as make_baseline
from .baseline import read_baseline as read_baseline
from .check_result import CheckResult as CheckResult
from .checking import check as check
from .checking import check_draft as check_draft
from .failures import RuleFailedError as RuleFailedError
from .rule_definition import Rule as Rule
from .rule_definition import rule as rule
from .settings import Settings as Settings
from .settings import SettingsError as SettingsError
from .settings_files import read_settings as read_settings
