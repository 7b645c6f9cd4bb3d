"""Attacks by what stands in a text or a header: rows 0 to 3, 6, 18, 19, 22, 23."""

from __future__ import annotations

from tests.corpora import page
from tests.hostile.attack import Attack, article

SCRIPT = "<script>window.attacked=1</script>"
TAGS = (
    SCRIPT,
    "<img src=x onerror=attacked()>",
    "<svg onload=attacked()><animate onbegin=attacked() attributeName=x></svg>",
    '<iframe srcdoc="<script>parent.attacked=1</script>"></iframe>',
    '<meta http-equiv="refresh" content="0;url=https://attack.example/">',
    '<base href="https://attack.example/">',
    '<form action="https://attack.example/"><input name=q autofocus onfocus=attacked()></form>',
    "<style>*{display:none}</style>",
    '<a href="javascript:attacked()" onmouseover="attacked()">x</a>',
    "<details open ontoggle=attacked()>",
    '<link rel=stylesheet href="https://attack.example/a.css">',
    '<object data="data:text/html,x"></object><embed src=x>',
    "<math><mtext></form><form><mglyph><style></math><img src onerror=attacked()>",
    "<noscript><p title='</noscript><img src=x onerror=attacked()>'>",
    "<!--><img src=x onerror=attacked()>-->",
    "<![CDATA[<script>attacked()</script>]]>",
    "<?php attacked() ?>",
    "</div></article></body></html><script>attacked()</script>",
    "<x/onclick=attacked()>",
    "<p id=__search style=position:fixed>",
    "<template><script>attacked()</script></template>",
    '<video src="https://attack.example/v" autoplay onplay=attacked()>',
)
"""One a paragraph."""

ADDRESSES = (
    "javascript:attacked()",
    "JaVaScRiPt:attacked()",
    "java&Tab;script:attacked()",
    "&#106;avascript:attacked()",
    "vbscript:attacked()",
    "data:text/html,<script>attacked()</script>",
    "data:image/svg+xml;base64,PHN2Zy8+",
    "//attack.example/",
    "\\\\\\\\attack.example/",
    "file:///etc/passwd",
    "blob:https://attack.example/x",
    "ws://attack.example/",
    "https:attack",
    "https:///attack",
    "../../../../etc/passwd",
    "#__search",
    "tel:+33",
    "http://attack.example/",
)

EVERY_FIELD = """title: {x}
author: {x}
agency: {x}
via: {x}
genre: {x}
abstract: {x}
note: {x}
event: field-event
entities: [{{id: field-event, as: [{x}]}}]
coverage: {{perpetrator: {x}, discrepancies: [{x}]}}
annotations: [{{quote: mot, note: {x}, annotator: {x}}}]
stance: [{{target: field-event, position: favor, evidence: [mot], rationale: {x}, annotator: {x}}}]
claims: [{{id: c-field, text: {x}, evidence: [mot], annotator: {x}}}]
archive: {{url: "https://archive.example/?<script>", service: {x}}}
"""

TITLES = (
    "</title><script>attacked()</script>",
    '"><img src=x onerror=attacked()>',
    "{{ 7*7 }}{% raw %}{# x #}",
    "&lt;b&gt;",
)

FIELDS = tuple(
    Attack(
        row=3,
        name=f"HTML in every field: {typed[:12]}",
        files={
            **article(f"field-{number}", EVERY_FIELD.format(x=f"'{typed}'"), f"Un mot. {typed}"),
            "entities/field-event.md": page(
                "entities/field-event.md",
                f"type: Event\npref_label: {{fr: '{TITLES[0]}'}}\nalt_label: {{en: ['{TITLES[1]}']}}\n"
                f"hidden_label: ['{TITLES[2]}']\ncoordinates: {{lat: 1, lon: 1, precision: exact, source: '{TITLES[1]}'}}\n"
                f"same_as: {{wikidata: 'Q1\"><img src=x onerror=attacked()>'}}",
                TITLES[0],
            ),
            "sources/field.md": page(
                "sources/field.md",
                f"name: '{TITLES[0]}'\nowner: '{TITLES[1]}'\ncountry: '{TITLES[1]}'\ndomains: ['javascript:attacked()', '{TITLES[1]}']\n"
                f"label: {{text: '{TITLES[0]}', source: '{TITLES[1]}'}}",
                TITLES[0],
            ),
            "field-page.md": page("field-page.md", f"title: '{TITLES[0]}'", f"# {TITLES[1]}\n\n{TITLES[2]}"),
        },
    )
    for number, typed in enumerate(TITLES)
)

