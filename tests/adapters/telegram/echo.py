"""A conversation that costs nothing: it says what it heard, so that only the way there and back is measured."""

from __future__ import annotations

from bot.chat.blocks import NoticeBlock, Reply
from tests.adapters.telegram.talk import TinyDesk, TinyTalk


class EchoTalk(TinyTalk):
    """Says what it hears."""

    def say(self, text: str) -> Reply:
        return Reply((NoticeBlock(text),), answered=True)


class EchoDesk(TinyDesk):
    """Opens such conversations."""

    def open(self) -> EchoTalk:
        return EchoTalk()
