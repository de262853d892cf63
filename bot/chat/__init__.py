"""A conversation about the coverage, questions and commands in, blocks out; pasted words, checked. No transport."""
