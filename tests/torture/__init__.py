"""Attacks that take too long for `make test`: `make torture` runs them and prints what it measured."""
