"""Message to a channel, once: files, SMTP and Slack webhooks."""
