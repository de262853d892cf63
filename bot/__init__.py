"""Pullquote answers questions about news coverage only in the coverage's own words.

Read it in the order of the data:

    model       the types that flow                      errors      the error tree
    text/       sentences, terms, tokens, display        corpus/     article files <-> articles; what is furniture
    retrieval/  passages, engines, the score             answer/     signals, selection, confidence; Pipeline.ask
    chat/       a conversation, as blocks                golden/     the proof that it keeps doing so
    adapters/   terminal, JSON, Telegram                 settings, bootstrap, cli
"""

__version__ = "0.1.0"
