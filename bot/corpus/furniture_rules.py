"""The lines that are furniture by what they say, whichever page they stand on: one table of named rules.

A rule is about a kind of line, never about one site. It must leave alone the headings and items of lists that articles
are made of, so it asks for the whole line to have a form, or for words that address the reader of a page.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.corpus.dates import FULL_DATE

# Furniture that speaks in sentences (newsletters, cookies, contacts) is shorter than this; longer lines are prose.
# It also bounds the work on hostile lines, whatever the patterns.
MAX_CHARACTERS = 400

_NETWORK = r"(?:facebook|twitter|x|instagram|threads|linkedin|whatsapp|telegram|reddit|pinterest|flipboard|e-?mail)"
# An address to the reader stands where a sentence starts; a report of one does not.
_OPENING = r"(?:\A|[.!?:)]\s?)"


class Rule(NamedTuple):
    """A line fits that has the form of *whole*, or in which *part* is found; case does not count.

    *part* is looked for only where one of *signs* stands, in lower case: that makes the search cheap. What stands below
    the article and below a line that ends pages is furniture too.
    """

    reason: str
    whole: re.Pattern[str]
    part: re.Pattern[str]
    signs: tuple[str, ...]
    ends_page: bool

    def fits(self, line: str, lower: str) -> bool:
        if self.whole.fullmatch(line):
            return True
        return any(sign in lower for sign in self.signs) and self.part.search(line) is not None


def _rule(reason: str, *whole: str, part: str = "", signs: tuple[str, ...] = (), ends_page: bool = False) -> Rule:
    return Rule(reason, re.compile("|".join(whole) or _NEVER, _FLAGS), re.compile(part, _FLAGS), signs, ends_page)


_FLAGS = re.IGNORECASE | re.DOTALL
_NEVER = r"(?!)"

RULES = (
    _rule("ornament", r"[\W_]+"),
    _rule(
        "advertisement",
        r"advertise?ments?|advertising|(?:story|article) continues (?:below|after)\b.*",
        r"(?:sponsored|promoted|paid)(?: \w+){0,2} (?:content|links?|posts?|story|stories|videos?)(?: (?:by|from) .*)?",
        r"sponsored|promoted|(?:sponsored|promoted|presented) by .{1,60}",
        r"you (?:may|might) (?:also )?like|recommended(?: for you)?|from (?:around )?the web|from our partners",
    ),
    _rule(
        "sharing",
        r"share|share (?:this|on|via|the) .{1,60}|print|tweet|copy link",
        r"(?:e-?mail|print|save|tweet) (?:this|article).{0,40}",
        rf"(?:follow|like|join|find) (?:us|me)(?: (?:on|at|via))? {_NETWORK}\b.{{0,60}}",
        rf"{_NETWORK}(?:(?:[ ,|/•·]| and )+{_NETWORK})+",
    ),
    _rule(
        "comments",
        r"(?:\w+ )?comments? powered by .{1,40}",
        r"(?:no |\d+ |view |show |read )?(?:all )?(?:\d+ )?comments?(?: \(\d+\))?",
        r"(?:leave|post|add|write) (?:a |your )?(?:comment|reply)s?|join the (?:conversation|discussion)",
        r"please enable javascript\b.*",
        ends_page=True,
    ),
    _rule(
        "paging",
        r"(?:swipe|scroll|tap|click|turn)(?: \w+)? (?:to|for) .{0,20}(?:next|previous|more)\b.{0,20}",
        r"(?:next|previous|older|newer) (?:page|article|story|post)s?|page \d+ of \d+|(?:load|show) more|back to top",
        ends_page=True,
    ),
    _rule(
        "navigation",
        r"(?:skip|jump) to (?:main )?(?:content|navigation)",
        r"(?:main |toggle )?(?:menu|navigation)|home|search|site ?map",
        r"(?:log|sign) ?(?:in|out|up)(?: (?:/|or|\|) .{1,20})?|register|subscribe(?: now)?|my account|e-?paper",
        r"(?:about|contact|advertise with) us|careers|help (?:center|centre|desk)|faqs?|rss(?: feeds?)?",
        r"(?:home|news)(?: ?[>»›/|] ?[^>»›/|.]{1,40}){1,6}",
    ),
    _rule(
        "legal",
        r"(?:©|\(c\)|copyright (?:©|\(c\)|\d{4})).*",
        r"(?:terms|privacy|cookies?)(?: (?:of|and|&|terms|use|service|policy|notice|settings|conditions|privacy))+",
        r"(?:accept|reject|manage)(?: all)? cookies|by (?:continuing|using) .{0,60}(?:cookies|terms|privacy)\b.*",
        part=r"\ball rights reserved\b|\bmay not be (?:published|reproduced), |\b(?:site|partners|we) uses? cookies\b",
        signs=("all rights", "may not be", "cookies"),
        ends_page=True,
    ),
    _rule(
        "pointer",
        r"(?:read|see|learn|find out|watch|listen) more|read (?:more|next|also|full story)\s?[:>»|-].*",
        r"(?:(?:related|more)(?: (?:stories|articles|coverage|news|reading))?|see also|also read|don['’]t miss)\s?:.*",
        r"(?:related|recommended|similar|popular|more|latest|top)(?: \w+)? (?:articles|stories|headlines|posts)",
        r"most (?:read|popular)|up next|editors?['’]?s? picks?",
    ),
    _rule(
        "newsletter",
        r"(?:sign up|subscribe) (?:for|to|here|today|now)\b.*|support (?:local|our|independent) journalism\b.*",
        part=rf"{_OPENING}(?:sign[ -]up|subscribe|get) .{{0,200}}\b(?:newsletters?|inbox|e-?mails?|alerts)\b"
        r"|\bnewsletter\b.{0,200}\b(?:sign up (?:for|here|to)|inbox)\b"
        r"|\ba version of this (?:story|article|column) (?:first )?appear(?:s|ed) in ",
        signs=("newsletter", "inbox", "mail", "alerts", "a version of this"),
    ),
    _rule("picture", r"\[?!\[[^\]]*\]\([^()]*(?:\([^()]*\)[^()]*)?\)(?:\]\([^()]*\))?"),
    _rule("reference", r"\[[^\]]{1,80}\]:\s*\S+(?:\s+[\"'(].*)?"),
    _rule(
        "filing", r"(?:published|posted|filed) (?:in|under) \D{1,60}", r"(?:tags?|categor(?:y|ies)|filed under)\s?:.*"
    ),
    _rule(
        "date line",
        r"(?:date|(?:first |originally )?(?:published|posted)|(?:last )?(?:updated|modified))(?: on)?:? ?(?:\w+,? )?"
        rf"{FULL_DATE}(?:[ap]\.m\.|[^.!?]){{0,200}}",
    ),
    _rule(
        "credit",
        r"contribut(?:ing|ors?)\s?:.*|getty images",
        r"(?:photo|image|picture)s?(?: credit| by| courtesy(?: of)?)?\s?:.{0,60}",
        part=r"\bcontributed to this (?:report|story|article)\.?\Z",
        signs=("contributed to",),
    ),
    _rule("note", r"this (?:story|article|post)(?: and headline)? (?:has been|was|is being) updated\b.*"),
    _rule(
        "contact",
        r"[\w.+-]+@[\w-]+\.[\w.-]+|@\w+",
        part=rf"{_OPENING}(?:(?:he|she|they|you) can (?:be reached|(?:reach|follow) (?:him|her|them))"
        r"|follow|contact|reach|e-?mail|write to|send tips to) .{0,200}@\w",
        signs=("@",),
    ),
    _rule("video", part=r"\b\d{1,2}:\d\d - (?:source|now playing)\b", signs=(" - source", " - now")),
)


# Nearly every line fits no rule, and this says so at once.
_ANY_WHOLE = re.compile("|".join(f"(?:{rule.whole.pattern})" for rule in RULES), _FLAGS)
_ANY_SIGN = tuple(sign for rule in RULES for sign in rule.signs)


def rule_of(line: str) -> Rule | None:
    """The first rule that *line* fits; none for a line that may be coverage."""
    if len(line) > MAX_CHARACTERS:
        return None
    lower = line.lower()
    if not _ANY_WHOLE.fullmatch(line) and not any(sign in lower for sign in _ANY_SIGN):
        return None
    return next((rule for rule in RULES if rule.fits(line, lower)), None)
