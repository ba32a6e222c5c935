"""Brings articles in: files to articles to an engine. May import `search`, never `web`."""
