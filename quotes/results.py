"""What the library returns where many records come at once."""

from quotes.record import Quote


class QuoteList(list[Quote]):
    """A list of records that notebooks show as a table."""

    def _repr_html_(self) -> str:
        from quotes.report.notebook import quotes_html

        return quotes_html(self)
