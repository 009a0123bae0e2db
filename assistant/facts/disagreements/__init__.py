"""Sources that disagree: found when the index is built, shown with the answers that they bear on."""

from assistant.facts.attributes import attribute_label as attribute_label
from assistant.facts.disagreements.choose import conflict_sentence as conflict_sentence
from assistant.facts.disagreements.choose import conflicts_about as conflicts_about
from assistant.facts.disagreements.choose import numbered as numbered
from assistant.facts.disagreements.detect import find_conflicts as find_conflicts
