"""Names in Latin letters: the newsroom's list wins, persons may be guessed, others are not."""

import pytest

from quotes.errors import InputError
from quotes.latin import LatinError, Romaniser, read_names
from tests.builders import article, quote, speaker


def named(name, **fields):
    return quote(article(), "السدود", who=speaker(article().text, None, name, **fields))


def latin(romaniser, record):
    return romaniser.applied(record).speaker.name_latin


def test_list_matches_without_vowels_and_hamza(tmp_path):
    path = tmp_path / "names.csv"
    path.write_text("ar,latin\nأحمد المؤذّن,Ahmad Almoazen\n", encoding="utf-8-sig")
    assert latin(Romaniser(read_names(path), guess=False), named("احمد الموذن")) == "Ahmad Almoazen"


def test_list_holds_for_organisations_too():
    assert latin(Romaniser({"الهييه": "The Authority"}, guess=False), named("الهيئة", kind="org")) == "The Authority"


def test_unknown_name_stays_without():
    record = named("عمر")
    assert Romaniser(guess=False).applied(record) is record
    assert "name_latin" not in record.to_json()


def test_record_without_speaker_stays():
    record = quote(article(), "السدود")
    assert Romaniser({"س": "s"}, guess=False).applied(record) is record


def test_extra_guesses_persons_only():
    pytest.importorskip("arabic_name_romanizer", reason="needs the extra 'latin'")
    romaniser = Romaniser()
    assert latin(romaniser, named("حسن عبد الغني")) == "Hassan Abdelghani"
    assert latin(romaniser, named("وزارة المياه", kind="org")) is None


def test_missing_extra_is_named(monkeypatch):
    from quotes import latin as module

    monkeypatch.setitem(__import__("sys").modules, "arabic_name_romanizer", None)
    module._guesser.cache_clear()
    with pytest.raises(LatinError, match=r"pip install 'quotes-ar\[latin\]'"):
        Romaniser()
    module._guesser.cache_clear()


def test_missing_list(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        read_names(tmp_path / "none.csv")


def test_list_that_is_not_utf8(tmp_path):
    path = tmp_path / "names.csv"
    path.write_bytes("ar,latin\nأحمد,Ahmad\n".encode("cp1256"))
    with pytest.raises(InputError, match="no CSV in UTF-8"):
        read_names(path)
