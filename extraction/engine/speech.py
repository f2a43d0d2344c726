"""What is only spoken of: where a visit was discussed or wished for, nobody went."""

from __future__ import annotations

from typing import Final

from extraction.engine.layout import Sentence
from extraction.engine.page import Page, once_per_page
from extraction.engine.titles import ANDS

_BEHIND: Final = 26
"""Characters of a visit and what stands behind it."""
_LAST: Final = 2
"""Words before the verb among which the `and` stands: `and later visited`."""


@once_per_page
def is_spoken_of(page: Page, sentence: Sentence, at: int) -> bool:
    """Whether what stands at `at` is the matter of a talk: `discussed a visit to Oman`, but not
    `discussed the plan during a visit to Oman`, nor `discussed the plan and visited Oman`.

    Where the verb stands last the matter is right before it: `Oslo ziyaretine değinen bakan`.
    """
    if page.lexicon.grammar.verb_last:
        return page.first("spoken_of", at, at + _BEHIND) is not None
    return any(
        not page.within("meanwhile", cue.end, at) and not _goes_on(page, cue.end, at)
        for cue in page.within("spoken_of", sentence.start, at)
    )


def _goes_on(page: Page, start: int, at: int) -> bool:
    """`discussed the plan and visited`: what is told next."""
    before = page.view.folded[start:at].split()[-_LAST:]
    return not ANDS.isdisjoint(before)
