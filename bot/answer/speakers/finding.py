"""Speakers: who an article says spoke each of its quotations.

The words around a quotation come first; where they are silent, the speaker before goes on as long as nobody else can
have come in. Left out: resolving pronouns any further, and speech without quotation marks.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from bot.answer.speakers.attribution import Attribution, Surroundings, surroundings
from bot.answer.speakers.clause import Word, ends_sentence, words_between
from bot.answer.speakers.names import is_common
from bot.answer.speakers.quotations import Utterance, pair_quotations
from bot.answer.speakers.said_after import said_after
from bot.answer.speakers.said_before import said_before
from bot.answer.speakers.vocabulary import DAYS, PRONOUNS
from bot.model import Quotation, Span, Speaker
from bot.text.markdown import only_marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# How far off, in characters and line ends, the next quotation of the same speaker may be; chosen in the same trial as
# the windows of `attribution`, where quotations so given had the right speaker in 84 of 100 cases: hence *likely*.
_BETWEEN = 260
_LINE_BREAKS = 2
# Shorter quotations are scare quotes and titles as often as speech.
_WORDS_MIN = 5


# Titles of films and songs, in words and in characters.
_TITLE_MAX, _SHORT_WORD = 11, 3
# "…," Smith said, | while Jones …
_TURNING = frozenset({"while", "but", "whereas", "and", "as"})


class _Turn(NamedTuple):
    """The speaker whose turn it is, and where the last words given to them end."""

    name: str
    certainty: Literal["stated", "likely"]
    pronoun: str = ""
    end: int = 0
    paragraph: int = 0


def find_speakers(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """The quotations of *paragraphs* whose speaker the text gives; the others are left out."""
    utterances = tuple(each for each in pair_quotations(text, paragraphs) if not _is_title(text, each))
    found: list[Quotation] = []
    turn: _Turn | None = None
    for number, utterance in enumerate(utterances):
        around = surroundings(text, paragraphs, utterances, number)
        attribution = _attribution(around)
        if attribution is not None and not attribution.pronoun:
            turn = _begin(text, attribution)
        elif turn is not None and _is_near(text, paragraphs, utterance, turn):
            turn = _go_on(text, utterance, turn, around, attribution.pronoun if attribution else "")
        else:
            turn = None
        if turn is not None:
            turn = turn._replace(end=utterance.parts[-1].end, paragraph=utterance.last)
            found.extend(_quotations(text, utterance, turn))
    return tuple(found)


def _attribution(around: Surroundings) -> Attribution | None:
    before, after = said_before(around.before), said_after(around)
    # A colon hands the quotation over; what follows it then belongs to the next one.
    handed_over = before is not None and before.name is not None and around.before[-1].trail.endswith(":")
    return before if handed_over else after or before


def _begin(text: str, attribution: Attribution) -> _Turn | None:
    if attribution.name is None:
        return None
    start, end = attribution.name.span
    return _Turn(text[start:end], attribution.certainty)


def _quotations(text: str, utterance: Utterance, turn: _Turn) -> Iterator[Quotation]:
    """Each part of *utterance* with its speaker; only the part that the words stand beside is *stated*."""
    if turn.certainty != "stated" and sum(len(text[start:end].split()) for start, end in utterance.parts) < _WORDS_MIN:
        return
    for part in utterance.parts[:-1]:
        yield Quotation(part, Speaker(turn.name, "likely"))
    yield Quotation(utterance.parts[-1], Speaker(turn.name, turn.certainty))


def _go_on(text: str, utterance: Utterance, turn: _Turn, around: Surroundings, pronoun: str) -> _Turn | None:
    """The turn, unless somebody else comes up before this quotation, which is said by *pronoun* or by nobody."""
    if turn.pronoun and pronoun and turn.pronoun != pronoun:
        return None  # "he" cannot be whom "she" was
    if not pronoun and not _stands_alone(around):
        return None
    if _names_another(words_between(text, turn.end, utterance.parts[0].start), turn.name):
        return None
    return turn._replace(certainty="likely", pronoun=pronoun or turn.pronoun)


def _is_near(text: str, paragraphs: Sequence[Span], utterance: Utterance, turn: _Turn) -> bool:
    """True when the quotation follows in the same paragraph or the next, with no furniture between."""
    start = utterance.parts[0].start
    if start - turn.end >= _BETWEEN or utterance.first - turn.paragraph > 1:
        return False
    between = text[paragraphs[turn.paragraph].end : paragraphs[utterance.first].start]
    return only_marks(between) and text.count("\n", turn.end, start) <= _LINE_BREAKS


def _stands_alone(around: Surroundings) -> bool:
    """True when a quotation without attribution is a sentence of its own, or tied to the one before: "…, adding"."""
    return not around.before or around.is_tied or around.before[0].text.casefold() in PRONOUNS


def _names_another(words: tuple[Word, ...], name: str) -> bool:
    """True when somebody else comes up between two quotations: beside the first, or in a sentence of its own."""
    own = next((index + 1 for index in range(len(words)) if ends_sentence(words, index)), len(words))
    return any(word.is_capitalised and not _is_known(word, name) for word in words[own:]) or any(
        first.text in _TURNING and second.is_capitalised for first, second in pairwise(words)
    )


def _is_known(word: Word, name: str) -> bool:
    return word.text in name or word.text in DAYS or is_common(word)


def _is_title(text: str, utterance: Utterance) -> bool:
    """True for a film or a song: every long word of the quotation is capitalised, and there are several such."""
    words = [word.lstrip("'‘(") for start, end in utterance.parts for word in text[start + 1 : end - 1].split()]
    long = [word for word in words if len(word) > _SHORT_WORD]
    capitalised = sum(word[:1].isupper() for word in words)
    is_several = len(long) > 1 or (len(long) == 1 and capitalised > 2)
    return len(words) <= _TITLE_MAX and is_several and all(word[:1].isupper() for word in long)
