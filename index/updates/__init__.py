"""An index kept: what changed in its folders is read and written in one step. May import `index.articles`."""
