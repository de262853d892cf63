"""Pullquote answers questions about news coverage only in the coverage's own words."""
