"""Plug-ins for briefer: each module holds one, and pyproject.toml names it."""
