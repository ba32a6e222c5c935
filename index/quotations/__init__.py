"""Who said what: an article's paragraphs to quotes, direct and reported, with their speakers."""
