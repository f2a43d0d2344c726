"""Tests of the record's pages, through the public door."""
