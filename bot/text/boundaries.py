"""Boundaries: whether an end mark, with the words on both sides of it, ends a sentence.

Rules for English news, each a small function. A rule sees a bounded stretch to either side, and the article only
through the names that stand alone in it. Where it stays open, the sentences are left together: half a sentence
misquotes, two sentences do not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.text import abbreviations as words
from bot.text import calendar
from bot.text.end_marks import MARKS, QUOTES, REACH, SPEECH, WIDE_MARKS, EndMark, is_acronym

if TYPE_CHECKING:
    from bot.text.lone_names import LoneNames

# Words between a quotation and its reporting verb: `"Why?" Kremlin spokesman Dmitry Peskov asked`.
_SPEAKER_WORDS = 5
# A list's number at a sentence start: "12. Wash the rice."
_BULLET_LENGTH = 3
# Two letters before a full stop are a country ("co.Uk") more often than a lost space.
_SHORTEST_GLUED = 3

_SPEECH_ENDS: Final = ",.!?…"
_DASHES: Final = "-‐–—―−"
_ROMAN: Final = frozenset("IVXLC")


def is_end(it: EndMark, names: LoneNames, *, in_heading: bool) -> bool:
    """Whether the sentence ends with *it*. In a heading a capital is no sign of a start: "Life in the U.S. After"."""
    if it.marks[-1] in WIDE_MARKS:
        return True
    if not it.gap:
        return _is_glued_end(it)
    if not _may_start(it):
        return False
    if "!" in it.marks or "?" in it.marks:
        return _ends_after_shout(it)
    if "…" in it.marks or ".." in it.marks:
        return it.word[:1].isupper() and it.word != it.before
    return _ends_after_stop(it, names, in_heading=in_heading)


def _is_glued_end(it: EndMark) -> bool:
    """A space lost between two sentences: "he said.The vote" ends, "CNN.com" and "Mr.Trump" do not."""
    chunk = it.text[max(it.start, it.at - REACH) : it.at].split()[-1:] + it.rest.split(None, 1)[:1]
    if any(mark in part.rstrip(_SPEECH_ENDS) for part in chunk for mark in "@/._=") or not it.before.isalpha():
        return False
    if it.closing.endswith(":"):
        return True
    if it.word.isupper() and len(it.word) > 1:
        return False
    if not it.word[:1].isupper() or len(it.before) < _SHORTEST_GLUED:
        return False
    return it.before.islower() or it.marks[-1] in "?!" or "“" in it.opening or _is_starter(it)


def _may_start(it: EndMark) -> bool:
    """Whether the next word could open a sentence: capital, figure, sign, a letter without case, or like "iPad"."""
    first = it.rest[:1]
    if not first or first in MARKS or first in ")]}":
        return False
    if first in QUOTES:  # the closing form set by mistake before a word, or one that strayed
        return it.rest[1:2].isupper()
    if first in _DASHES:
        return _may_follow_dash(it)
    if first.isdigit():
        return "(" not in it.opening
    if first.islower():
        return it.rest[1:2].isupper()
    return first not in "&%/\\,;:|=~^"


def _may_follow_dash(it: EndMark) -> bool:
    """After a dash stands who said it, or the next entry of a list."""
    following = it.rest.lstrip(_DASHES).split(None, 1)
    return bool(following) and following[0][0].isupper() and following[0].lower() in words.STARTERS


def _is_starter(it: EndMark) -> bool:
    key = it.word.lower()
    if key not in words.STARTERS or not it.word[0].isupper():
        return False
    return key not in words.SOFT_STARTERS or not it.after.lstrip()[:1].isupper()


# After "!" and "?"


def _ends_after_shout(it: EndMark) -> bool:
    if any(mark in MARKS for mark in it.closing):
        return True
    if it.before in words.SHOUTED:
        return _is_starter(it)
    if it.closing[:1] in (")", "]", "}"):
        # "He won (again!) The ..." goes on, unless the bracket holds the whole sentence.
        return it.text[it.start] in "([{"
    if it.ends_quotation:
        return not _reports(it) and (_is_starter(it) or not _is_title(it))
    return True


def _reports(it: EndMark) -> bool:
    """Whether a name and a reporting verb follow: `"Is this the end?" Peskov asked`."""
    following = it.rest.split()[: _SPEAKER_WORDS + 2]
    for place, word in enumerate(following[1:], 1):
        if word.rstrip(".,:;").lower() in words.REPORTING:
            speaker, then = following[:place], following[place + 1 : place + 2]
            return _is_speaker(speaker) and then != ["that"]
    return False


def _is_speaker(name: list[str]) -> bool:
    first = name[0]
    if first == "I":
        return len(name) == 1
    return (
        first[0].isupper()
        and name[-1][0].isupper()
        and len(name) <= _SPEAKER_WORDS
        and not any(word.lower() in words.STARTERS for word in name)
    )


def _is_title(it: EndMark) -> bool:
    """Whether the quotation is a work's name inside a sentence: `host of "Who Wants to Be a Millionaire?"`."""
    opener = {"”": "“", "’": "‘", "»": "«", "›": "‹"}.get(it.closing[0], it.closing[0])
    begin = it.text.rfind(opener, max(it.start + 1, it.at - REACH), it.at)
    if begin < 0 or it.text[it.start : begin].rstrip()[-1:] in (",", ":", ""):
        return False
    return all(word[0].isupper() or len(word) <= _BULLET_LENGTH for word in it.text[begin + 1 : it.at].split())


