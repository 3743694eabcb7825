"""The reports on checked maps, one module for each format; `report` in each gives the text."""

FORMATS = ("text", "json", "sarif", "github", "junit")
"""The formats, by the names of their modules, the one for people first."""
