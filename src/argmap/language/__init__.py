"""The language: parse text into a syntax tree, and print trees in canonical form.

Only `parser` needs Lark, so that importing the tree or the printer does not load it.
"""
