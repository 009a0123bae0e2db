"""Text -> the terms of the lexical index: folded words without function words, stemmed in the text's language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache

import Stemmer

TOKENS_VERSION = "1"
"""Part of the index's manifest: terms of different versions do not meet."""

_WORD = re.compile(r"[^\W_]+(?:[.,][0-9]+)*")
_SNOWBALL = {"id": "indonesian", "en": "english"}

# Closed-class words (pronouns, prepositions, conjunctions, particles, question words and auxiliaries) by the grammars
# of the two languages, for Indonesian also as they are written in messages ("yg", "gmn"). Ready-made lists (Tala's for
# Indonesian) also hold content words such as "tahun" or "masalah".
FUNCTION_WORDS = {
    "id": frozenset(
        """
        ada adakah adalah adapun agar akan aku antara apa apakah apabila apalah atas atau bagai bagaimana
        bagaimanakah bagi bahwa baik banyak beberapa begitu belum berapa berapakah boleh bukan bukankah dalam dan
        dapat dari daripada demi demikian dengan di dia dong engkau hanya harus hingga ia ialah ini itu itulah jadi
        jangan jika juga kah kalau kami kamu kan kapan kapankah karena ke kenapa kepada ketika kita lagi lah lain
        lalu maka mana manakah masih maupun melainkan mengapa mengapakah menjadi menurut mereka merupakan meskipun
        mungkin namun nya oleh pada padahal para per pernah pula pun saat saja sajalah sambil sampai sang sangat
        saya sebab sebagai sebagaimana sebuah secara sedang sehingga sejak sekali selain selama seluruh semua
        seorang seperti serta setelah setiap si siapa siapakah sih sini situ suatu sudah supaya tanpa tapi telah
        tentang tentu terhadap tersebut tetapi tiap tidak tidakkah tolong untuk walaupun ya yaitu yakni yang
        aja bgmn bgt brp byk dg dgn dlm dll dr gak ga gmn gimana jd jg kpd klo klu knp krn kyk lg nggak ngga org pd
        sbg sdh sm spt tdk tlg tp trs tsb udah udh utk yg
        """.split()
    ),
    "en": frozenset(
        """
        a about after all also am an and any are as at be because been before being between both but by can could
        did do does doing for from had has have having he her here hers him his how i if in into is it its itself
        just me more most much my no nor not of off on once only or other our ours out over own please same shall
        she should so some such than that the their theirs them then there these they this those through to too
        under until up us very was we were what when where which while who whom whose why will with would you your
        yours
        """.split()
    ),
}


def words(text: str) -> list[str]:
    """The words and numbers of `text` in order, lower case, compatibility forms and accents folded."""
    # Lower case last, because compatibility forms ("℡") have none of their own.
    folded = unicodedata.normalize("NFKD", text)
    return _WORD.findall("".join(letter for letter in folded if not unicodedata.combining(letter)).lower())


def content_words(text: str, language: str) -> list[str]:
    """The words of `text` that are not function words of `language`."""
    skipped = FUNCTION_WORDS.get(language, frozenset())
    return [word for word in words(text) if word not in skipped]


def terms(text: str, language: str) -> list[str]:
    """The stemmed content words of `text`, as the lexical index of `language` holds them."""
    stem = _stemmer(language)
    return [stem(word) for word in content_words(text, language)]


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    algorithm = _SNOWBALL.get(language)
    if algorithm is None:
        return str
    # PyStemmer objects are not thread-safe and cost about a microsecond: each word gets its own, without a cache.
    return lambda word: Stemmer.Stemmer(algorithm, 0).stemWord(word)
