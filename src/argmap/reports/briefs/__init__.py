"""Briefs: a map as a memo for decision makers, in HTML, Markdown, Word and PDF."""

from argmap.reports.briefs.brief_files import (
    FORMATS,
    Brief,
    BriefFormat,
    make_brief,
    write_brief,
)

__all__ = ["FORMATS", "Brief", "BriefFormat", "make_brief", "write_brief"]
