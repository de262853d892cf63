"""British spellings read as American ones: ``labour`` -> ``labor``, so that one outlet's words find another's.

Only keys are rewritten, alike for articles and questions. Left out are words that Americans spell so too (``promise``),
and spellings that are another word, or a name: storey, kerb, cheque, tyre, Grey, Caesar.
"""

from __future__ import annotations

import re
from functools import cache

_RE = "|".join(f"(?<={before})" for before in "cent theat met lit fib calib somb sab lust pect cept".split())
_AMERICAN_TOO = """adv advert appra appr bra chast circumc compr comprom conc cru dem desp dev disgu enterpr exc exerc
    expert franch improv inc merchand parad pra prec prem prom rev superv surpr telev treat w"""
_ISE = "".join(f"(?<!{before})" for before in _AMERICAN_TOO.split())
# Behind three letters or more: hour, wise and tour are words of their own.
_ENDINGS = (
    (r"our(?=(?:s|ed|ing|ings|er|ers|able|abl[ey]|ful|fully|hoods?|ites?|less|ly|y|ists?)?$)", "or"),
    (rf"{_ISE}is(?=(?:e|es|ed|er|ers|ing|ings|ations?|ational|able)$)", "iz"),
    (r"ys(?=(?:e|ed|er|ers|ing)$)", "yz"),
    (r"ogue(?=s?$)", "og"),
    (rf"(?:{_RE})re(?=s?$)", "er"),
    (rf"(?:{_RE})re(?=d$)", "ere"),
    (r"(?<=gram)me(?=s?$)", ""),
    (r"(?<=[aeiou]{2}l)l(?=(?:ed|ing)$)", ""),
)
_BEGINNINGS = """
paed ped|haem hem|anaem anem|leukaem leukem|archaeo archeo|palaeo paleo|encyclopaed encycloped|mediaev mediev
gynaec gynec|orthopaed orthoped|anaesth anesth|aesth esth|faec fec|foet fet|oestr estr|oesoph esoph|diarrhoea diarrhea
manoeuvred maneuvered|manoeuvre maneuver|manoeuvri maneuveri|manoeuvra maneuvera|defence defense|offence offense
pretence pretense|licence license|practis practic|plough plow
sceptic skeptic|mould mold|smould smold|moustach mustach|judgement judgment|acknowledgement acknowledgment
aluminium aluminum|sulph sulf|pyjama pajama|cosy cozy|yoghurt yogurt|doughnut donut|artefact artifact|enquir inquir
councillor councilor|counsellor counselor|skilful skillful|wilful willful|jewellery jewelry|draught draft
gaol jail|aeroplane airplane|tonne ton|mums moms|amongst among|whilst while|learnt learned
burnt burned|dreamt dreamed
"""


def american(key: str) -> str:
    """*key*, a word in small letters, as it is spelled in American English."""
    beginnings, table = _beginnings()
    key = beginnings.sub(lambda match: table[match[0]], key)
    for ending, spelling in _endings():
        key = ending.sub(spelling, key)
    return key


@cache
def _endings() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rf"(?<=[a-z]{{3}}){ending}"), spelling) for ending, spelling in _ENDINGS)


@cache
def _beginnings() -> tuple[re.Pattern[str], dict[str, str]]:
    table = dict(pair.split() for pair in _BEGINNINGS.replace("|", "\n").strip().splitlines())
    return re.compile(rf"^(?:{'|'.join(table)})"), table
