"""A record or a page to an article: its date, outlet, language, officials. May import `index.officials`."""
