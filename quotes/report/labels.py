"""The words of the report, in each of its languages: kinds, senses, counts, and what its buttons say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from quotes.record import Kind, ResolvedBy, SpeakerKind


@dataclass(frozen=True)
class Labels:
    """One language of the page; the articles in it stay Arabic. `words` are those of template and script, by key."""

    language: str
    direction: str
    comma: str
    unknown: str
    no_cue: str
    kinds: Mapping[Kind, str]
    kind_help: Mapping[Kind, str]
    speaker_kinds: Mapping[SpeakerKind, str]
    resolved_by: Mapping[ResolvedBy, str]
    # Of each thing: one, two, three to ten, eleven to ninety-nine, round hundreds.
    counts: Mapping[str, tuple[str, str, str, str, str]]
    words: Mapping[str, str]
    senses: Mapping[str, str] = field(default_factory=dict)

    def counted(self, number: int, what: str) -> str:
        """Return a number with its noun in the form that the language asks for.

        >>> ARABIC.counted(3, "quotes"), ARABIC.counted(12, "articles"), ARABIC.counted(2, "speakers"), ENGLISH.counted(1, "quotes")
        ('3 اقتباسات', '12 مقالا', 'متحدثان', '1 quote')
        """
        one, two, few, many, other = self.counts[what]
        if number == 1:
            return one
        if number == 2:
            return two
        rest = number % 100
        return f"{number:,} {few if rest in _FEW else many if rest in _MANY else other}"

    def sense(self, sense: str | None) -> str:
        """Return the word for a sense; one without a word, as rules of the user's own add, is shown by its name."""
        return self.no_cue if sense is None else self.senses.get(sense, sense.replace("_", " "))


_FEW: Final = range(3, 11)
_MANY: Final = range(11, 100)

