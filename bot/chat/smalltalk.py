"""What people say to a bot that is no question about the coverage: one table of whole messages.

A pattern has to match all of a message but its manners, so that no question is taken for talk.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Kind = Literal[
    "hello", "foreign hello", "manners", "yes", "no", "help", "about", "news", "more", "sources", "doubt", "wrong",
    "summary", "translation", "writing", "opinion",
]  # fmt: skip

_LONGEST = 200  # characters; longer ones are no small talk
_BEFORE = re.compile(
    r"^(?:\W|\b(?:please|pls|can you|could you|would you|ok|okay|so|and|but|now|well)\b)+", re.IGNORECASE
)
_AFTER = re.compile(r"(?:\W|\b(?:please|pls|thanks|thank you|then|now|again|for me|though)\b)+$", re.IGNORECASE)
_MARKS = re.compile(r"^\W+|\W+$")

_QUOTE = r"(?:the|this|that|these|those) (?:(?:first|second|third|last) )?(?:quotes?|quotations?)|quote \d{1,2}"
_IT = rf"(?:{_QUOTE}|this|that|it|these|those|they)"
_ALL = r"(?:this|that|it|all|everything|the (?:news|coverage|articles?|story|stories|texts?|answer|quotes?))"
_GIVE = r"(?:(?:give|show|tell|make|write)(?: me| us)? )?"

# The first that fits counts; what stands in the group "rest" is asked about besides.
_TABLE: tuple[tuple[Kind, str], ...] = (
    (
        "hello",
        r"(?:\b(?:hi|hello|hey|yo|good (?:morning|afternoon|evening|day)|how are you|there|bot|pullquote)\b\W*)+",
    ),
    (
        "foreign hello",
        r"hola|buen[oa]s(?: d[ií]as| tardes| noches)?|bonjour|bonsoir|salut|coucou|hallo|guten (?:tag|morgen|abend)"
        r"|moin|servus|ciao|buongiorno|buonasera|salve|ol[áa]|oi|bom dia|boa tarde|hoi|goedendag|hej|hei|cześć"
        r"|dzień dobry|ahoj|dobrý den|bună|merhaba|selam|salam|namaste|shalom|привет|здравствуй(?:те)?|добрый день"
        r"|привіт|вітаю|здраво|γεια(?: σου| σας)?|שלום|مرحبا|السلام عليكم|سلام|नमस्ते|你好|您好|こんにちは"
        r"|안녕(?:하세요)?",
    ),
    (
        "manners",
        r"(?:\b(?:thanks?|thank you|thx|ty|cheers|ok|okay|great|good|nice|cool|wow|perfect|fine|alright|interesting"
        r"|i see|got it|understood|lol|haha|hm+|bye|goodbye|see you|sorry|hi|hello|hey|very much|a lot|so much|there"
        r"|bot|pullquote|for that|for the help|(?:that|this) (?:helps|helped|is (?:great|helpful|good)))\b\W*)+",
    ),
    (
        "yes",
        r"(?:(?:yes|yeah|yep|yup|of course|sure|true|correct|right|exactly|i (?:do|did)|that one)\b\W*)+",
    ),
    ("no", r"no|nope|nah|maybe|perhaps|false|(?:no )?i (?:don't|do not|did not|didn't)"),
    (
        "help",
        r"what can you do|(?:who|what) are you|what(?:'s| is) your name|how do(?:es)? (?:you|this|it) work|help(?: me)?"
        r"|(?:can )?you help(?: me)?|are you (?:an? )?(?:real |chat ?)?(?:bot|human|robot|ai|person"
        r"|machine|real|chatgpt)",
    ),
    (
        "about",
        rf"what(?:'s| is| are) {_ALL}(?: all)? about|what(?:'s| is) this|about what|what do you (?:know|have|cover)"
        rf"(?: about)?|what (?:can|could|should|do) i ask(?: you)?(?: about)?"
        rf"|{_GIVE}(?:an? |some )?examples?(?: questions?)?|tell me something"
        r"|list(?: all| everything)?|(?:what |which )?topics(?: are there)?",
    ),
    (
        "news",
        r"(?:what(?:'s| is| are) )?(?:(?:the|any|your|today's|latest|newest|recent|top|breaking)\b ?)*\bnews(?: today)?"
        r"|what(?:'s| is) (?:new|the latest|the newest|happening|going on|up)(?: today)?|anything new|latest|newest"
        r"|what happened(?: today| lately| recently)?",
    ),
    (
        "more",
        rf"{_GIVE}(?:some |any )?more(?: quotes?| details?| of (?:that|it|them))?|go (?:on|ahead)|continue|keep going"
        rf"|carry on|is (?:there (?:any ?thing |any )?more|{_IT} all)|next(?: page| one| quotes?)?",
    ),
    (
        "sources",
        rf"(?:{_GIVE}|(?:what|where)(?:'s| is| are) )(?:the |its |your |any |a )?(?:sources?|links?|proof|references?"
        rf"|citations?|evidence)(?: (?:of|for) {_IT})?|says who|who says (?:so|that)|according to whom?|prove {_IT}"
        rf"|where(?:'s| is| was| are| were| does| did| do) (?!they|them|those|these){_IT}(?: coming| come)? from"
        rf"|how do you know(?: {_IT})?"
        rf"|(?:how (?:can|could|do|would|should) (?:i|we|one) )?(?:check|verify|prove)(?: {_IT})?",
    ),
    (
        "doubt",
        r"really|seriously|exact|accurate|verbatim|are you (?:really |quite )?(?:sure|certain)"
        rf"|(?:is|was|are|were) {_IT} (?:really )?(?:true|real"
        r"|so|correct|right|exact|verbatim|genuine|a fact|facts|a lie|lies|reliable|accurate|credible|trustworthy"
        r"|verified|confirmed"
        r"|fake(?: news)?)"
        rf"|how (?:true|reliable|accurate|credible|trustworthy|sure) (?:is|are) (?:{_IT}|you)"
        rf"|(?:can|should) (?:i|we|one) (?:really )?(?:trust|believe) (?:{_IT}|you)"
        rf"|i (?:do not|don't) (?:believe|trust) (?:{_IT}|you)|fake news",
    ),
    (
        "wrong",
        rf"(?:{_IT}(?:'s| is) )?(?:wrong|not (?:right|correct|true|it|what i (?:asked|meant|mean)(?: for)?|an answer"
        rf"|helpful))|no answer|(?:{_IT}|you) (?:does|do|did)(?:n't| not) (?:help|answer)(?: me| {_IT}| my question)?"
        r"|i (?:do not|don't) understand|(?:(?:you are|you're|the) )?(?:a )?(?:bad|stupid|useless)(?: bot)?",
    ),
    (
        "summary",
        rf"(?:summari[sz]e|sum (?:{_IT} )?up|recap|tl;?dr|in short(?=\W*$)|{_GIVE}(?:an? |the )?"
        rf"(?:short |brief |quick )?(?:summary|overview|recap|rundown|gist)(?: (?:of|on|about)|(?=\W*$)))\b"
        rf"(?: {_ALL}\b)?(?P<rest>.*)",
    ),
    (
        "translation",
        rf"translat(?:e|ion)(?: (?:{_IT}|all|everything|the \w+))?(?: (?:in)?to \w+)?"
        rf"|(?:say|put|write|show)(?: me)? {_IT} in \w+|in (?:german|french|spanish|russian"
        r"|italian|chinese|arabic|portuguese|turkish|polish|dutch|japanese|hindi|ukrainian)|auf deutsch"
        r"|en français|en español",
    ),
    (
        "writing",
        r"(?:(?:write|draft|compose|create|generate)(?: me| us)? (?:an?|the|some)|make (?:me |us )?an?"
        r"|make (?:me|us) (?:the|some)) (?:\w+ ){0,2}(?:article|essay|poem"
        r"|tweet|post|story|letter|song|report|e-?mail|headline|joke|press release)\b.*|tell (?:me|us) a joke",
    ),
    (
        "opinion",
        rf"(?:what (?:do|would) you (?:think|believe|feel|say|make)|(?:what(?:'s| is) |tell me )?your (?:own )?"
        rf"(?:opinion|view|take|thoughts?)|do you (?:agree|like|trust|support)|who do you (?:like|support|trust|prefer)"
        rf"|who(?:'s| is) right(?=\W*$| (?:about|on|or)\b))\b(?: (?:about|of|on|with))?(?: {_ALL}\b)?(?P<rest>.*)",
    ),
)
_PATTERNS = tuple((kind, re.compile(said, re.IGNORECASE)) for kind, said in _TABLE)


class Talk(NamedTuple):
    """What kind of talk a message is, and what it asks about besides."""

    kind: Kind
    rest: str = ""


def smalltalk(text: str) -> Talk | None:
    """The talk that all of *text* is; none when it may be a question."""
    said = " ".join(text.replace("’", "'").split())
    if len(said) > _LONGEST:
        return None
    said = _AFTER.sub("", _BEFORE.sub("", said)) or _MARKS.sub("", said)
    for kind, pattern in _PATTERNS:
        if match := pattern.fullmatch(said):
            rest = (match.groupdict().get("rest") or "").strip()
            is_doubt = kind == "yes" and text.rstrip().endswith("?")  # "correct?" agrees with nothing
            return Talk("doubt" if is_doubt else kind, rest)
    return None
