"""The report: one self-contained page on who said what, and the same look for notebooks."""

from quotes.report.page import write_report

__all__ = ["write_report"]
