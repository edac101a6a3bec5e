"""Findings about who says so: an attribution kept, dropped, or moved to another. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefer.check.alignment import same_meaning
from briefer.check.evidence import Evidence
from briefer.check.kinds import Kind, yields
from briefer.languages.together import LAND_OF, TITLES
from briefer.model import Finding
from briefer.reading.saying import Saying
from briefer.reading.sentence import Reading
from briefer.reading.tokens import Token, tokens
from briefer.text.sounds import name_key

ATTRIBUTION, ATTRIBUTION_THIN = yields("attribution", "attribution thin")
SPEAKER, SPEAKER_ROLE, SPEAKER_CONTEXT = yields("speaker", "speaker role", "speaker context")
SPEAKER_UNKNOWN, SPEAKER_ABSENT = yields("speaker unknown", "speaker absent")

_SAME_STATEMENT = 0.6  # of the claim's words in a sentence with one speaker: he says it
_CLOSE = 0.85  # of the claim must be the source's before a missing frame tells


def attribution_findings(evidence: Evidence) -> Iterator[Finding]:
    """Doubtful for a claim printed as fact, and for a speaker who is another in the source."""
    if evidence.best is None:
        return
    ours = evidence.claim.sayings
    theirs = evidence.best.reading.sayings
    yield from _lost(evidence, evidence.best.reading, ours, theirs)
    for saying in ours:
        if saying.speaker:
            yield from _moved(evidence, saying, theirs)


def _lost(
    evidence: Evidence, source: Reading, ours: tuple[Saying, ...], theirs: tuple[Saying, ...]
) -> Iterator[Finding]:
    """The first saying that the claim leaves out while it keeps what was said."""
    alignment = evidence.alignment
    items = [evidence.alignment.source[j] for _, j in evidence.alignment.pairs]
    matched = {n for item in items for n in range(item.first, item.last + 1)}
    for saying in theirs:
        frame = range(saying.first, saying.last + 1)
        verb = source.tokens.index(saying.verb)
        inside = _beside(frame, source, matched)
        speaker_kept = any(n in matched and source.tokens[n] in saying.speaker for n in frame)
        if any(_same_speaker(own, saying) for own in ours if own.speaker and saying.speaker):
            continue  # only moved
        if not inside or verb in matched or (ours and (speaker_kept or not evidence.near_copy)):
            continue
        said = source.text[source.tokens[saying.first].start : source.tokens[saying.last].end]
        detail = f"the source has “{said}”, the claim prints it as fact"
        told = not speaker_kept or not ours  # who said it is not even the claim's speaker
        close = told and alignment.kept_content >= _CLOSE and alignment.kept >= _CLOSE
        yield (ATTRIBUTION if close else ATTRIBUTION_THIN).finding(detail, said)
        return


def _beside(frame: range, source: Reading, matched: set[int]) -> bool:
    """Whether what is said is kept: the word before the frame, or one of the first behind it."""
    days = [(moment.start, moment.end) for moment in source.moments]
    content = [
        n
        for n, token in enumerate(source.tokens)
        if token.content and not any(start <= token.start < end for start, end in days)
    ]
    after = [n for n in content if n >= frame.stop]
    before = [n for n in content if n < frame.start]
    end = source.tokens[frame.stop - 1].end
    goes_on = bool(after) and source.text[end : end + 1] not in {",", ".", ";", "”", '"'}
    beside = {*after[:1]} if goes_on else {*after[:1], *before[-1:]}
    return bool(beside & matched) or len({*after[:4]} & matched) > 2


def _moved(evidence: Evidence, saying: Saying, theirs: tuple[Saying, ...]) -> Iterator[Finding]:
    said = _spoken(saying.speaker, evidence.claim)
    if any(_same_speaker(saying, other) for other in theirs):
        return
    if evidence.given and prints_it(saying.speaker, evidence):
        other = next((o for s in evidence.cited for o in s.reading.sayings if o.who), None)
        if other is not None:  # a paper that reports it does not say it
            detail = f"“{said}” prints it, but in it “{other.who}” says so"
            yield SPEAKER.finding(detail, said, blocking=not evidence.claim.stems & other.stems)
        return
    partner = _named(_partner(evidence, saying, theirs), evidence)
    if partner is not None and _same_speaker(saying, partner):
        return
    if partner is not None and _holds_office(saying, partner, evidence):
        return
    around = [o for s in evidence.near for o in s.reading.sayings if o.speaker]
    if partner is not None and partner.speaker:
        near = [s.reading for s in (evidence.best, evidence.before) if s]
        own = [r for r in near if any(t is partner.speaker[0] for t in r.tokens)]
        has = _spoken(partner.speaker, own[0]) if own else "another"
        detail = f"the claim has “{said}” say it, in the source it is “{has}”"
        if _by_office(saying, partner, evidence):
            yield SPEAKER_ROLE.finding(detail, said)
        else:
            yield SPEAKER.finding(
                detail,
                said,
                blocking=_quotes_best(evidence) or _change_places(saying, partner, evidence),
            )
    elif not any(_same_speaker(saying, other) for other in around):
        anywhere = any(
            _same_speaker(saying, other)
            for sentence in evidence.everything
            for other in sentence.reading.sayings
        )
        kind = SPEAKER_CONTEXT if anywhere else _unheard(saying, evidence)
        place = (
            "speaks elsewhere in the source, not here" if anywhere else "says nothing in the source"
        )
        yield kind.finding(f"“{said}” {place}", said)


def prints_it(named: tuple[Token, ...], evidence: Evidence) -> bool:
    """Whether that is the publisher of what is cited."""
    publishers = {s.passage.article.publisher for s in evidence.cited}
    own = [{t.stem for t in tokens(name)} for name in publishers if name]
    return bool(named) and any({t.stem for t in named} <= words for words in own)


def _change_places(saying: Saying, partner: Saying, evidence: Evidence) -> bool:
    """Whether who speaks in the source is spoken of in the claim, and the other way round."""
    if not evidence.given or evidence.best is None:
        return False
    spoken_of = evidence.best.reading.stems - partner.stems
    return saying.stems <= spoken_of and partner.stems <= evidence.claim.stems - saying.stems


def _spoken(speaker: tuple[Token, ...], reading: Reading) -> str:
    return reading.text[speaker[0].start : speaker[-1].end]


def _unheard(saying: Saying, evidence: Evidence) -> Kind:
    """Whether the source at least has the speaker, though not speaking."""
    known = any(a.holders(t.stem) for t in saying.speaker for a in evidence.articles)
    return SPEAKER_UNKNOWN if known else SPEAKER_ABSENT


def _named(partner: Saying | None, evidence: Evidence) -> Saying | None:
    """Whoever `he said` means: the last who spoke in the sentence before."""
    if partner is None or partner.speaker or evidence.before is None:
        return partner
    ours = {t.stem for saying in evidence.claim.sayings for t in saying.speaker}
    if ours & evidence.before.reading.stems:  # he may as well be the one the claim has
        return None
    spoke = [s for s in evidence.before.reading.sayings if s.speaker]
    return replace(partner, speaker=spoke[-1].speaker) if spoke else partner


def _by_office(saying: Saying, partner: Saying, evidence: Evidence) -> bool:
    """`Scientists say` for `Dr Hall of the institute says`: no name is put in another's place."""
    named = any(
        t.capital and t.norm not in TITLES and t.norm not in LAND_OF for t in saying.speaker
    )
    free = not evidence.given and not evidence.near_copy
    return free and not named and any(t.capital for t in partner.speaker)


