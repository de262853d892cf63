"""Follow-ups: which words of the question before a new one leans on. What is carried is shown, and can be dropped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bot.answer.questions import understand

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST_CARRIED = 8  # words; more drown the new question
_OPENING = re.compile(r"\s*(?:and|but|so|also|or|then|what about|how about|what else|anything else)\b", re.IGNORECASE)
_ABOUT = re.compile(r"\s*(?:and |but |so )?(?:(?:what|how) about )?(?P<what>[^?]*)\??\s*", re.IGNORECASE)
_ANAPHORA = re.compile(
    r"\b(?:he|she|him|her|his|hers|they|them|their|theirs|it|its|there|then|that|this|these|those|ones?|former|latter|same)\b",
    re.IGNORECASE,
)
_HE_OR_SHE = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
# Words after which "that" or "it" points inside the question itself: "say that", "is it true".
_NO_ANAPHORA = re.compile(
    r"\b(?:is|was|are|were) (?:it|there)\b|\bthere (?:is|was|are|were)\b|\b(?:that|it)(?:'s| is| was)\b"
    r"|\b(?:say|said|says|claim|claims|think|thinks|believe|admit|deny|insist|true) that(?= \w)",
    re.IGNORECASE,
)


class Asked(NamedTuple):
    """A question as it was typed, what was carried into it, and how it is read with that."""

    text: str
    carried: tuple[str, ...]
    read: str


def alone(text: str) -> Asked:
    """*text* as a question that stands on its own."""
    return Asked(text, (), text)


def asked_after(text: str, before: Asked | None, speaker: str, speaks: Callable[[str], bool]) -> Asked:
    """*text* with what it needs of the question *before*; alone when it needs nothing.

    *speaker* is who said the first quote of the answer before, if that is stated: "she" may be them. *speaks* tells
    whether somebody of that name is quoted in the coverage: then "what about Peskov?" asks what Peskov said, in the
    place of whoever was asked about before.
    """
    if before is None or not leans(text):
        return alone(text)
    if speaker and _HE_OR_SHE.search(text) and _is_spoken_of(speaker, before):
        return Asked(text, (speaker,), _HE_OR_SHE.sub(lambda _: speaker, text, count=1))
    words = _carried(text, before, speaks)
    return Asked(text, words, " ".join([text, *words]))


def _carried(text: str, before: Asked, speaks: Callable[[str], bool]) -> tuple[str, ...]:
    earlier = understand(before.text)
    words = [earlier.printed[term] for term in earlier.content] + list(before.carried)
    needless = set(understand(text).terms) | _replaced(text, before.read, speaks)
    kept = [word for word in dict.fromkeys(words) if not needless & set(understand(word).terms)]
    return tuple(kept[:_MOST_CARRIED])


def _is_spoken_of(speaker: str, before: Asked) -> bool:
    """Whether the question before was about *speaker*: it asked who, or named them."""
    earlier = understand(before.read)
    return earlier.wanted == "person" or bool(set(earlier.terms) & set(understand(speaker).terms))


def leans(text: str) -> bool:
    """Whether *text* is understood only after another question."""
    question = understand(text)
    if _OPENING.match(text) or not question.sequence:
        return True
    return bool(_ANAPHORA.search(_NO_ANAPHORA.sub(" ", text)))


def _replaced(text: str, before: str, speaks: Callable[[str], bool]) -> set[str]:
    """The terms of the speaker asked about before, when *text* names another one in their place."""
    about = _ABOUT.fullmatch(text)
    subject = understand(before).subject
    return set(subject) if about and subject and speaks(about["what"]) else set()
