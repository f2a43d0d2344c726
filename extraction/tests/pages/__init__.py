"""Tests of the articles' pages, through the public door."""