def _holds_office(saying: Saying, partner: Saying, evidence: Evidence) -> bool:
    """`The prime minister said` for `Mr Hall said` where the source has Prime Minister Hall."""
    titles = {t.norm for t in saying.speaker} & TITLES
    if not titles or any(t.norm not in TITLES for t in saying.speaker):
        return False
    names = {t.norm for t in partner.speaker if t.capital} - TITLES
    return any(
        titles <= set(name.words) and names & set(name.words)
        for sentence in evidence.everything
        for name in sentence.reading.names
    )


def _partner(evidence: Evidence, saying: Saying, theirs: tuple[Saying, ...]) -> Saying | None:
    """The saying of the source whose verb stands where the claim's does."""
    if evidence.best is None:
        return None
    claim, source = evidence.claim.tokens, evidence.best.reading.tokens
    for i, j in evidence.alignment.pairs:
        if claim[evidence.alignment.claim[i].first] is saying.verb:
            verb = source[evidence.alignment.source[j].first]
            return next((other for other in theirs if other.verb is verb), None)
    same = evidence.alignment.kept_content >= _SAME_STATEMENT or _quotes_best(evidence)
    return theirs[0] if len(theirs) == 1 and same else None


def _quotes_best(evidence: Evidence) -> bool:
    """Whether a quotation of the claim stands in the closest sentence."""
    if evidence.best is None or not evidence.claim.quotes:
        return False
    run = f" {' '.join(evidence.best.reading.norms)} "
    quoted = (tokens(evidence.claim.text[start:end]) for start, end in evidence.claim.quotes)
    return any(f" {' '.join(t.norm for t in words)} " in run for words in quoted if len(words) > 1)


def _same_speaker(one: Saying, other: Saying) -> bool:
    if one.stems & other.stems:
        return True
    lands = {LAND_OF.get(t.norm) for t in one.speaker} & {
        LAND_OF.get(t.norm) for t in other.speaker
    }
    if lands - {None}:
        return True
    if _spellings(one) & _spellings(other):
        return True
    return any(same_meaning(a, b) for a in one.stems for b in other.stems)


def _spellings(saying: Saying) -> frozenset[str]:
    """What other spellings of the speaker's names share."""
    return frozenset(name_key(t.norm) for t in saying.speaker if t.capital) - {""}
