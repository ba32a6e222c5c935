"""The date grammar: what dates a text, a line, an address or a reader's question states.

The spellings are data of `words`; a date as stated is a `stated.Stated`.
"""
