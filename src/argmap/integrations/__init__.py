"""Maps in the tools that others write documents with: Sphinx, MkDocs and Zensical."""
