"""`quotes config`: options that stand in a file, for a project and for a user."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import typer

from quotes.cli.console import emit, guarded
from quotes.errors import QuotesError

PROJECT_FILE = "quotes.toml"


class ConfigError(QuotesError):
    """A configuration that cannot be used; names the file and the place."""


def config_files() -> list[Path]:
    """Return where configuration may stand: the user's file, then the project's, which wins."""
    from platformdirs import user_config_path

    return [user_config_path("quotes") / "config.toml", Path(PROJECT_FILE)]


def load_config(group: Any) -> dict[str, dict[str, Any]]:
    """Return the options of each command from all files; raises ConfigError for one that no command has."""
    merged: dict[str, dict[str, Any]] = {}
    for path in config_files():
        for words, name, value in _settings(path, _read(path), group):
            home = merged
            for word in words:
                home = home.setdefault(word, {})
            home[name] = value
    return merged


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as err:
        raise ConfigError(f"{path}: cannot be read: {err.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as err:
        raise ConfigError(f"{path}: no valid TOML: {err}") from None


def _settings(
    path: Path, table: Mapping[str, Any], group: Any, words: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], str, Any]]:
    """Yield command, parameter and value of each entry of a table of commands."""
    for word, content in table.items():
        command = group.commands.get(word)
        if command is None or not isinstance(content, dict):
            known = ", ".join(sorted(group.commands))
            raise ConfigError(f"{path}: '{word}' is no table of a command; there are [{'.'.join([*words, '…'])}] with {known}")
        if hasattr(command, "commands"):
            yield from _settings(path, content, command, (*words, word))
            continue
        names = option_names(command)
        for key, value in content.items():
            if key not in names:
                raise ConfigError(
                    f"{path}: [{'.'.join((*words, word))}] has no option '{key}'; it has {', '.join(sorted(names))}"
                )
            yield (*words, word), names[key], value


def option_names(command: Any) -> dict[str, str]:
    """Return the parameter behind each long option of a command, named without its dashes."""
    return {
        opt.removeprefix("--"): parameter.name
        for parameter in command.params
        for opt in parameter.opts
        if opt.startswith("--") and opt != "--help"
    }


@guarded
def config(context: typer.Context) -> None:
    """Show which files hold options, and the options they set.

    The project's file is quotes.toml in the present folder, the other one is the user's; an option on the command line
    wins over both. A command's options stand in a table of its name, without their dashes: min-confidence = 0.5.
    """
    for path in config_files():
        emit(f"# {path}{'' if path.exists() else ' (not there)'}")
    root = context.find_root()
    for line in _lines(root.default_map or {}, root.command):
        emit(line)


def _lines(table: Mapping[str, Any], group: Any, words: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield the settings as a file could hold them: a table for each command, options by their names on the command line."""
    for word, content in sorted(table.items()):
        command = group.commands[word]
        if hasattr(command, "commands"):
            yield from _lines(content, command, (*words, word))
            continue
        yield f"[{'.'.join((*words, word))}]"
        options = {parameter: option for option, parameter in option_names(command).items()}
        yield from sorted(f"{options[name]} = {_toml(value)}" for name, value in content.items())


def _toml(value: Any) -> str:
    import json

    return json.dumps(value, ensure_ascii=False, default=str)
