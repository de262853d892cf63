"""What the tests of the adapters share: quotes cut from a passage that is written out in the test."""

from __future__ import annotations

from datetime import date

from bot.model import Found, Passage, Quote, Source, Span, Speaker

SOURCE = Source("rain", "0" * 64, "Rain in town", "Daily Globe", ("Ann Lee",), date(2018, 12, 9))
UNDATED = Source("snow", "1" * 64, "Snow in the hills")
SCOPE_LINE = "2 articles, to 9 Dec 2018"


def quote(text: str = "Rain fell on the city.", source: Source = SOURCE) -> Quote:
    passage = Passage("rain:0", source, text, 10, (Span(0, len(text)),), "\n", 1)
    return Quote.cut(passage, passage.sentences[0])


def found(
    text: str = "Rain fell on the city.", speaker: Speaker | None = None, echoes: tuple[Quote, ...] = ()
) -> Found:
    return Found(quote(text), 1.5, 3, speaker, echoes)
