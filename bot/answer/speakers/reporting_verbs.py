"""Reporting verbs: the words by which a newspaper hands a quotation to its speaker.

Only forms that report in print are listed ("said", "says", "saying"); words that are mostly nouns ("comments") or that
report about somebody else ("quoted", which has a rule of its own) are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answer.speakers.clause import listed

if TYPE_CHECKING:
    from bot.answer.speakers.clause import Word

# Those by which most news reports, for readers who need not know who speaks.
REPORTED = "said|says|told|tells|reported|reports|announced|added|wrote|tweeted"
_REGULAR = listed(
    """
    acknowledge add admit advise affirm agree allege announce answer argue ask assert assure bark beg bellow blog
    boast brag caution chuckle claim clarify comment complain concede conclude concur confess confirm contend continue
    counter cry declare demand deny disclose elaborate emphasise emphasize exclaim explain finish fume gush implore
    inform insist interject joke lament laugh maintain marvel mention murmur muse mutter note object observe offer
    opine plead pledge post predict proclaim promise protest quip reason recall reckon recount reflect reiterate
    rejoin remark remind reply report request respond retort reveal scoff scream shout sigh snap sneer sob speculate
    state stress suggest summarize testify theorize tweet urge utter volunteer vow wail warn whisper wonder yell
    """
)
_DOUBLED = listed("admit beg brag quip snap sob")
_IRREGULAR = listed("told said wrote read thought sang swore tells says writes reads thinks swears say tell write")
_GERUND = listed("saying telling writing adding tweeting declaring warning arguing stating")
# Verbs that name the listener before the words: "told reporters", "assured voters".
_WITH_LISTENER = listed("told tells tell telling informed assured reminded advised asked")
# These invert without a comma, too: `"No" said Smith`.
PLAIN = listed("said says wrote writes added adds asked asks tweeted replied")
# "the report claims", "police reports": in the present tense these are nouns more often than verbs.
_NOUNS = listed(
    """
    answers claims comments cries demands jokes laughs objects offers pledges posts promises protests remarks reports
    requests screams shouts sighs states tweets wails whispers wonders
    """
)
# An outlet that "reported" words seldom spoke them.
_PASSES_ON = listed("reported recounted")


def _past(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied"
    if verb in _DOUBLED:
        return verb + verb[-1] + "ed"
    return verb + ("d" if verb.endswith("e") else "ed")


def _present(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")


_PRESENT = (frozenset(map(_present, _REGULAR)) | listed("says tells writes reads thinks say")) - _NOUNS
_FINITE = frozenset(map(_past, _REGULAR)) | _PRESENT | _IRREGULAR

_BE = listed("is was are were be been being am")
_AUXILIARIES = _BE | listed("has have had would will did went goes on to continued")
_ADVERBS = listed(
    """
    again allegedly also earlier even famously first further herself himself immediately just later now often once
    previously publicly recently repeatedly reportedly simply since still subsequently themselves then
    """
)
_AUXILIARIES_MAX = 5


def verb_end(words: tuple[Word, ...], index: int) -> int | None:
    """Where a reporting verb that begins at *index* ends, auxiliaries included; None when there is none.

    "was told" and "is said" report nothing about their subject; "was quoted as saying" does.
    """
    passive = False
    for at in range(index, min(index + _AUXILIARIES_MAX, len(words))):
        word = words[at].text
        if word in _FINITE or word in _GERUND:
            return at + 1 if _reports(word, passive=passive, follows=at > index) else None
        if word in {"quoted", "cited", "reported"} and passive:
            return _saying_end(words, at + 1)
        if word not in _AUXILIARIES and word not in _ADVERBS and not _is_adverb(word):
            return None
        if words[at].trail:
            return None
        passive = passive or word in _BE
    return None


def names_listener(verb: str) -> bool:
    """True when whom was told stands before what was said."""
    return verb in _WITH_LISTENER


def passes_on(verb: str) -> bool:
    """True when the verb's subject hands on words of somebody else."""
    return verb in _PASSES_ON


def can_invert(verb: str) -> bool:
    """True when the speaker may follow the verb: `," said Smith`, never `," told Smith`."""
    return verb in _FINITE and not (verb in _WITH_LISTENER and verb != "asked")


def _reports(word: str, *, passive: bool, follows: bool) -> bool:
    if word in _GERUND:
        return True
    return not passive or (follows and word in _PRESENT)


def _saying_end(words: tuple[Word, ...], index: int) -> int | None:
    at = index + 1 if index < len(words) and words[index].text == "as" else index
    return at + 1 if at < len(words) and words[at].text in _GERUND else None


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and word.islower() and word not in {"family", "only", "ally"}