# After a full stop


def _ends_after_stop(it: EndMark, names: LoneNames, *, in_heading: bool) -> bool:
    if any(mark in MARKS for mark in it.closing):
        return True
    if not it.before:
        return not _is_spaced_ellipsis(it)
    if _is_bullet(it):
        return False
    if it.ends_quotation and not _is_quoted_alone(it):
        return True
    return _ends_after_word(it, names, in_heading=in_heading)


def _is_spaced_ellipsis(it: EndMark) -> bool:
    return it.text[max(it.start, it.at - 2) : it.at] == ". "


def _is_bullet(it: EndMark) -> bool:
    """Whether the sentence so far is the number or letter of a list's entry."""
    so_far = it.text[it.start : min(it.at, it.start + _BULLET_LENGTH + 1)]
    return so_far == it.before and (so_far.isdigit() or len(so_far) == 1 or _ROMAN.issuperset(so_far))


def _is_quoted_alone(it: EndMark) -> bool:
    """Whether quotation marks hold the abbreviation only: `"J.R." Smith`."""
    opener = it.at - len(it.before) - 1
    return opener >= it.start and it.text[opener] in SPEECH


def _ends_after_word(it: EndMark, names: LoneNames, *, in_heading: bool) -> bool:
    word = it.before.rpartition("-")[2] or it.before  # "R-Ariz", "mid-Nov"
    if _is_title_of_address(word) or _leads_on(word) or (word.lower() in words.COUNTED and _counts(it)):
        return False
    if len(it.before) == 1 and word.isupper():
        return _ends_after_letter(it)
    if word in calendar.SHORT or word in words.WEEKDAYS_SHORT or word.lower() in words.HOURS:
        return _ends_after_time(word, it)
    if _abbreviates(word):
        return not in_heading and (_opens_clearly(it) or _is_lone(word, it, names))
    return True


def _is_title_of_address(word: str) -> bool:
    return word in words.TITLES or (word.isupper() and word.capitalize() in words.TITLES)


def _leads_on(word: str) -> bool:
    """Not in capitals: EST is a time zone, V an initial."""
    return word.lower() in words.LEADS and not word.isupper()


def _counts(it: EndMark) -> bool:
    """Whether a number follows, Arabic or (after a whole word such as "Vol") Roman."""
    if it.before.isupper() and len(it.before) == 1:
        return False
    return it.word[:1].isdigit() or (len(it.before) > 1 and it.word != "" and _ROMAN.issuperset(it.word))


def _ends_after_letter(it: EndMark) -> bool:
    """After one capital: an initial, the pronoun, a reign, or a label as in "vitamin D"."""
    if it.previous.lower() in words.LABELLED:
        return True
    if it.before == "I" and not it.previous[:1].isupper():
        return True
    return _is_starter(it) and it.word.lower() not in words.SURNAMES


def _ends_after_time(word: str, it: EndMark) -> bool:
    """After "Nov." comes a day or a year, after "Sat." a date; "p.m." ends unless a day or a time zone follows."""
    if word in calendar.SHORT:
        return _is_starter(it)
    if word in words.WEEKDAYS_SHORT:
        return not it.word[:1].isdigit() and it.word not in calendar.SHORT
    if not it.word[:1].isalpha() or it.rest[0] in _DASHES or (it.opening and not it.opens_speech):
        return False
    belongs = it.word in calendar.NAMES or it.word.replace(".", "") in words.ZONES or it.word in calendar.SHORT
    return not belongs and not it.word.startswith(("U.S", "U.K")) and not it.after.lower().startswith(" time")


def _abbreviates(word: str) -> bool:
    return (
        word in words.COMPANIES
        or word in words.STATES
        or word in words.STREETS
        or (word.isupper() and word.capitalize() in words.STREETS)
        or word.lower() in words.DEGREES
        or is_acronym(word)
    )


def _opens_clearly(it: EndMark) -> bool:
    """Whether the next word is hardly ever part of a name, or opens a whole spoken sentence."""
    if _is_starter(it):
        return True
    return it.opens_speech and _is_speech(it)


def _is_speech(it: EndMark) -> bool:
    """Whether the opening quotation is longer than a nickname: it runs on, or ends with a mark of its own."""
    closer = {"“": "”", "‘": "’", "„": "“", "«": "»", "‹": "›"}.get(it.opening[-1], it.opening[-1])
    inside, found, _ = it.rest.partition(closer)
    return not found or inside[-1:] in _SPEECH_ENDS


def _is_lone(word: str, it: EndMark, names: LoneNames) -> bool:
    """Whether the next word is a name of its own: `spy in the U.K. | Russia denies`, but "U.S. Senate"."""
    if it.opening or it.word in words.INSTITUTIONS or it.word in calendar.NAMES or it.word in words.TITLES:
        return False
    if it.word.endswith(words.DEMONYM_ENDINGS):
        return False
    if not (word.lower() in words.PLACES or word in words.STATES or word in words.COMPANIES - {"Bros"}):
        return False
    follows = it.after
    return it.word[:1].isupper() and follows[:1].isspace() and follows.lstrip()[:1].islower() and it.word in names
