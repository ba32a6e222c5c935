"""Who holds a public office in an article: mentions read, names resolved. May import `index.pages`."""
