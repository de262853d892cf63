"""What a conversation replies with: a closed list of blocks, which adapters draw and never interpret."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from bot.model import Fact, Found, Quote


@dataclass(frozen=True, slots=True)
class QuoteBlock:
    """A quote with its number in the answer, from 1; adapters draw its words exactly, and its source under them."""

    number: int
    found: Found


@dataclass(frozen=True, slots=True)
class EchoBlock:
    """The same statement as the quote above it, in another article's own wording."""

    quote: Quote
    above: Quote


@dataclass(frozen=True, slots=True)
class FactBlock:
    """A header value, such as an author; never drawn as a quote."""

    fact: Fact


@dataclass(frozen=True, slots=True)
class NearestBlock:
    """The nearest there is, under an answer that says "not in this coverage"."""

    found: Found


@dataclass(frozen=True, slots=True)
class CarriedBlock:
    """Words taken over from the question before; the reader can drop them."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SuggestedBlock:
    """The question with a name of the coverage in the place of a missing one; the reader can ask it by saying yes."""

    question: str


@dataclass(frozen=True, slots=True)
class ContextBlock:
    """The sentences around a quote: ``before`` and ``after`` are slices of the same article, empty at its ends."""

    number: int
    before: str
    found: Found
    after: str


@dataclass(frozen=True, slots=True)
class SourceBlock:
    """Where a quote stands, and what proves it."""

    number: int
    found: Found


@dataclass(frozen=True, slots=True)
class CiteBlock:
    """A quote with its source as one text, ready to paste."""

    number: int
    found: Found


@dataclass(frozen=True, slots=True)
class NoticeBlock:
    """A plain sentence of ours: a lead, a hint, the scope of an answer, a question to try, one of a list, an error."""

    text: str
    kind: Literal["lead", "hint", "scope", "plain", "example", "item"] = "plain"


Block = (
    QuoteBlock
    | EchoBlock
    | FactBlock
    | NearestBlock
    | CarriedBlock
    | SuggestedBlock
    | ContextBlock
    | SourceBlock
    | CiteBlock
    | NoticeBlock
)


@dataclass(frozen=True, slots=True)
class Reply:
    """One turn of the conversation; ``answered`` is none when the turn was a command.

    ``rest`` is how many quotes of the answer come after those shown: `/more` shows them.
    """

    blocks: tuple[Block, ...]
    answered: bool | None = None
    rest: int = 0
