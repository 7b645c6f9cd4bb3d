"""One page of each kind, by its address below the site's root; a test holds that no kind is missing."""

from __future__ import annotations

ARTICLE = "articles/presstv-fr-668825/"
KINDS = {
    "home": "",
    "hand_page": "method/",
    "articles": "articles/",
    "article": ARTICLE,
    "article without text": "articles/alalam-ar-20211119-thousands-protest-green-zone/",
    "entities": "entities/",
    "entity": "entities/hachd-al-chaabi/",
    "place": "entities/dhi-qar/",
    "event": "entities/attaque-convoi-dhi-qar-2021-10-19/",
    "events": "events/",
    "places": "places/",
    "sources": "sources/",
    "source": "sources/presstv-fr/",
    "tags": "tags/",
    "tag": "tags/convoys/",
    "dates": "dates/",
    "period": "dates/2021-10/",
    "stances": "stances/",
    "stance_target": "stances/us-forces-iraq/",
    "claims": "claims/",
    "claim": "claims/aucune-revendication-convoi-2021-10-19/",
    "fields": "fields/",
    "new_article": "contribute/new/",
    "rules": "rules/",
    "rule": "rules/unknown-entity/",
    "search": "search/",
    "search with results": "search/?q=convoi&lang=fr",
    "404": "404.html",
}
