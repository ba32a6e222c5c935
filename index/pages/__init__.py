"""A raw page, text or HTML, to its title, its header and its body; what was cut, and why.

May import `index.files`.
"""
