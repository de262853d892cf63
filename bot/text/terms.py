"""The analyser: the terms that articles and questions share.

Only keys are normalised, one word at a time; the text itself is never touched. Synonyms and spelling are left to the
question's side, where a reader can be told about them.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bot.model import Span
from bot.text.irregular import BASES
from bot.text.spellings import american

if TYPE_CHECKING:
    from Stemmer import Stemmer

# Names all that decides a term, here, in `irregular` and in `spellings`; an index built under another name is rebuilt.
ANALYSER = "terms-5"

# Short on purpose: on XQuAD a list of 70 words found .939 of the passages first, one of 1,298 words .921. Words that
# turn a statement round (not, no, against, before, after, over, under, up, out, first) stay terms.
STOP_WORDS = frozenset(
    """
    a an the this that these those and or but if so as than then of in on at to for from by with about into
    i you he she it we they me him her them my your his its our their who whom whose which what when where why how
    is are was were be been being am do does did done doing have has had having can could would should shall
    there here also just very too
    """.split()
)

# Upper-case forms of these words are names (the U.S., the WHO), and get a key of their own: "u.s".
_ACRONYM_CLASHES = frozenset({"us", "it", "who", "am", "pm", "is", "be", "or", "in", "an", "as", "at", "no", "do"})

POSSESSIVE = re.compile(r"['’]s?$")  # at the end of a word, of which it is no part
_LONGEST_TERM = 128  # characters; Lucene and tantivy drop longer ones, we hash them
_WORD = re.compile(
    r"(?:(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?"  # U.S.  U.K.  a.m.
    r"|\d+(?:[.,]\d+)*\w*"  # 1,000  2.5  11th
    r"|[^\W\d_]-\d+\b"  # G-20
    r"|\w+)(?:['’ʼ‘]\w+)*"  # Trump’s  didn't  O'Brien
)


class Token(NamedTuple):
    """A word of a text, where it stands, and its term; stop words are no tokens."""

    span: Span
    term: str


def tokenize(text: str) -> list[Token]:
    """The content words of *text*, in order."""
    return [
        Token(Span(*match.span()), term)
        for match in _WORD.finditer(text)
        if (term := term_of(match.group())) is not None
    ]


def analyze(text: str) -> tuple[str, ...]:
    """The terms of *text*, in order, repeated as often as they stand there."""
    return tuple([term for word in _WORD.findall(text) if (term := term_of(word)) is not None])


def words(text: str) -> list[str]:
    """Every word of *text*, stop words too, folded but not stemmed."""
    return [_fold(word) for word in _WORD.findall(text)]


@lru_cache(maxsize=1 << 17)
def term_of(word: str) -> str | None:
    """The term of one word as printed; none for a stop word."""
    name = _without_clitic(word.replace("’", "'"))
    letters = name.replace(".", "")
    if letters.isalpha() and (letters != name or (letters.isupper() and len(letters) > 1)):
        return _acronym(letters)
    key = _fold(word)
    if key.endswith("n't"):
        return "not"
    key = _without_clitic(key).replace("'", "")
    if not key or key in STOP_WORDS:
        return None
    if key[0].isdigit():
        key = key.replace(",", "").rstrip(".")
    key = _stemmer().stemWord(american(BASES.get(key, key)))
    return key if len(key) <= _LONGEST_TERM else hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()


def _acronym(letters: str) -> str:
    key = _fold(letters)
    return ".".join(key) if key in _ACRONYM_CLASHES else _stemmer().stemWord(key)


def _fold(word: str) -> str:
    """Case, accents, compatibility forms and curly apostrophes folded away: ``Zürich’s`` -> ``zurich's``.

    A few letters, such as the ligature ``ﷺ``, unfold to several words, which stay one.
    """
    if not word.isascii():
        word = unicodedata.normalize("NFKD", word.replace("’", "'").replace("‘", "'").replace("ʼ", "'"))
        word = "".join(char for char in word if not unicodedata.combining(char) and not char.isspace())
    return word.replace("-", "").casefold()


def _without_clitic(key: str) -> str:
    """``trump's`` -> ``trump``, ``they'll`` -> ``they``; a name such as ``o'brien`` stays whole."""
    head, apostrophe, tail = key.rpartition("'")
    return head if apostrophe and tail.lower() in {"s", "d", "m", "re", "ll", "ve"} else key


@cache
def _stemmer() -> Stemmer:
    import Stemmer as snowball  # noqa: N813, PLC0415 - a compiled library that help and facts do without

    return snowball.Stemmer("english", 0)  # words that it remembers; `term_of` does
