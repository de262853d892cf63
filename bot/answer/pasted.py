"""What pasted text claims: quote ids, and the words beside each that it is said to prove."""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.answer.lookup import QUOTE_ID_LENGTH
from bot.text.display import displayable

_ID = re.compile(rf"(?<![a-z2-7])[a-z2-7]{{{QUOTE_ID_LENGTH}}}(?![a-z2-7])")

# From the first opening to the last closing mark: a quote may hold such marks itself.
_MARKED = re.compile(r"“(.*)”", re.DOTALL)
_INMOST = re.compile(r"“([^“”]*)”")
FEWEST_WORDS = 3  # between marks; fewer are a name or a term
LONGEST = 20_000  # characters of a claim that is looked for: ten times those of the longest sentence, or an article

# What one paragraph quotes of another, in either kind of marks.
_QUOTED = re.compile(r"“([^“”]*)”|\"([^\"]*)\"")
_PARAGRAPHS = re.compile(r"\n[ \t]*\n")

_MAIL = re.compile(r"^[ \t]*>[> \t]*", re.MULTILINE)
_EMPTY_LINE = re.compile(r"\n[> \t]*\n")
# A verdict of ours: its words stand behind the id.
_VERDICT = re.compile(r"^[> \t]*(?:exact|differs)\b", re.MULTILINE)
_BEHIND = re.compile(r"\]?:\s+“(.*?)”[ \t]*$", re.DOTALL | re.MULTILINE)
_CHECK = "pullquote verify"

DIFFERENCES = ("only a part of the stored sentence", "the words beside the id are not the stored ones")


class Quoted(NamedTuple):
    """What stands between quotation marks, and the text on either side of it, up to the next such."""

    words: str
    before: str = ""
    behind: str = ""


def is_id(text: str) -> bool:
    """Whether *text* is a quote id and nothing else."""
    return bool(_ID.fullmatch(text))


def claims_in(text: str) -> list[tuple[str, str | None]]:
    """The quote ids in *text*, each with what stands before it and after the id before: the words it is said to prove.

    An id that nothing stands before claims nothing, nor does the command that checks it; a verdict's stand behind.
    """
    claims: list[tuple[str, str | None]] = []
    last = 0
    for match in _ID.finditer(text):
        if match.start() < last:
            continue
        before = text[last : match.start()]
        paragraph = _EMPTY_LINE.split(before)[-1]
        behind = _BEHIND.match(text, match.end()) if _VERDICT.search(paragraph) else None
        last = behind.end() if behind else match.end()
        claims.append(
            (match.group(), f"“{behind[1]}”" if behind else None if _is_silent(before, paragraph) else before)
        )
    return claims


def paragraphs(text: str) -> list[str]:
    """The paragraphs of *text* that have a letter or a figure, without the marks of a mail that answers."""
    each = _PARAGRAPHS.split(without_marks_of_mail(text))
    return [paragraph.strip() for paragraph in each if any(map(str.isalnum, paragraph))]


def quoted(paragraph: str) -> list[Quoted]:
    """What stands between quotation marks in *paragraph* and is more than a name or a term."""
    marked = [(match[1] or match[2] or "", match) for match in _QUOTED.finditer(paragraph)]
    marked = [(words, match) for words, match in marked if len(words.split()) >= FEWEST_WORDS]
    ends = [0, *(match.end() for _, match in marked)]
    starts = [*(match.start() for _, match in marked), len(paragraph)]
    return [
        Quoted(words, paragraph[ends[number] : match.start()], paragraph[match.end() : starts[number + 1]])
        for number, (words, match) in enumerate(marked)
    ]


def behind(claimed: str, words: str) -> str:
    """What stands in *claimed*, the text before an id, behind *words*: what is said of their source, as a rule."""
    _, found, rest = _unfolded(claimed).rpartition(_unfolded(words) or claimed)
    return rest if found else ""


def _is_silent(before: str, paragraph: str) -> bool:
    if not any(char.isalnum() for char in before):
        return True
    return " ".join(paragraph.split()).endswith(_CHECK) and "“" not in paragraph


def difference(claimed: str, stored: str, around: str) -> str:
    """How *claimed* departs from the stored words, which it holds between its own quotation marks, or bare.

    What stands between marks behind them must be *around*, the title or text of the article.
    """
    folded = _unfolded(claimed)
    for shown, but in ((stored, ""), (displayable(stored), "but for characters that cannot be shown")):
        whole = _unfolded(shown)
        # What stands before belongs to the citation above, which quotes its echoes.
        _, marked, behind = folded.rpartition(f"“{whole}”")
        if (marked and _stand(behind, around)) or (whole in folded and not _MARKED.search(claimed)):
            is_same = (f"“{shown}”" if marked else shown) in claimed
            return but or ("" if is_same else "but for white space")
    words = nearest(claimed, stored)
    return DIFFERENCES[0] if _MARKED.search(claimed) and words and words in _unfolded(stored) else DIFFERENCES[1]


def _stand(behind: str, around: str) -> bool:
    printed = _unfolded(around)
    marked = [words for words in _INMOST.findall(behind) if len(words.split()) >= FEWEST_WORDS]
    return all(words in printed for words in marked)


def nearest(claimed: str, stored: str) -> str:
    """The words of *claimed* that are most likely meant: from the mark that leaves about as many as are stored."""
    marked = _MARKED.search(claimed)
    if not marked:
        return _unfolded(claimed)
    openings = [match.end() for match in re.finditer("“", marked[0])]
    start = min(openings, key=lambda place: abs(len(marked[0]) - 1 - place - len(stored)))
    return _unfolded(marked[0][start:-1])


def _unfolded(text: str) -> str:
    """*text* with each stretch of white space as one space; the marks of a mail that answers are none of its words."""
    return " ".join(without_marks_of_mail(text).split())


def without_marks_of_mail(text: str) -> str:
    """*text* without the marks that a mail puts before each line that it answers."""
    return _MAIL.sub("", text)
