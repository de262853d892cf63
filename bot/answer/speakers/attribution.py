"""Attribution: the words around a quotation that may name its speaker, and what they turn out to say.

The patterns themselves stand in `said_after` and `said_before`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from bot.answer.speakers.clause import Word, ends_sentence, words_between

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answer.speakers.names import Name
    from bot.answer.speakers.quotations import Utterance
    from bot.model import Span

# Characters before and after a quotation in which its attribution is looked for; chosen in a first trial of such rules
# on PolNeAR's development part. To measure again: read a random sample of what is *stated* over any large coverage.
_BEFORE, _AFTER = 220, 260


class Attribution(NamedTuple):
    """What the words around a quotation say about its speaker; without a name they point at somebody we cannot tell."""

    certainty: Literal["stated", "likely"]
    name: Name | None
    pronoun: str = ""


UNKNOWN = Attribution("likely", None)


class Surroundings(NamedTuple):
    """A quotation and the words of its paragraph around it, up to the quotations next to it.

    ``before`` holds only the words of its own sentence; ``is_tied`` says that the sentence began at or before the
    quotation before. ``is_attached`` says that the sentence goes on after it (``"…," said``, ``"…!" said``), and
    ``leads_on`` that the words after it end at another quotation.
    """

    before: tuple[Word, ...]
    after: tuple[Word, ...]
    is_tied: bool
    is_attached: bool
    leads_on: bool


def surroundings(text: str, paragraphs: Sequence[Span], utterances: Sequence[Utterance], number: int) -> Surroundings:
    """The words around ``utterances[number]``; none come from outside its first and last paragraph."""
    utterance = utterances[number]
    start, end = utterance.parts[0].start, utterance.parts[-1].end
    floor, ceiling = paragraphs[utterance.first].start, paragraphs[utterance.last].end
    follows = number > 0 and utterances[number - 1].last == utterance.first
    if follows:
        floor = utterances[number - 1].parts[-1].end
    leads_on = number + 1 < len(utterances) and utterances[number + 1].first == utterance.last
    if leads_on:
        ceiling = utterances[number + 1].parts[0].start
    words = words_between(text, max(floor, start - _BEFORE), start)
    before = _sentence_tail(words)
    return Surroundings(
        before,
        words_between(text, end, min(ceiling, end + _AFTER)),
        is_tied=follows and before == words,
        is_attached=text[end - 2] in ",!?—–-" or text[end : end + 1] == ",",
        leads_on=leads_on and ceiling - end <= _AFTER,
    )


def _sentence_tail(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words since the last sentence end."""
    for index in range(len(words) - 1, -1, -1):
        if ends_sentence(words, index):
            return words[index + 1 :]
    return words
