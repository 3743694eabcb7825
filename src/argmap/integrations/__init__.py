"""Maps in documentation tools: Sphinx, MkDocs and Zensical."""
