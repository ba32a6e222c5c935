"""Parts of docs/ that are written by the code itself: commands by click, exit codes, the API.

A hook of MkDocs (see mkdocs.yml): where a page says `<!-- commands -->` or the like, what is put there is
made when the site is built, so that it is never older than the code.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any, Final

import click

from search.cli.root import cli
from search.process.exit_codes import ExitCode
from web.views.openapi import Schema, describe


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Called by MkDocs with each page's text."""
    for mark, made in _PARTS.items():
        if f"<!-- {mark} -->" in markdown:
            markdown = markdown.replace(f"<!-- {mark} -->", made())
    return markdown


def commands() -> str:
    """All commands of `search`, in Markdown: each with its help and its options."""
    return "\n\n".join(_command(command, name) for name, command in walk(cli, "search"))


def walk(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    """The commands below a group that do something, with their full names, in the order of the alphabet."""
    if not isinstance(command, click.Group):
        yield name, command
        return
    context = click.Context(command)
    for each in command.list_commands(context):
        below = command.get_command(context, each)
        if below is not None and not below.hidden:
            yield from walk(below, f"{name} {each}")


def _command(command: click.Command, name: str) -> str:
    context = click.Context(command, info_name=name)
    # Usage and arguments as the terminal has them.
    parts = [f"## {name}", f"```text\n{command.get_usage(context)}\n```"]
    parts += [_paragraph(part) for part in inspect.cleandoc(command.help or "").split("\n\n")]
    records = [
        record
        for parameter in command.get_params(context)
        if isinstance(parameter, click.Option)
        and "--help" not in parameter.opts
        and (record := parameter.get_help_record(context))
    ]
    if records:
        rows = "\n".join(f"| `{_cell(option)}` | {_cell(text)} |" for option, text in records)
        parts.append(f"| option | |\n|---|---|\n{rows}")
    return "\n\n".join(parts)


def _paragraph(text: str) -> str:
    """One paragraph of a help text; click prints what follows a \\b as it stands."""
    if text.startswith("\b"):
        return f"```text\n{text.removeprefix(chr(8)).strip(chr(10))}\n```"
    return _escaped(" ".join(text.split()))


def _escaped(text: str) -> str:
    return text.replace("<", "&lt;").replace("*", r"\*").replace("_", r"\_").replace("[", r"\[")


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", r"\|").replace("<", "&lt;")


def exit_codes() -> str:
    """What a command's exit status says, in Markdown."""
    rows = "\n".join(f"| {code.value} | {_cell(code.__doc__ or '')} |" for code in ExitCode)
    return f"| status | |\n|---|---|\n{rows}"


def api() -> str:
    """The API's addresses, in Markdown: each with its parameters, then the fields of what it answers."""
    description = describe()
    schemas: Schema = description["components"]["schemas"]
    base = description["servers"][0]["url"]
    parts = []
    for path, operations in description["paths"].items():
        operation = operations["get"]
        answer = _name(operation["responses"]["200"]["content"]["application/json"]["schema"])
        parts += [f"### GET {base}{path}", operation["summary"]]
        if rows := [_parameter(parameter) for parameter in operation["parameters"]]:
            parts.append("| parameter | in | takes | |\n|---|---|---|---|\n" + "\n".join(rows))
        if fields := schemas[answer].get("properties"):
            parts.append(f"Answers `{answer}`: {', '.join(f'`{field}`' for field in fields)}.")
    return "\n\n".join(parts)


def _parameter(parameter: Schema) -> str:
    said = _cell(parameter.get("description", ""))
    return f"| `{parameter['name']}` | {parameter['in']} | {_cell(_takes(parameter['schema']))} | {said} |"


def _takes(schema: Schema) -> str:
    """What a schema admits, in words."""
    if "enum" in schema:
        said = ", ".join(f"`{value}`" for value in schema["enum"])
    elif "anyOf" in schema:
        said = "a day, a month or a year" if schema["anyOf"][0].get("format") == "date" else "several kinds"
    elif schema["type"] == "array":
        said = f"{_takes(schema['items'])}, up to {schema['maxItems']} times"
    elif schema["type"] == "integer" and "maximum" in schema:
        said = f"{schema['minimum']} to {schema['maximum']}"
    elif schema["type"] == "boolean":
        said = "`true` or `false`"
    elif "maxLength" in schema:
        said = f"text of at most {schema['maxLength']} characters"
    else:
        said = "text" if schema["type"] == "string" else str(schema["type"])
    default = schema.get("default")
    return said if default is None else f"{said}; else `{str(default).lower()}`"


def _name(reference: Schema) -> str:
    return str(reference["$ref"]).rpartition("/")[2]


_PARTS: Final = {"commands": commands, "exit codes": exit_codes, "api": api}
