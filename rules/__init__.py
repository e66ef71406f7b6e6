"""Data only: this file lets the folder travel in the wheel as the package `quotes.rules`."""
