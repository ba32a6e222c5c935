"""The process a command runs in: its time for a question, its signals, its children.

May import `search.errors` alone.
"""
