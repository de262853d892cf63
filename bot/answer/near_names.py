"""The name that a missing one may be a slip of: the coverage knows no Peskow, but a Peskov.

It is offered and never put in the other's place: the coverage may lack a name because nobody mentioned it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answer.common_terms import english_terms
from bot.answer.spelling import forgiven, replaced, within
from bot.model import Query
from bot.text.terms import POSSESSIVE, term_of, tokenize, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from bot.answer.coverage import Archive, Coverage
    from bot.model import Passage
    from bot.retrieval.retriever import Retriever
    from bot.text.terms import Token

# Letters with which the same name begins, as one language or another writes it: Kortunov, Cortunov.
_ALIKE = ("ckq", "sz", "ijy", "fp", "vw", "gh")
_LOOKED_AT = 10  # passages; one that prints the word as a name is enough
_ENDING = 2  # characters of a possessive, which the coverage's words keep


def with_near_names(text: str, missing: Collection[str], coverage: Coverage) -> str | None:
    """*text* with the names of the coverage that alone are near the names among *missing*; none where none is."""

    def near(token: Token, word: str) -> str | None:
        is_name = word in missing and word[:1].isupper() and token.term not in english_terms()
        return _near_name(word, coverage) if is_name else None

    return replaced(text, near)


def _near_name(word: str, coverage: Coverage) -> str | None:
    """The nearest name of the coverage, as printed there; none when all are too far, or several are as near."""
    folded = "".join(words(word))
    near = _near_words(folded, coverage.archive)
    for distance in range(1, forgiven(folded) + 1):
        forms = {term: form for term, (form, own) in near.items() if own == distance}
        if names := [name for form in forms.values() if (name := _as_name(form, coverage.retriever))]:
            return names[0] if len(names) == 1 else None
    return None


def _near_words(folded: str, archive: Archive) -> dict[str, tuple[str, int]]:
    """The coverage's words that are near, by their terms, each with how far it is."""
    slips = forgiven(folded)
    near: dict[str, tuple[str, int]] = {}
    if not slips:
        return near
    for first in next((letters for letters in _ALIKE if folded[0] in letters), folded[0]):
        printed = archive.words(first, len(folded) - slips, len(folded) + slips + _ENDING)
        forms = [POSSESSIVE.sub("", other) if "'" in other else other for other, _ in printed]
        for form, distance in within(folded, forms, slips):
            if (term := term_of(form)) and distance <= near.get(term, ("", slips))[1]:
                near[term] = form, distance
    return near


def _as_name(form: str, retriever: Retriever) -> str | None:
    """*form* as it is printed where it is a name: with a capital inside a sentence; none where it never is."""
    term = term_of(form)
    hits = retriever.retrieve(Query((term,)), _LOOKED_AT) if term else ()
    return next((name for passage, _ in hits for name in _names(passage) if words(name) == [form]), None)


def _names(passage: Passage) -> Iterator[str]:
    """The words of *passage* that have a capital without opening a sentence; what is all in capitals tells nothing."""
    for start, end in passage.sentences:
        sentence = passage.text[start:end]
        for token in tokenize(sentence):
            word = POSSESSIVE.sub("", sentence[token.span.start : token.span.end])
            opens = not any(char.isalnum() for char in sentence[: token.span.start])
            if word[:1].isupper() and not word.isupper() and not opens:
                yield word
