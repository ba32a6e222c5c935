"""The command `search`: one module for each group of commands. Everything below may be imported here.

Only here, in `index/cli/` and in `web/cli.py` is click imported.
"""
