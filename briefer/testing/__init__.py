"""Public stand-ins for the ports, for tests of briefer and of what is built on it."""
