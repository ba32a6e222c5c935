"""Answers as JSON and as lines of a terminal, in English.

May import `search.reports`, `search.evaluation` and what they may.
"""
