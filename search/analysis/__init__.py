"""What a word is: tokens, folded forms, stems, glued and parted words, and the data that corrects them.

May import `search.model`, `search.errors`, `search.identifiers` and nothing above.
"""
