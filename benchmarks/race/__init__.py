"""Warta beside the engines that people would take instead, on the same articles, in one run: `make bench`."""
