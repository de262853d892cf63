"""Whether a question is in another language than English, by its script and its small words; names decide nothing.

It only chooses the words of a refusal: what the coverage answers is answered, whatever the language.
"""

from __future__ import annotations

import re
import unicodedata

_ENGLISH = frozenset(
    """a about after all an and any are as at be because been before but by can could did do does for from had has have
    he her him his how i if in is it its me more much my no not of on or our said say says she should so tell than that
    the their them then there they this to us was we were what when where which who whom whose why will with would you
    your""".split()
)
# The smallest words of the languages that English-language news is most often asked about in.
_OTHERS = {
    "German": "wer was wann wo warum wieso wie welche welcher ist sind war waren hat haben wurde der die das den"
    " dem ein eine und oder nicht mit von zu über nach für auf sagte gesagt sagt zum zur im",
    "French": "qui que quoi quand où pourquoi comment quel quelle quelles est sont était a ont le la les un une des"
    " du de et ou ne pas avec sur dans pour dit par au aux ce cette il elle",
    "Spanish": "quién quien qué que cuándo cuando dónde donde por cómo como cuál es son era fue ha han el la los las"
    " un una de del y o no con sobre en para dijo su se",
    "Italian": "chi che cosa quando dove perché come quale quali è sono era ha hanno il lo la i gli le un una di del"
    " della e o non con su per detto ha da nel",
    "Portuguese": "quem que quando onde porque como qual quais é são era foi tem o a os as um uma de do da dos e ou não"
    " com sobre em para disse no na",
    "Dutch": "wie wat wanneer waar waarom hoe welke is zijn was waren heeft hebben de het een en of niet met van over"
    " voor op zei gezegd",
    "Polish": "kto co kiedy gdzie dlaczego jak który która jest są był była ma w na z do i lub nie o powiedział od",
    "Turkish": "kim ne zaman nerede neden nasıl hangi mi mı ve veya değil ile için bir bu dedi hakkında",
    "Swedish": "vem vad när var varför hur vilken är och eller inte med om på för en ett det sade har hade",
    "Romanian": "cine ce când unde cum care este sunt a fost și sau nu cu despre pentru un o pe în spus",
}
_MARKERS = {language: frozenset(words.split()) for language, words in _OTHERS.items()}
# Small words that names are made of, too: on their own they tell nothing.
_IN_NAMES = frozenset(
    "al d da de del della den der di do dos du e el i la las le les los o on san van von y zu".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 2  # small words of a language before it is believed


def is_foreign(text: str) -> bool:
    """Whether *text* is surely not English: mostly in another script, or held together by another language's words."""
    words = [word.casefold() for word in _WORD.findall(text)]
    english = sum(word in _ENGLISH for word in words)
    letters = [char for char in text if char.isalpha()]
    if not english and 2 * sum(not _is_latin(char) for char in letters) > len(letters):
        return True
    return any(_speaks(words, markers, english) for markers in _MARKERS.values())


def _speaks(words: list[str], markers: frozenset[str], english: int) -> bool:
    small = [word for word in words if word in markers]
    return len(small) >= _FEWEST and len(small) > english and not _IN_NAMES.issuperset(small)


def _is_latin(char: str) -> bool:
    return char.isascii() or unicodedata.name(char, "").startswith("LATIN")