ARABIC: Final = Labels(
    language="ar",
    direction="rtl",
    comma="، ",
    unknown="قائل غير معروف",
    no_cue="بلا فعل قول",
    kinds={"direct": "مباشر", "mixed": "مختلط", "indirect": "غير مباشر", "fragment": "عبارة مقتبسة"},
    kind_help={
        "direct": "كلام بنصه بين علامتي تنصيص",
        "mixed": "كلام منقول بالمعنى وبعضه بنصه",
        "indirect": "كلام منقول بالمعنى",
        "fragment": "كلمات مقتبسة داخل جملة الخبر",
    },
    speaker_kinds={"person": "شخص", "org": "جهة", "group": "مجموعة", "anonymous": "مصدر غير مسمى"},
    resolved_by={"name": "بالاسم", "role": "بالصفة", "pronoun": "بالضمير", "dropped_subject": "بفاعل مستتر"},
    counts={
        "quotes": ("اقتباس واحد", "اقتباسان", "اقتباسات", "اقتباسا", "اقتباس"),
        "articles": ("مقال واحد", "مقالان", "مقالات", "مقالا", "مقال"),
        "speakers": ("متحدث واحد", "متحدثان", "متحدثين", "متحدثا", "متحدث"),
    },
    senses={
        "accuse": "يتهم",
        "add": "يضيف",
        "admit": "يقر",
        "affirm": "يؤكد",
        "announce": "يعلن",
        "ask": "يسأل",
        "call_for": "يدعو",
        "claim": "يزعم",
        "comment": "يعلق",
        "complain": "يشكو",
        "conclude": "يختم",
        "condemn": "يدين",
        "consider": "يعتبر",
        "continue": "يتابع",
        "criticise": "ينتقد",
        "decide": "يقرر",
        "deliver": "يلقي كلمة",
        "demand": "يطالب",
        "deny": "ينفي",
        "describe": "يصف",
        "emphasise": "يشدد",
        "expect": "يتوقع",
        "explain": "يوضح",
        "express": "يعبر",
        "greet": "يحيي",
        "headline": "يعنون",
        "order": "يأمر",
        "point_out": "يشير",
        "praise": "يشيد",
        "promise": "يتعهد",
        "quote": "ينقل",
        "recount": "يروي",
        "reject": "يرفض",
        "reply": "يرد",
        "report": "يفيد",
        "reveal": "يكشف",
        "say": "يقول",
        "shout": "يهتف",
        "suggest": "يقترح",
        "swear": "يقسم",
        "testify": "يشهد",
        "think": "يرى",
        "threaten": "يهدد",
        "warn": "يحذر",
        "welcome": "يرحب",
        "write": "يكتب",
    },
    words={
        "title": "من قال ماذا",
        "skip": "إلى النص",
        "search": "بحث في الاقتباسات والمتحدثين",
        "searchHint": "ابحث في الكلام أو الأسماء",
        "views": "طريقة العرض",
        "viewArticles": "المقالات",
        "viewList": "القائمة",
        "viewCharts": "الأرقام",
        "theme": "تبديل الوضع الفاتح والداكن",
        "themeHint": "فاتح أو داكن",
        "noScript": "التصفية والبحث والتفاصيل تحتاج إلى جافاسكربت؛ أما المقالات واقتباساتها المعلّمة فتظهر كلها.",
        "filters": "تصفية الاقتباسات",
        "filtersHint": "المتحدثون والتصفية",
        "clear": "إلغاء التصفية",
        "first": "إلى أول نتيجة",
        "kind": "نوع الاقتباس",
        "sense": "فعل القول",
        "allSenses": "كل الأفعال",
        "confidence": "الحد الأدنى للثقة",
        "speakers": "المتحدثون",
        "findSpeaker": "ابحث عن متحدث",
        "moreSpeakers": "بقية المتحدثين",
        "of": "من",
        "source": "المصدر",
        "noQuotes": "بلا اقتباسات",
        "list": "قائمة الاقتباسات",
        "nothing": "لا اقتباس يطابق التصفية.",
        "none": "لم يعثر على أي اقتباس في هذه المقالات.",
        "allArticles": "كل المقالات",
        "guide": "كيف تقرأ الصفحة",
        "guideTap": "اختر أي عبارة مظللة لترى من قالها وبأي فعل، ولتنسخها منسوبة إلى قائلها.",
        "guideColours": "لكل متحدث لون، وبلونه فعل القول؛ واسمه في الخبر بخط عريض تحته سطر.",
        "guideKeys": "من لوحة المفاتيح: مفتاحا الجدولة والإدخال لفتح اقتباس، والسهمان للتنقل، و Esc للإغلاق.",
        "words": "الكلمات",
        "detail": "تفاصيل الاقتباس",
        "quote": "اقتباس",
        "inPlace": "في سياقه",
        "copy": "نسخ",
        "copyText": "نسخ مع اسم القائل",
        "copyJson": "نسخ JSON",
        "copied": "نُسخ ✓",
        "textCopied": "نُسخ الاقتباس مع اسم قائله",
        "jsonCopied": "نُسخ السجل",
        "previous": "السابق",
        "next": "التالي",
        "close": "إغلاق",
        "whoSpeaks": "الأكثر تصريحا",
        "whoSpeaksHint": "عدد الاقتباسات لكل متحدث، ضمن التصفية الحالية",
        "speaker": "المتحدث",
        "kindsHead": "الأنواع",
        "number": "العدد",
        "verbs": "أفعال القول لكل متحدث",
        "verbsHint": "من يؤكد ومن يزعم ومن ينفي؛ اختر رقما لترى الاقتباسات",
        "verbsTable": "جدول أفعال القول",
        "kindHead": "النوع",
        "latin": "الاسم اللاتيني",
        "names": "الأسماء في المقال",
        "via": "نقلا عن",
        "sure": "الثقة",
        "rule": "القاعدة",
        "place": "الموضع",
        "paragraph": "الفقرة",
        "headline": "العنوان",
        "article": "المقال",
        "id": "المعرف",
    },
)
ENGLISH: Final = Labels(
    language="en",
    direction="ltr",
    comma=", ",
    unknown="speaker unknown",
    no_cue="no verb",
    kinds={"direct": "direct", "mixed": "mixed", "indirect": "indirect", "fragment": "fragment"},
    kind_help={
        "direct": "the speaker's own words in quotation marks",
        "mixed": "reported, with some of the speaker's own words",
        "indirect": "reported, not word for word",
        "fragment": "quoted words inside the reporter's sentence",
    },
    speaker_kinds={"person": "person", "org": "organisation", "group": "group", "anonymous": "unnamed source"},
    resolved_by={"name": "by name", "role": "by role", "pronoun": "by pronoun", "dropped_subject": "by the verb alone"},
    counts={
        "quotes": ("1 quote", "2 quotes", "quotes", "quotes", "quotes"),
        "articles": ("1 article", "2 articles", "articles", "articles", "articles"),
        "speakers": ("1 speaker", "2 speakers", "speakers", "speakers", "speakers"),
    },
    words={
        "title": "Who said what",
        "skip": "To the text",
        "search": "Search in quotes and speakers",
        "searchHint": "Search words or names",
        "views": "View",
        "viewArticles": "Articles",
        "viewList": "List",
        "viewCharts": "Numbers",
        "theme": "Switch between light and dark",
        "themeHint": "Light or dark",
        "noScript": "Filters, search and details need JavaScript; the articles and their marked quotes are all here without it.",
        "filters": "Filter the quotes",
        "filtersHint": "Speakers and filters",
        "clear": "Clear filters",
        "first": "To the first match",
        "kind": "Kind of quote",
        "sense": "Verb",
        "allSenses": "All verbs",
        "confidence": "Least confidence",
        "speakers": "Speakers",
        "findSpeaker": "Find a speaker",
        "moreSpeakers": "More speakers",
        "of": "of",
        "source": "Source",
        "noQuotes": "no quotes",
        "list": "List of quotes",
        "nothing": "No quote fits the filters.",
        "none": "No quote was found in these articles.",
        "allArticles": "All articles",
        "guide": "How to read this page",
        "guideTap": "Choose any shaded words to see who said them, by which verb, and to copy them with their source.",
        "guideColours": "Each speaker has a colour, and so has the verb; the name in the article is bold and underlined.",
        "guideKeys": "On the keyboard: Tab and Enter open a quote, the arrows go on, Esc closes it.",
        "words": "Words",
        "detail": "Details of the quote",
        "quote": "Quote",
        "inPlace": "In its article",
        "copy": "Copy",
        "copyText": "Copy with source",
        "copyJson": "Copy JSON",
        "copied": "Copied ✓",
        "textCopied": "Quote copied with its source",
        "jsonCopied": "Record copied",
        "previous": "Previous",
        "next": "Next",
        "close": "Close",
        "whoSpeaks": "Who speaks most",
        "whoSpeaksHint": "Quotes of each speaker, within the filters",
        "speaker": "Speaker",
        "kindsHead": "Kinds",
        "number": "Number",
        "verbs": "Verbs of each speaker",
        "verbsHint": "Who affirms, who claims, who denies; choose a number to see its quotes",
        "verbsTable": "Table of verbs",
        "kindHead": "Kind",
        "latin": "Latin name",
        "names": "Named as",
        "via": "Carried by",
        "sure": "Confidence",
        "rule": "Rule",
        "place": "Place",
        "paragraph": "paragraph",
        "headline": "headline",
        "article": "Article",
        "id": "Id",
    },
)
LANGUAGES: Final = {labels.language: labels for labels in (ARABIC, ENGLISH)}
