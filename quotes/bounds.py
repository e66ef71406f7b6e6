"""Where a personal name begins behind a role, and where one ends before a role, a preposition or a mark.

Indexes are token indexes.
"""

from quotes.offices import is_borne, is_definite, is_role
from quotes.places import carries_pronoun
from quotes.reading import Reading


def name_start(reading: Reading, first: int, last: int) -> int:
    """Return where the personal name begins in a phrase that begins with a role; `last` for none."""
    start = last
    if reading.in_set("counterparts", first) and first + 1 < last and not is_definite(reading.text(first + 1)):
        return first + 1
    borne = 0  # the token behind the name that a place or body bears
    for k in range(first + 1, last):
        word = reading.text(k)
        if k == last - 1 and _is_person_in_marks(reading, k):
            return k
        if reading.kind(k) == "passage" or k < borne:
            continue
        if is_borne(reading, k):
            borne = k + 2
            while borne < last and reading.in_set("name_links", borne):
                borne += 2  # الملك فهد بن عبدالعزيز
            continue
        if _is_inner_title(reading, first, k) or (_is_called_basim(reading, first, k) and k + 1 < last):
            return k
        if (
            reading.is_name(k)
            and not is_definite(word)
            and (k == borne or not reading.is_name(k - 1))
            and not reading.in_set("naming_nouns", k - 1)
        ):
            return start if _leads_name(reading, start, k) else _titled_behind(reading, first, k, last)
        bordered = (
            is_definite(reading.text(k - 1))
            or reading.kind(k - 1) == "passage"
            or reading.text(k - 1) == ")"
            or (k > first + 1 and reading.in_set("feminine_nouns", k - 1) == 1 and not reading.in_set("common", k))
        )  # رئيس وزراء اسبانيا | ماريانو
        if bordered and reading.kind(k) == "word" and not is_definite(word) and _may_begin_name(reading, k):
            start = k
    return start


def _titled_behind(reading: Reading, first: int, k: int, last: int) -> int:
    """مدير مدينة الأمير فهد الطبية الدكتور فلان: behind the adjective of a body, where its holder's title begins, or the name itself."""
    for n in range(k + 2, last - 1):
        feminine = is_definite(reading.text(n - 1)) and reading.text(n - 1).endswith("ية")
        if feminine and is_definite(reading.text(n)) and _is_inner_title(reading, first, n) and reading.is_name(n + 1):
            return n
    return k


def _is_inner_title(reading: Reading, first: int, k: int) -> bool:
    """Whether a title stands inside the phrase; in اللجنة الإعلامية it is an adjective."""
    adjective = reading.text(k).endswith("ية") and reading.text(k - 1).startswith("ال") and reading.text(k - 1).endswith("ة")
    rank = reading.in_set("titles", k) > 0 and not reading.in_set("orgs", k) and k > first + 1
    return rank and not adjective and not reading.in_set("name_ends", k + 1)  # بعثة الفريق في المعسكر


def _is_person_in_marks(reading: Reading, k: int) -> bool:
    """المدير التنفيذي للمبيعات "ماهر فلان": a given name and more in marks, behind no noun that takes a name (مدير مركز "سعود فلان")."""
    words = reading.tokens[k].text.split() if reading.kind(k) == "passage" else []
    named = len(words) > 1 and any(words[0] in reading.lexicon.set(name) for name in ("given_names", "compound_firsts"))
    bearer = reading.in_any({"naming_nouns", "orgs", "places", "outlets"}, k - 1) and not is_definite(reading.text(k - 1))
    return named and not bearer


def _leads_name(reading: Reading, start: int, k: int) -> bool:
    """جوسيب | ماريا, ملهم بن | محمد: a word where a name may begin that no list holds, right before a given name or its link."""
    if start >= k or reading.kind(start) != "word" or carries_pronoun(reading.text(start)):
        return False
    if start == k - 2 and reading.in_set("name_links", k - 1):
        return True  # عالية آل فريد
    return start == k - 1 and not reading.in_any({"common", "time"}, start)


def _is_called_basim(reading: Reading, first: int, k: int) -> bool:
    """وزير الإسكان باسم فلان: a given name behind an office in whose name nobody speaks."""
    behind = is_definite(reading.text(k - 1)) or reading.in_any({"places", "feminine_nouns"}, k - 1)
    if not reading.in_set("in_the_name", k) or k == first + 1 or not behind:
        return False
    return not any(reading.in_set("spokesmen", n, conjunction=True) for n in range(first, k))


def _may_begin_name(reading: Reading, k: int) -> bool:
    word = reading.text(k)
    if reading.in_set("name_ends", k) or reading.in_set("orgs", k) or is_role(reading.lexicon, word):
        return False
    if word.startswith(("ل", "ب")) and reading.in_set("orgs", k) == 0 and _is_complement(reading, k, word):
        return False
    return not (word.startswith("و") and is_definite(word[1:]))


def _is_complement(reading: Reading, k: int, word: str) -> bool:
    """لشركة، لكرة، بوزارة: a noun with ل or ب, no name; the parse is asked about longer words with ل alone (بلقاسم is a name)."""
    if any(
        word[1:] in reading.lexicon.set(name) for name in ("orgs", "naming_nouns", "groups", "speakers", "complements", "places")
    ):
        return True
    long = word.startswith("ل") and len(word) > 4
    return long and reading.parse is not None and reading.parse.is_prepositional(k)


def name_end(reading: Reading, first: int, last: int) -> int:
    """Return where a name without a role before it ends: before a role, a preposition or a bracket."""
    for k in range(first + 1, last):
        word = reading.text(k)
        if reading.kind(k) == "passage" and k == last - 1 and k > first + 1 and _is_full_name(reading, first):
            return k  # عاصم فلان "مستأجر"
        if reading.in_set("one_of", k) or (reading.in_set("kin", k) and not reading.in_any({"name_links", "compound_firsts"}, k)):
            return k  # مرضي فلان أحد المهتمين, تشابي فلان زميل فلان
        if (reading.in_set("name_ends", k) and not reading.is_name(k)) or (
            is_role(reading.lexicon, word)
            and not _is_middle_name(reading, k)
            and not reading.in_set("name_links", k - 1)
            and not reading.in_set("name_links", k)
        ):
            return k
        if reading.kind(k) == "punct" and word != "." and not (reading.is_dash(k) and is_hyphen(reading, k)):
            return k
    return last


def _is_full_name(reading: Reading, first: int) -> bool:
    """Whether a given name begins the phrase and no body, people or naming noun does."""
    return reading.is_name(first) and not reading.in_any({"orgs", "groups", "naming_nouns", "speakers", "places"}, first)


def _is_middle_name(reading: Reading, k: int) -> bool:
    """إياد أمين مدني: a given name that is an office elsewhere, with neither an article nor a noun that has one behind it."""
    return reading.in_set("office_names", k) > 0 and reading.kind(k + 1) == "word" and not is_definite(reading.text(k + 1))


def is_hyphen(reading: Reading, k: int) -> bool:
    """بان كي-مون: a dash without blanks around it joins two halves of a name."""
    return k + 1 < len(reading) and reading.tokens[k - 1].end == reading.tokens[k].start == reading.tokens[k + 1].start - 1
