"""The few sentences of our own that a reader meets, and how dates and sources are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answer.pipeline import LONGEST_QUESTION
from bot.chat.differences import difference
from bot.errors import UsageError
from bot.text.calendar import MONTHS
from bot.text.display import counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.model import Answer, Fact, Found, Kind, Quote, Scope, Source

MOST_LISTED = 20  # articles in one reply
NOTHING_YET = "Ask a question first."
WELCOME = "Ask a question about the coverage; the answer is quotes from it, and nothing else."
UNAVAILABLE = "The archive is not available right now; try again in a minute."
MANNERS = "Glad to help. " + WELCOME
NO_MORE = "There is no more; /context 1 shows what stands around the first quote."
NOTHING_MORE = "There is no more."
TRY = "Ask what was said, by whom, when or why; for example:"
PROOF = "/source 1 shows what proves the first."
AROUND = "/context 1 shows what stands around the first, /source 1 what proves it."
NO_JUDGE = "I do not judge what is true."
AS_PRINTED = "What I quoted stands, letter by letter, here:"
OTHERWISE = "Ask in other words, with a name, a place or a subject"
FURTHER = "/more shows further quotes"
DROPPING = "/drop leaves out what was carried over"
NEWEST = "The newest articles:"
ASK_HOW = "Put the question behind it: /ask Who said what?"
ENGLISH_ONLY = "I read English, like the coverage. Ask in English; the answer is quotes from it, and nothing else."

# What is said to small talk, by its kind.
TALK = {
    "hello": "Hello. " + WELCOME,
    "foreign hello": "Hello. " + ENGLISH_ONLY,
    "manners": MANNERS,
    "yes": "There was nothing to say yes or no to. " + WELCOME,
    "no": "There was nothing to say yes or no to. " + WELCOME,
}
# What quotes differ in, by its kind; who of them is right is not ours to tell.
DIFFERS = {"figures": "in its figures", "dates": "in its dates", "denial": "on whether it is so"}
# What is said where something else than quotes is wanted.
INSTEAD = {
    "summary": "I quote and do not summarize.",
    "translation": "I quote and do not translate: a quote stands as it was printed.",
    "writing": "I quote and write nothing myself.",
    "opinion": "I have no opinion, only quotes.",
}


def legal_question(text: str) -> str:
    """*text*, when it can be asked. Raises UsageError when it is empty or too long to be a question."""
    if not text.strip():
        raise UsageError("question: is empty; ask something")
    if len(text) > LONGEST_QUESTION:
        raise UsageError(f"question: has {len(text):,} characters; ask it in at most {LONGEST_QUESTION:,}")
    return text


def day(published: date) -> str:
    """9 Dec 2018, in every locale."""
    return f"{published.day} {MONTHS[published.month - 1][:3]} {published.year}"


def greeting(extent: Scope) -> str:
    """What a newcomer is told: ``2 articles, to 9 Dec 2018. Ask a question…``."""
    return f"{scope(extent)}. {WELCOME}"


def scope(extent: Scope) -> str:
    """How much coverage an answer speaks for: ``2 articles, to 9 Dec 2018``."""
    articles = counted(extent.articles, "article")
    return f"{articles}, to {day(extent.newest)}" if extent.newest else f"{articles}, undated"


def source(of: Source) -> str:
    """Outlet, title and date, as far as the page states them: ``Bloomberg News, Kremlin sours on Trump, undated``."""
    title = of.title or of.article_id
    origin = (of.outlet, title) if of.outlet else (title, "outlet not stated")
    return ", ".join([*origin, day(of.published) if of.published else "undated"])


def place(found: Found) -> str:
    """Where a quote stands: its source and paragraph."""
    return f"{source(found.quote.source)}, paragraph {found.paragraph}"


def echo(of: Quote, above: Quote) -> str:
    """The same statement elsewhere, in one line: ``also in CNN, Trump Tower, 8 Dec 2018; there without “the”``."""
    changed = difference(above.text, of.text)
    return f"also in {source(of.source)}" + (f"; {changed}" if changed else f": “{of.text}”")


def by_number(most: int) -> str:
    """Which numbers a reader can name."""
    return f"Name a quote by its number, 1 to {most}."


def proof(found: Found) -> tuple[str, ...]:
    """Where a quote stands and how anyone checks it, line by line."""
    of, span = found.quote.source, found.quote.span
    lines = (
        place(found),
        f"by {', '.join(of.authors)}" if of.authors else "authors not stated",
        of.url,
        f"characters {span.start}-{span.end} of {of.article_id}",
        f"sha256 {of.sha256}",
        "verbatim from the stored copy; check it with:",
        f"pullquote verify {found.quote.id}",
    )
    return tuple(line for line in lines if line)


def differs(kind: Kind, first: int, others: Sequence[int]) -> str:
    """That quotes state otherwise: ``The coverage differs in its figures: see quotes 1 and 2.``"""
    *before, last = (first, *others)
    return f"The coverage differs {DIFFERS[kind]}: see quotes {', '.join(map(str, before))} and {last}."


def missing(answer: Answer) -> str:
    """Why there is no answer: the words that were not found, or that no sentence is sure enough."""
    if answer.missing:
        return "Not found: " + ", ".join(f"“{word}”" for word in answer.missing) + "."
    if not answer.found:
        return "Nothing to look for: ask with a name, a place or a subject."
    return "Its words occur, but no sentence clearly answers it."


def suggested(question: str) -> str:
    """Offers *question* in the place of the one that was asked."""
    return f"Did you mean “{question}”" + ("" if question.endswith("?") else "?")


def fact(of: Fact) -> str:
    """A header value with its article: ``author of Kremlin sours on Trump: Ilya Arkhipov``."""
    if of.label in {"articles", "outlets"}:
        return f"{of.label}: {of.value}"
    about = of.source.title or of.source.article_id
    if of.label == "title":
        return source(of.source)
    return f"{of.label} of “{about}”: {of.value or 'not stated on the page'}"


def citation(quote: Quote, paragraph: int) -> str:
    """A quote with its source, ready to paste, and the id by which anyone can check it."""
    of = quote.source
    authors = f"{', '.join(of.authors)}: " if of.authors else ""
    url = f" {of.url}" if of.url else ""
    return f"“{quote.text}” — {authors}{source(of)}, paragraph {paragraph}.{url} [{quote.id}]"
