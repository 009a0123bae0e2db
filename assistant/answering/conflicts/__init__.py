"""Sources that disagree: found when the index is built, shown with the answers that they bear on."""

from assistant.answering.conflicts.attributes import attribute_label as attribute_label
from assistant.answering.conflicts.choose import conflict_sentence as conflict_sentence
from assistant.answering.conflicts.choose import conflicts_about as conflicts_about
from assistant.answering.conflicts.choose import numbered as numbered
from assistant.answering.conflicts.detect import find_conflicts as find_conflicts
