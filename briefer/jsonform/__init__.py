"""Articles, stories and briefs to JSON values and back. Pure.

Written with `"version": 1`; a higher version is refused. Whatever is wrong in what is read
raises InputError with the place: `brief.sections[0].bullets[2].citations[0].start: …`.
The JSON Schemas of the three forms lie in `briefer/schemas`.
"""

from briefer.jsonform.articles import article_from, article_json, story_from, story_json
from briefer.jsonform.dumping import brief_json, briefs_json
from briefer.jsonform.parsing import brief_from, briefs_from
from briefer.jsonform.places import VERSION

__all__ = [
    "VERSION",
    "article_from",
    "article_json",
    "brief_from",
    "brief_json",
    "briefs_from",
    "briefs_json",
    "story_from",
    "story_json",
]
