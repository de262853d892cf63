"""Names: the speaker's name inside the noun phrase that prints it.

"Kremlin spokesman Dmitry Peskov" gives "Dmitry Peskov"; where no person is named the phrase itself is the name ("a
Russian lawmaker"). A phrase that is not clearly a noun phrase gives nothing: no name is better than a wrong one.
"""

from __future__ import annotations

from typing import NamedTuple

from bot.answer.speakers.clause import Word, ends_sentence
from bot.answer.speakers.noun_phrases import is_noun_phrase, is_possessive, phrase_end
from bot.answer.speakers.vocabulary import (
    BARE_PLURALS,
    DAYS,
    DETERMINERS,
    GROUPS,
    NAME_TITLES,
    NOT_NAMES,
    PARTICLES,
    PREPOSITIONS,
    ROLES,
)
from bot.model import Span


class Name(NamedTuple):
    """Where a name stands in the text; *is_role* when it describes the speaker and names nobody."""

    span: Span
    is_role: bool


def name_of(words: tuple[Word, ...]) -> Name | None:
    """The name in *words*, which must be one whole noun phrase."""
    words = _without_loose_end(words)
    if not words or not is_noun_phrase(words):
        return None
    start = _run_start(words, len(words))
    if start == len(words):
        return _role(words)
    if start == 0 or _introduces_name(words[start - 1]):
        return _named(words, start)
    if _head(words) != words:
        return _before_preposition(words)
    return _after_modifier(words, start)


def leading_name(words: tuple[Word, ...]) -> Name | None:
    """The name in the noun phrase that *words* begin with."""
    return name_with_apposition(words, phrase_end(words))


def name_with_apposition(words: tuple[Word, ...], end: int) -> Name | None:
    """The name in ``words[:end]``, or the person whom the next phrase names: "the company's chief, Jane Doe,"."""
    name = name_of(words[:end])
    names_somebody = name is not None and not name.is_role
    if not end or names_somebody or "," not in words[end - 1].trail or words[end - 1].is_capitalised:
        return name
    apposed = _capitalised_run(words, end)
    return name_of(apposed) if _is_person(apposed) else name


def is_common(word: Word) -> bool:
    """True for a word that is capitalised only because a sentence starts with it."""
    return word.text.casefold() in NOT_NAMES


def _after_modifier(words: tuple[Word, ...], start: int) -> Name | None:
    """The name after "the" or an owner: "the Pentagon", "CNN's Jake Tapper"; a lone word keeps its owner."""
    before = words[start - 1]
    if before.text.casefold() in DETERMINERS:
        return _in_full(words, is_role=False) if start == 1 else None
    if is_possessive(before):
        return _named(words, start if len(words) - start > 1 else _run_start(words, start))
    return None


def _capitalised_run(words: tuple[Word, ...], start: int) -> tuple[Word, ...]:
    """The capitalised words from *start*, up to punctuation, "of" or "who"; none when they end otherwise."""
    end = start
    while end < len(words) and words[end].is_capitalised:
        end += 1
        if words[end - 1].trail not in {"", "."} or ends_sentence(words, end - 1):
            return words[start:end]
    return words[start:end] if end == len(words) or words[end].text in {"of", "who"} else ()


def _is_person(words: tuple[Word, ...]) -> bool:
    """True when *words* are a personal name of two words or more, title included."""
    has_day = any(word.text in DAYS for word in words)
    return len(words) > 1 and not has_day and not _is_title(words[-1]) and not _is_group(words[-1])


def _named(words: tuple[Word, ...], start: int) -> Name:
    """The run of capitalised words from *start*; a group's name may hold a title, as in "Leaders Council"."""
    if _is_group(words[-1]):
        while start and words[start - 1].is_capitalised and not is_possessive(words[start - 1]):
            start -= 1
    return _in_full(words[start:], is_role=False)


def _in_full(words: tuple[Word, ...], *, is_role: bool) -> Name:
    last = words[-1]
    end = last.end + (last.text in {"Jr", "Sr"} and last.trail.startswith("."))
    return Name(Span(words[0].start, end), is_role)


