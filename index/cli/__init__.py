"""The commands that bring articles in and keep the index. May import all of `index` and `search.cli`."""
