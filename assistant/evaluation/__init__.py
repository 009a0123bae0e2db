"""Test questions, how answers to them are judged, and the runs that are kept."""
