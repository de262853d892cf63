"""Proofs of quotes: does a quote still stand in its article, character by character? Never more than that."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from bot.answer.lookup import QUOTE_ID_LENGTH, quote
from bot.model import span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.answer.coverage import Archive

_ID = re.compile(rf"(?<![a-z2-7])[a-z2-7]{{{QUOTE_ID_LENGTH}}}(?![a-z2-7])")

# From the first opening to the last closing mark: a quote may hold such marks itself.
_MARKED = re.compile(r"“(.*)”", re.DOTALL)

_MAIL = re.compile(r"^[ \t]*>[> \t]*", re.MULTILINE)
_DIFFERENCES = ("only a part of the stored sentence", "the words beside the id are not the stored ones")

Verdict = Literal["exact", "differs", "not in the coverage"]


@dataclass(frozen=True, slots=True)
class Proof:
    """What became of a quote: the verdict, the words as they are stored, and how they differ from what was claimed."""

    name: str
    verdict: Verdict
    stored: str = ""
    how: str = ""


def prove_id(archive: Archive, quote_id: str, claimed: str | None = None) -> Proof:
    """The proof of the quote that *quote_id* names; *claimed* is the text that is said to hold its words, if any."""
    try:
        key, span = span_of(quote_id)
    except ValueError:
        return Proof(quote_id, "not in the coverage", how="is no quote id: 20 of a-z and 2-7")
    article = archive.article(key)
    if article is None or article.source.key != key or span.end > len(article.text):
        return Proof(quote_id, "not in the coverage", how="no article of this coverage has this text")
    found = quote(archive, quote_id)
    if found is None:
        return Proof(quote_id, "not in the coverage", how="no sentence stands there; is the id typed right?")
    how = "" if claimed is None else _difference(claimed, found.quote.text)
    return Proof(quote_id, "differs" if how in _DIFFERENCES else "exact", found.quote.text, how)


def _difference(claimed: str, stored: str) -> str:
    """How *claimed* departs from the stored words, which it holds between its own quotation marks, or bare."""
    marked = _MARKED.search(claimed)
    words = marked[1] if marked else claimed
    if marked and any(_unfolded(words[place:]) == _unfolded(stored) for place in _openings(words)):
        return ""  # what stands before belongs to the citation above, which quotes its echoes
    if words == stored or (not marked and stored in words):
        return ""
    folded, whole = _unfolded(words), _unfolded(stored)
    if folded == whole or (not marked and whole in folded):
        return "but for white space"
    return _DIFFERENCES[0] if marked and folded and folded in whole else _DIFFERENCES[1]


def _openings(words: str) -> list[int]:
    """The places behind further opening marks."""
    return [match.end() for match in re.finditer("“", words)]


def _unfolded(text: str) -> str:
    """*text* with each stretch of white space as one space; the marks of a mail that answers are none of its words."""
    return " ".join(without_marks_of_mail(text).split())


def without_marks_of_mail(text: str) -> str:
    """*text* without the marks that a mail puts before each line that it answers."""
    return _MAIL.sub("", text)


def prove_json(archive: Archive, claim: dict[str, Any]) -> Proof:
    """The proof of a quote as `ask --json` writes it."""
    article_id, text, start, end = (claim.get(key) for key in ("article_id", "text", "start", "end"))
    if not (isinstance(article_id, str) and isinstance(text, str) and isinstance(start, int) and isinstance(end, int)):
        return Proof("quote", "not in the coverage", how="lacks article_id, text, start or end")
    name = f"{article_id} {start}-{end}"
    article = archive.article(article_id)
    if article is None or article.source.article_id != article_id:
        return Proof(name, "not in the coverage", how="there is no such article")
    if claim.get("sha256", article.source.sha256) != article.source.sha256:
        return Proof(name, "differs", how="the article's text has another sha256 now")
    if not 0 <= start < end <= len(article.text):
        return Proof(name, "differs", how="the article has no such span")
    stored = article.text[start:end]
    return (
        Proof(name, "exact", stored)
        if stored == text
        else Proof(name, "differs", stored, "the stored words are others")
    )


def prove_all(archive: Archive, claims: object) -> Iterator[Proof]:
    """The proofs of every quote in a JSON value: an answer, a list of them, or a quote with its echoes."""
    if isinstance(claims, list):
        for claim in claims:
            yield from prove_all(archive, claim)
    elif isinstance(claims, dict):
        if "start" in claims and "text" in claims:
            yield prove_json(archive, claims)
        for key in ("quotes", "nearest", "echoes"):
            yield from prove_all(archive, claims.get(key))


def is_id(text: str) -> bool:
    """Whether *text* is a quote id and nothing else."""
    return bool(_ID.fullmatch(text))


def claims_in(text: str) -> list[tuple[str, str | None]]:
    """The quote ids in *text*, each with what stands before it and after the id before: the words it is said to prove.

    An id that nothing stands before claims nothing.
    """
    claims: list[tuple[str, str | None]] = []
    last = 0
    for match in _ID.finditer(text):
        words = text[last : match.start()]
        claims.append((match.group(), words if any(char.isalnum() for char in words) else None))
        last = match.end()
    return claims
