"""Articles to stories: what is on topic, what repeats what, what belongs together, what leads."""
