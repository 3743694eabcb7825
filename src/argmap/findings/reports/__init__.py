"""The reports on checked maps, one module for each format."""
