"""Brief to message: Markdown, text, HTML mail, Slack blocks, JSON. Pure."""
