"""Irregular English forms that a stemmer leaves apart from their base: ``said`` -> ``say``, ``men`` -> ``man``.

Left out are forms that are words of their own just as often: left, found, saw, felt, fell, ground, lay, bore, rose.
"""

from __future__ import annotations

_FORMS = """
say said|tell told|take took taken|make made|give gave given|come came|become became|go went gone
get got gotten|know knew known|think thought|see seen|speak spoke spoken|write wrote written|win won|lose lost
meet met|hold held|keep kept|stand stood|understand understood|begin began begun|run ran|buy bought
bring brought|build built|catch caught|choose chose chosen|deal dealt|draw drew drawn|drink drank drunk
drive drove driven|eat ate eaten|fight fought|fly flew flown|forget forgot forgotten|freeze froze frozen
grow grew grown|hear heard|hide hid hidden|lead led|lend lent|mean meant|pay paid|rise risen|sell sold
send sent|shake shook shaken|shoot shot|show shown|sing sang sung|sink sank sunk|sit sat|sleep slept
spend spent|steal stole stolen|strike struck|swear swore sworn|swim swam swum|teach taught|throw threw thrown
wear wore worn|break broke broken|fall fallen|feed fed|flee fled|seek sought|spring sprang sprung|sweep swept
withdraw withdrew withdrawn|overcome overcame|undergo underwent undergone|arise arose arisen|beat beaten
bite bitten|blow blew blown|forbid forbade forbidden|forgive forgave forgiven|slay slain|weep wept|die dying
lie lying|man men|woman women|child children|person people|foot feet|tooth teeth|wife wives|life lives
crisis crises
"""

BASES: dict[str, str] = {
    form: base
    for line in _FORMS.replace("|", "\n").strip().splitlines()
    for base, *forms in [line.split()]
    for form in forms
}
