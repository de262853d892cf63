"""A conversation about the coverage: questions, follow-ups and commands in, blocks out; it knows no transport."""
