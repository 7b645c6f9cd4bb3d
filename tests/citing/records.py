"""What the tests cite: one record of each shape that the corpus has, and hostile words for laws."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from recoupe.citing import Citable, Run
from recoupe.model import PartialDate

ARTICLE = Citable(
    key="presstv-fr-668825",
    type="article-newspaper",
    title=(Run("1ère attaque anti-US post-législative", "fr"),),
    container=Run("Press TV (français)"),
    issued=PartialDate(2021, 10, 19),
    url="https://french.presstv.example/Detail/668825",
    lang="fr",
)
PAGE = Citable(
    key="entities-irak",
    type="webpage",
    title=(Run("Irak", "fr"),),
    container=Run("Recoupe", "fr"),
    url="https://recoupe.example/entities/irak/",
    lang="fr",
)
NOTE = replace(
    PAGE,
    key="articles-a-n-0a1b2c3d",
    title=(Run("Note 3 sur “", "fr"), Run("شاهد", "ar"), Run("”", "fr")),
    author=Run("recoupe-editors"),
    issued=PartialDate(2026, 11, 22),
    url="https://recoupe.example/articles/a/#n-0a1b2c3d",
)

TABLE = {
    "article": ARTICLE,
    "article-author": replace(ARTICLE, author=Run("Ahmed Rasheed and Ahmed Aboulenein")),
    "article-byline-with-comma": replace(ARTICLE, author=Run("AFP, Baghdad")),
    "article-month": replace(ARTICLE, issued=PartialDate(2021, 10)),
    "article-year": replace(ARTICLE, issued=PartialDate(2021)),
    "article-year-author": replace(ARTICLE, issued=PartialDate(2021), author=Run("AFP")),
    "article-without-address": replace(ARTICLE, url=""),
    "article-read-and-kept": replace(
        ARTICLE,
        accessed=PartialDate(2022, 3, 4),
        archive=Run("Internet Archive"),
        archive_location="https://web.archive.example/2022/x",
    ),
    "article-question": replace(ARTICLE, title=(Run("Who did it?", "en"),), lang="en"),
    "article-quotation": replace(ARTICLE, title=(Run("He said “no”", "en"),), lang="en"),
    "article-arabic": replace(
        ARTICLE, title=(Run("شاهد.. آلاف المحتجين يتظاهرون", "ar"),), container=Run("قناة العالم"), lang="ar"
    ),
    "article-persian-question": replace(ARTICLE, title=(Run("چه کسی بود؟", "fa"),), author=Run("ایرنا"), lang="fa"),
    "page": PAGE,
    "page-without-address": replace(PAGE, url=""),
    "note": NOTE,
    "note-unsigned": replace(NOTE, author=Run(""), issued=None),
    "note-of-a-year": replace(NOTE, issued=PartialDate(2026)),
}

NASTY = [
    "$x^2$", "$", "{", "}", "{}", "\\", "\\\\", "\\{", "#foo", "@k1", "#import \"x\"", "*b*", "_i_", "`c`", "~", "^", "%", "&",
    "\"", "'", "''", "``", "--", "---", "“", "”", "«\u202f", "»", "?", "!", ".", "…", ",", ":", "\n", "\r\n", "\u2028", "\x00",
    "\x07", "\x85", "\t", "  ", "\u00a0", "ER  - ", "TY  - JOUR", "\nAU  - x", "},\n\ttitle = {", "@article{", "<script>alert(1)</script>",
    "</pre>", "<em>", "&amp;", "&lt;", "😀", "e\u0301", "العربية", "\u202e", "\u2066", "\u200f", "\ue000", "\ue001\ue010", "8888", "28",
    "https://specimen.invalid/", "javascript:alert(1)", "]]>", "-->", "\ufeff", "ı", "ﬁ", "ǆ",
]  # fmt: skip

words = st.one_of(
    st.lists(st.one_of(st.sampled_from(NASTY), st.text(max_size=8)), min_size=1, max_size=8).map("".join).filter(bool),
    st.text(min_size=1, max_size=40),
)
dates = st.one_of(
    st.builds(PartialDate, st.integers(1605, 2199), st.integers(1, 12), st.integers(1, 28)),
    st.builds(PartialDate, st.integers(1605, 2199), st.integers(1, 12)),
    st.builds(PartialDate, st.integers(1605, 2199)),
)
addresses = st.sampled_from(
    ["", "https://a.example/", "https://a.example/a_b%20c?x={1}&y=2;z#f~", "http://b.example/~x/$1/\\", "https://a.example/'<>"]
)  # fmt: skip


def runs(words: st.SearchStrategy[str] = words) -> st.SearchStrategy[Run]:
    return st.builds(Run, words, st.sampled_from(["", "fr", "en", "ar", "fa"]))


citables = st.builds(
    Citable,
    key=st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,3}", fullmatch=True),
    type=st.sampled_from(["article-newspaper", "webpage"]),
    title=st.lists(runs(), min_size=1, max_size=3).map(tuple),
    container=runs(),
    lang=st.sampled_from(["fr", "en", "ar", "fa"]),
    author=st.one_of(st.just(Run("")), runs()),
    issued=st.one_of(st.none(), dates),
    url=addresses,
    accessed=st.one_of(st.none(), dates),
    archive=st.one_of(st.just(Run("")), runs()),
    archive_location=addresses,
)
"""Records that no loader would let through."""
