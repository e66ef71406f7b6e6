"""Quotes in Arabic news: who said what, in whose words, and where it stands."""
