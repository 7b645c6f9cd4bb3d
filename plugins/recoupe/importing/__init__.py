"""From a page or a text to an article: what is the article, what is not, and what its header may say."""

from recoupe.importing.apart import extract
from recoupe.importing.article_file import article_file, id_for
from recoupe.importing.encoding import Decoded, decode
from recoupe.importing.finding import Candidate, Finding
from recoupe.importing.identifiers import propose_id
from recoupe.importing.material import looks_like_html, read_page, read_text
from recoupe.importing.passages import Doubt, Dropped, Passage
from recoupe.importing.proposal import Given, Material, Proposal, propose
from recoupe.importing.refusal import NotImported
from recoupe.importing.web import Downloaded, download

__all__ = [
    "Candidate",
    "Decoded",
    "Doubt",
    "Downloaded",
    "Dropped",
    "Finding",
    "Given",
    "Material",
    "NotImported",
    "Passage",
    "Proposal",
    "article_file",
    "decode",
    "download",
    "extract",
    "id_for",
    "looks_like_html",
    "propose",
    "propose_id",
    "read_page",
    "read_text",
]
