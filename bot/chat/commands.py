"""The commands a reader can type, the same words in every adapter."""

from __future__ import annotations

import re
from typing import NamedTuple


class Command(NamedTuple):
    """A command's word, what may follow it, and what it does."""

    word: str
    usage: str
    does: str


COMMANDS = (
    Command("start", "", "what this is, and questions to try"),
    Command("ask", "QUESTION", "ask a question"),
    Command("more", "", "show further quotes"),
    Command("context", "N", "show the sentences around quote N"),
    Command("source", "N", "show where quote N stands, and what proves it"),
    Command("cite", "N", "quote N with its source, ready to paste"),
    Command("sources", "", "list the articles"),
    Command("drop", "", "ask again without the words carried over"),
    Command("new", "", "start afresh: forget the last question"),
    Command("help", "", "show this list"),
)

# About what is kept, which an adapter knows: it answers them itself.
PRIVACY = Command("privacy", "", "what is kept about you")
FORGET = Command("forget", "", "delete what is kept about you")

_WORDS = {command.word for command in COMMANDS}
# A bare word is a command too, when nobody could mean it as a question.
_BARE = re.compile(r"(?:more|help|new|drop)|(?:context|source|cite) (?:\d{1,2}|[a-z2-7]{20})")


class Call(NamedTuple):
    """A command as it was typed: its word, known or not, and what followed it."""

    word: str
    argument: str

    @property
    def known(self) -> bool:
        return self.word in _WORDS


def parse(text: str) -> Call | None:
    """The command in *text*; none when it is a question."""
    line = text.strip()
    if not line.startswith("/"):
        if not _BARE.fullmatch(line.casefold()):
            return None
        line = f"/{line}"
    word, _, argument = line[1:].partition(" ")
    # In a group Telegram adds the bot's name: /more@quotes_bot.
    return Call(word.partition("@")[0].casefold(), argument.strip())