MARKUP = (
    Attack(row=0, name="in an article", files=article("tags", "", "\n\n".join(TAGS))),
    Attack(
        row=0,
        name="in an entity, an outlet, a page",
        files={
            path: page(path, "", "\n\n".join(TAGS)) for path in ("entities/tags.md", "sources/tags.md", "tags-page.md")
        },
    ),
    Attack(
        row=1,
        name="in the links and pictures of an article",
        files=article("links", "", "\n\n".join(f"[mot]({typed}) ![image]({typed}) <{typed}>" for typed in ADDRESSES)),
    ),
    Attack(
        row=1,
        name="in the links and pictures of a page",
        files={
            "links-page.md": page(
                "links-page.md", "", "\n\n".join(f"[mot]({typed}) ![image]({typed}) <{typed}>" for typed in ADDRESSES)
            )
        },
    ),
    Attack(
        row=1,
        name="in headers",
        files=article("links-header", 'url: "javascript:attacked()"\narchive: {url: "data:text/html,x"}'),
    ),
    Attack(
        row=2,
        name="in an article and a page",
        files={
            **article(
                "attributes", "", "# Titre {: onclick=attacked() style=x }\n\nUn mot{: #__search }\n{: .md-search }"
            ),
            "attributes-page.md": page(
                "attributes-page.md", "", "# Titre {#__search onclick=attacked()}\n\nMot{: style=x}"
            ),
        },
    ),
    *FIELDS,
    Attack(
        row=6,
        name="in an article and a page",
        files={
            **article(
                "steering",
                "template: /etc/passwd\nicon: no/such\nhide: true\nsearch: text\nstatus: new\nrevision_date: x",
            ),
            "steering-page.md": page(
                "steering-page.md",
                "template: ../../x.html\nhide: true\nredirect: https://attack.example/\nhooks: [x.py]",
            ),
        },
    ),
    Attack(
        row=18,
        name="in Arabic and in signs, twice",
        files={
            "headings-page.md": page(
                "headings-page.md",
                "",
                "# مقدمة\n\n# مقدمة\n\n# !!!\n\n# ???\n\n# __search\n\n# 1\n\n# a\n\n# a 2\n\n# a_2",
            )
        },
    ),
    Attack(row=19, name="in a title of 60,000 letters", files=article("endless", f"title: {'x' * 60_000}")),
    Attack(
        row=19, name="in a title of a megabyte", files=article("endless-2", f"title: {'x' * 1_000_000}"), large=True
    ),
    Attack(
        row=22,
        name="by snippets, includes, macros",
        files={
            **article(
                "inclusion",
                "",
                '--8<-- "/etc/passwd"\n\n{% include "/etc/passwd" %}\n\n{!/etc/passwd!}\n\n::: os.system',
            ),
            "inclusion-page.md": page(
                "inclusion-page.md", "", '--8<-- ".git/config"\n\n{{ config }}\n\n[[toc]]\n\n[TOC]'
            ),
        },
    ),
    Attack(
        row=23,
        name="by ids",
        files={
            **article(
                "outside",
                "source: ../journal\nevent: /etc/passwd\ntags: [../../x, 'a/b']\ntranslation_of: ..\nclaims: [{id: ../c}]",
            ),
            "entities/outside.md": page(
                "entities/outside.md", "replaced_by: ../../outside\nplace: 'https://attack.example'"
            ),
        },
    ),
)
