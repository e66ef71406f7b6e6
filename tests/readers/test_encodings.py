import pytest

from quotes.readers.encodings import EncodingError, decode

NEWS = (
    "قال وزير الري سالم العمري، اليوم الثلاثاء، إن السد امتلأ عن آخره بعد المطر الأخير؛ وأضاف أن المياه تكفي المدينة"
    " حتى نهاية الصيف. وأكدت المتحدثة باسم الوزارة هناء الخالدي أن فتح البوابات سيبدأ فجر الخميس.\n"
)
LEGACY = NEWS.replace("؛", ";")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256", "iso8859_6"])
@pytest.mark.parametrize("length", [30, 100, 2000])
def test_reads_what_newsrooms_write(encoding, length):
    text = (LEGACY * 20)[:length]
    if encoding == "iso8859_6":
        text = text.replace(";", "\u061b")
    assert decode(text.encode(encoding))[0] == text


def test_a_byte_order_mark_is_no_part_of_the_text():
    text, encoding = decode(NEWS.encode("utf-8-sig"))
    assert (text[0], encoding) == ("ق", "utf-8-sig")


def test_line_ends_stay_as_they_are():
    assert decode("قال\r\nنعم\r".encode())[0] == "قال\r\nنعم\r"


def test_one_broken_byte_in_utf8_is_named_and_not_guessed_over():
    data = NEWS.encode()[:101] + b"\xff" + NEWS.encode()[101:]
    with pytest.raises(EncodingError, match=r"broken UTF-8 at byte 10[01] \(0x\w\w\)"):
        decode(data)


def test_utf8_that_breaks_off_is_named():
    whole = ("قال نعم" * 10).encode()
    with pytest.raises(EncodingError, match=f"broken UTF-8 at byte {len(whole) - 2} "):
        decode(whole[:-1])


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 40, b"\x89PNG\r\n\x1a\n" + b"\x00\x01\x02\xff" * 50, b"%PDF-1.7\n" + b"\x01\x02\x03\x04" * 99]
)
def test_binary_data_is_no_text(data):
    with pytest.raises(EncodingError, match="binary data"):
        decode(data)


def test_a_broken_pair_in_utf16_is_named():
    with pytest.raises(EncodingError, match="looks like utf-16, but byte"):
        decode("قال".encode("utf-16") + b"\x00\xd8")


def test_bytes_that_are_no_arabic_are_named():
    with pytest.raises(EncodingError, match="save it as UTF-8"):
        decode("Un été à la mer, déjà passé, où l'on a rêvé.".encode("latin-1"))
