"""What is made of many answers: timelines, dossiers of officials, completions.

May import `search.engine` and what it may; nothing of `search.cli`, `search.output` or `search.export`.
"""
