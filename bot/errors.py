"""Everything the operator can put right, as one small tree.

BotError                 one line: what it was about: what is wrong; what to do
├── UsageError           names the argument or the question
├── SettingsError        names the variable, never prints its value
├── CorpusError          names the file
├── RetrievalError       names the engine, and the limit it ran into
├── PackageError         names the file of the installation that is damaged
└── GoldenError          names the case

A bug is an ordinary exception and is left to fly; "nothing found" is an Answer, not an error.
"""


class BotError(Exception):
    """A fault with a remedy; its text is the one line shown to the operator."""


class UsageError(BotError):
    """A command was called in a way it cannot serve."""


class SettingsError(BotError):
    """A setting is missing or malformed."""


class CorpusError(BotError):
    """An article file or a bundle cannot be read, or cannot be taken in."""


class RetrievalError(BotError):
    """An engine failed or timed out."""


class PackageError(BotError):
    """A file that the installation ships is missing or damaged."""


class GoldenError(BotError):
    """A golden case cannot be judged on this coverage."""
