"""Proofs of quotes: does a quote still stand in its article, character by character? Never more than that."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from bot.answer import pasted, typography
from bot.answer.lookup import quote
from bot.model import Quote, Span, span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.answer.coverage import Archive
    from bot.model import Found, Source

# Only what is exact has passed. The second are the stored words and stops, the third what is left of them between marks
# such as […], the fourth both; what differs otherwise may say something else.
Verdict = Literal[
    "exact", "differs only in typography", "differs only where marked", "differs only in typography and where marked",
    "differs", "not in the coverage",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Proof:
    """What became of a quote: the verdict, the words as they are stored, and how they differ from what was claimed.

    *found* is the stored quote; *claimed* are the words beside an id, where they are others.
    """

    name: str
    verdict: Verdict
    stored: str = ""
    how: str = ""
    found: Found | None = None
    claimed: str = ""


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
    stored = found.quote.text
    how = "" if claimed is None else pasted.difference(claimed, stored, f"{article.source.title}\n{article.text}")
    if claimed is None or how not in pasted.DIFFERENCES:
        return Proof(quote_id, "exact", stored, how, found)
    return Proof(quote_id, "differs", stored, how, found, pasted.nearest(claimed, stored))


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
    if stored != text:
        return _of_other_words(name, text, stored)
    found = _found(archive, Quote(stored, article.source, Span(start, end)))
    other = _other_source(claim, article.source, found)
    return Proof(name, "differs" if other else "exact", stored, other, found)


def _of_other_words(name: str, text: str, stored: str) -> Proof:
    if re.fullmatch(typography.pattern(text), stored) and (how := typography.told(text, stored)):
        return Proof(name, "differs only in typography", stored, how)
    return Proof(name, "differs", stored, "the stored words are others")


def _found(archive: Archive, of: Quote) -> Found | None:
    try:
        return quote(archive, of.id)
    except ValueError:  # longer than any sentence: no id names it
        return None


def _other_source(claim: dict[str, Any], source: Source, found: Found | None) -> str:
    """What *claim* says of its source that is not what is stored, if anything."""
    stored = {
        "title": source.title,
        "outlet": source.outlet,
        "published": str(source.published or ""),
        "url": source.url,
    }
    told = {key: claim[key] or "" for key in stored if key in claim}
    speaker = claim.get("speaker")
    if found and isinstance(speaker, dict):
        told["speaker"] = speaker.get("name") or ""
        stored["speaker"] = found.speaker.name if found.speaker else ""
    for key, value in told.items():
        if value != stored[key]:
            return f"exact words, but as “{key}” is printed “{value}”, stored “{stored[key]}”"
    return ""


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
