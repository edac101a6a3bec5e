"""Configuration, paths, secrets and clients become ports; runs are made, remembered and sent."""
