"""Reading text without changing it: paragraphs, sentences, terms, tokens, and what may reach a screen."""
