"""What every part may import: types, errors, settings, ports and the limits of a question."""
