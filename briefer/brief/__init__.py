"""Articles become a brief: pipeline, section, review, lead. Knows no command and no channel."""