def _role(words: tuple[Word, ...]) -> Name | None:
    """The phrase itself, when it describes a speaker: "a Russian lawmaker", "police"."""
    named = _before_preposition(words)
    if named is not None:
        return named
    head = _head(words)
    first, noun = words[0].text.casefold(), head[-1].text.casefold()
    if first in DETERMINERS and len(head) > 1 and noun != "one":
        return _in_full(words, is_role=True)
    if noun in BARE_PLURALS or (len(head) > 1 and words[0].is_capitalised and _is_calling(head[-1])):
        return _in_full(words, is_role=True)
    return None


def _before_preposition(words: tuple[Word, ...]) -> Name | None:
    """The name or role in "John Smith of Ohio", "a spokesman for Ford", "the Bank of America"."""
    head = _head(words)
    if not head or len(head) == len(words):
        return None
    start = _run_start(head, len(head))
    if start < len(head) and not _is_group(head[-1]) and (start == 0 or _introduces_name(head[start - 1])):
        return _named(head, start)
    if head[-1].text == "Secretary" and len(words) > len(head) + 2 and _run_start(words, len(words)) == len(head) + 1:
        return _named(words, len(head) + 2)  # "Secretary of State Antony Blinken"
    if words[0].text.casefold() in DETERMINERS or start == 0:
        return _in_full(words, is_role=start == len(head))
    return _after_office(words) if _introduces_name(head[-1]) else None


def _after_office(words: tuple[Word, ...]) -> Name:
    """The name in "chief of staff Mark Meadows"; else the office itself, "attorneys for the family"."""
    start = _run_start(words, len(words))
    before = words[start - 1].text
    names_holder = len(words) - start > 1 and before.islower() and before not in PREPOSITIONS | DETERMINERS
    return _named(words, start) if names_holder else _in_full(words, is_role=True)


def _head(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words before the first preposition."""
    for index, word in enumerate(words):
        if word.text in PREPOSITIONS:
            return words[:index]
    return words


def _run_start(words: tuple[Word, ...], end: int) -> int:
    """Where the run of name words that ends before *end* starts; *end* itself when there is none."""
    start = end
    while start and _is_name_word(words, start - 1, end):
        start -= 1
    return start


def _is_name_word(words: tuple[Word, ...], index: int, end: int) -> bool:
    """True when the word belongs to the name that ends before *end*."""
    word, is_last = words[index], index + 1 == end
    if word.text in PARTICLES or word.text.startswith(("al-", "el-")):
        return not is_last or "-" in word.text
    if word.text == "and":
        return index > 0 and not is_last and words[index - 1].is_capitalised and not _is_title(words[index - 1])
    if not word.is_capitalised or word.text.casefold() in NOT_NAMES or (is_possessive(word) and not is_last):
        return False
    return word.text.casefold() in NAME_TITLES or not _is_title(word)


def _is_title(word: Word) -> bool:
    """True for a title or calling, also as "Rep.-elect" or "Chairman/Founder"."""
    title = word.text.casefold().rpartition("/")[2]
    for suffix in ("-elect", "-designate"):
        title = title.removesuffix(suffix)
    return title.rstrip(".") in ROLES


def _is_calling(word: Word) -> bool:
    """True for a lower-case noun that can stand before a name ("spokesman", "violinist", "co-founder")."""
    text = word.text
    if not text.islower() or text in NOT_NAMES:
        return False
    return text in ROLES or text.endswith(("er", "or", "ist", "man", "woman", "ian", "eer", "ant"))


def _introduces_name(word: Word) -> bool:
    return _is_title(word) or _is_calling(word)


def _is_group(word: Word) -> bool:
    return word.text.casefold() in GROUPS


def _without_loose_end(words: tuple[Word, ...]) -> tuple[Word, ...]:
    while words and (words[-1].text in DAYS or words[-1].text in PREPOSITIONS):
        words = words[:-1]
    return words
