"""The form with which an article is proposed: who fills it in gets a file that passes the checks."""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from recoupe.formatting import laid_out
from recoupe.loading import CorpusFile, Defaults, load_record
from recoupe.model import Record
from recoupe.pipeline import read_corpus
from recoupe.settings import read_defaults
from tests.browser.conftest import REPOSITORY, ROOT

pytestmark = pytest.mark.browser

FORM = "contribute/new/"

TEXT = "Un convoi a été frappé, dit l’armée.\n\nUn autre convoi a été frappé : #3 *hier* [1].\n\n- sans suite"


def pick(page: Page, name: str, typed: str, entity: str) -> None:
    box = page.locator(f"[data-picker='{name}']").last
    box.get_by_role("combobox").press_sequentially(typed)
    box.locator(".form-name", has_text=entity).first.click()
    expect(box.locator(".form-chip-id", has_text=entity)).to_be_visible()


def fill(page: Page, *, source: str = "presstv-fr", text: str = TEXT) -> None:
    page.locator("#new-title").fill('Irak : « un convoi » #3, "frappé"')
    page.locator("#new-source").select_option(source)
    page.locator("#new-date").fill("2021-10-20")
    page.locator("#new-url").fill("https://www.presstv.ir/x?a=b#c")
    page.locator("#new-author").fill("no")
    page.locator("summary").filter(visible=True).click()
    page.locator("#new-archive-url").fill("https://web.archive.org/web/2021/x")
    page.locator("#new-archive-date").fill("2021-10")
    page.locator("#new-genre").fill("news")
    page.locator("#new-text").fill(text)
    page.locator("#new-abstract").fill("Un convoi :\nrésumé.")
    page.locator("#new-note").fill("---")
    pick(page, "entities.id", "حشد", "hachd-al-chaabi")
    pick(page, "entities.id", "soleimani", "qassem-soleimani")
    page.locator("[data-picker='entities.id'] [type=checkbox]").first.check()
    pick(page, "event", "19 octobre", "attaque-convoi-dhi-qar-2021-10-19")
    page.locator("#new-tags").fill("convoys, elections-2021 convoys")


def stance(page: Page, quote: str) -> None:
    page.locator("[data-do=add-stance]").click()
    pick(page, "stance.target", "us forces", "us-forces-iraq")
    page.locator("[name='stance.position']").last.select_option("against")
    page.locator("[name='stance.confidence']").last.select_option("low")
    page.locator("[name='evidence.exact']").last.fill(quote)
    page.locator("[name='stance.rationale']").last.fill("Parce que : « oui »")


def made(page: Page) -> str:
    return page.locator(".form-preview code").text_content() or ""


def judged(tmp_path: Path, page: Page) -> tuple[Path, list[str]]:
    """The file in a copy of the corpus, and what the checks say of it."""
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content", content)
    path = page.locator(".form-path code").inner_text()
    target = tmp_path / path
    assert target.parent.parent == content / "articles"
    assert not target.exists()
    target.write_text(made(page), encoding="utf-8")
    defaults = read_defaults(ROOT / "mkdocs.yml")
    found = read_corpus(content, defaults).diagnostics
    own = str(target.relative_to(content))
    file = CorpusFile.at(own)
    assert laid_out(file, target.read_bytes(), defaults) == target.read_bytes()
    return target, [f"{each.rule}: {each.message}" for each in found if each.span.file == own]


def test_a_filled_form_gives_a_file_that_passes_the_checks(page: Page, site: str, tmp_path: Path) -> None:
    page.goto(site + FORM)
    fill(page)
    stance(page, "Un autre convoi a été frappé")
    page.locator("#new-stance-annotator").fill("gh:nobody")
    expect(page.locator(".form-count")).to_have_class("form-count form-ready")
    target, told = judged(tmp_path, page)
    assert told == []
    assert target.name == "presstv-fr-20211020-irak-convoi-frappe.md"
    record = load_record(target.read_text(encoding="utf-8"), CorpusFile.at("articles/2021/x.md"), Defaults()).record
    assert isinstance(record, Record)
    header = record.header
    assert header.title == 'Irak : « un convoi » #3, "frappé"'
    assert (header.author, header.lang, header.event) == ("no", "fr", "attaque-convoi-dhi-qar-2021-10-19")
    assert [(each.id, each.role) for each in header.entities] == [
        ("hachd-al-chaabi", "about"),
        ("qassem-soleimani", "mentions"),
    ]
    assert header.tags == ("convoys", "elections-2021")
    assert header.note == {"fr": "---"}
    assert record.document.text == TEXT
    assert (header.stance[0].target, header.stance[0].holder, header.stance[0].annotator) == (
        "us-forces-iraq",
        "article",
        "gh:nobody",
    )


def test_of_an_outlet_that_allows_no_text_none_is_in_the_file(page: Page, site: str, tmp_path: Path) -> None:
    page.goto(site + FORM)
    fill(page, source="shafaq-en")
    stance(page, "Un autre convoi a été frappé")
    expect(page.locator("[data-notice=no-text]")).to_be_visible()
    expect(page.locator(".form-missing")).to_contain_text("titre")
    assert "autre convoi a été" not in made(page).partition("\n---\n")[2]
    page.locator("[name='evidence.exact']").fill("« un convoi »")
    expect(page.locator(".form-count")).to_have_class("form-count form-ready")
    assert judged(tmp_path, page)[1] == []


def test_a_quote_is_exact_words_in_one_place(page: Page, site: str, tmp_path: Path) -> None:
    page.goto(site + FORM)
    fill(page)
    stance(page, "dit l'armee")
    box = page.locator(".form-quote")
    expect(box.locator("q")).to_have_text("dit l’armée")
    box.get_by_role("button").click()
    expect(page.locator("[name='evidence.exact']")).to_have_value("dit l’armée")
    expect(page.locator(".form-count")).to_have_class("form-count form-ready")

    page.locator("[name='evidence.exact']").fill("convoi a été frappé")  # twice
    expect(box.get_by_role("radio")).to_have_count(2)
    expect(page.locator(".form-missing li")).to_have_count(1)
    box.get_by_role("radio").nth(1).check()
    expect(page.locator(".form-count")).to_have_class("form-count form-ready")
    assert "prefix: autre" in made(page)
    assert judged(tmp_path, page)[1] == []

    page.locator("#new-text").evaluate("field => field.setSelectionRange(3, 9)")
    page.locator("[data-do=take]").click()
    expect(page.locator("[name='evidence.exact']")).to_have_value("convoi")


def test_faults_are_told_when_a_field_is_left(page: Page, site: str) -> None:
    page.goto(site + FORM)
    date = page.locator("#new-date")
    date.click()
    date.press_sequentially("19/10/2021")
    expect(page.locator("#new-date-problem")).to_be_empty()
    date.press("Tab")
    expect(page.locator("#new-date-problem")).to_contain_text("2021-10-19")
    expect(date).to_have_attribute("aria-invalid", "true")
    date.fill("2021-10-19")
    expect(page.locator("#new-date-problem")).to_be_empty()
    expect(page.locator("#new-title-problem")).to_be_empty()  # nobody was there
    page.locator("[data-do=github]").click()
    expect(page.locator("#new-title-problem")).not_to_be_empty()
    expect(page.locator("#new-title")).to_be_focused()
    page.locator(".form-missing a").nth(1).click()
    expect(page.locator("#new-source")).to_be_focused()


def test_two_stances_of_one_coder_on_one_unit_are_refused(page: Page, site: str) -> None:
    page.goto(site + FORM)
    fill(page)
    stance(page, "Un autre convoi")
    stance(page, "dit l’armée")
    expect(page.locator(".form-count")).to_have_class("form-count form-ready")
    page.locator("#new-stance-annotator").fill("gh:nobody")
    expect(page.locator(".form-missing li")).to_have_count(1)
    page.locator("[data-do=remove-stance]").first.click()
    expect(page.locator(".form-stance")).to_have_count(1)
    expect(page.locator(".form-count")).to_have_class("form-count form-ready")


def test_github_gets_the_file_in_the_address(page: Page, site: str) -> None:
    page.context.route("https://github.com/**", lambda route: route.fulfill(body="GitHub"))
    page.goto(site + FORM)
    fill(page)
    expect(page.locator(".form-count")).to_have_class("form-count form-ready")
    with page.context.expect_page() as opened:
        page.locator("[data-do=github]").click()
    address = urlsplit(opened.value.url)
    query = parse_qs(address.query, strict_parsing=True)
    assert f"{address.scheme}://{address.netloc}{address.path}" == f"{REPOSITORY}/new/main/content/articles/2021"
    assert query == {"filename": ["presstv-fr-20211020-irak-convoi-frappe.md"], "value": [made(page)]}


def test_a_long_file_goes_by_the_clipboard(page: Page, site: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(site + FORM)
    fill(page, text="نص طويل جدا. " * 500)
    expect(page.locator(".form-count")).to_have_class("form-count form-ready")
    page.locator("[data-do=github]").click()
    link = page.locator(".form-done a")
    expect(link).to_be_focused()
    address = link.get_attribute("href")
    assert address == f"{REPOSITORY}/new/main/content/articles/2021?filename=presstv-fr-20211020-irak-convoi-frappe.md"
    assert page.evaluate("navigator.clipboard.readText()") == made(page)


def test_the_file_can_be_copied_and_saved(page: Page, site: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(site + FORM)
    fill(page)
    page.locator("[data-do=copy]").click()
    expect(page.locator(".form-done")).not_to_be_empty()
    assert page.evaluate("navigator.clipboard.readText()") == made(page)
    with page.expect_download() as download:
        page.locator("[data-do=download]").click()
    assert download.value.suggested_filename == "presstv-fr-20211020-irak-convoi-frappe.md"
    assert download.value.path().read_text(encoding="utf-8") == made(page)


def test_a_draft_outlives_the_page_until_it_is_cleared(page: Page, site: str) -> None:
    page.goto(site + FORM)
    fill(page)
    stance(page, "convoi a été frappé")
    page.locator(".form-quote [type=radio]").first.check()
    expect(page.locator(".form-count")).to_have_class("form-count form-ready")
    before = made(page)
    page.reload()
    expect(page.locator(".form-done")).not_to_be_empty()
    assert made(page) == before
    page.locator("[data-do=clear]").click()
    expect(page.locator("#new-title")).to_have_value("")
    expect(page.locator(".form-stance")).to_have_count(0)
    page.reload()
    expect(page.locator(".form-done")).to_be_empty()
    expect(page.locator("#new-title")).to_have_value("")


def test_names_are_chosen_by_keyboard(page: Page, site: str) -> None:
    page.goto(site + FORM)
    box = page.locator("#new-entities-id")
    box.click()
    box.press_sequentially("Unités de mob")
    expect(page.locator(".form-name").first).to_be_visible()
    box.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant")
    box.press("Enter")
    expect(page.locator(".form-chip-id")).to_have_text("hachd-al-chaabi")
    expect(box).to_be_focused()
    box.press_sequentially("al-anbar")  # no article has it: it is found by its id
    expect(page.locator(".form-name")).to_have_count(1)
    box.press("Enter")
    expect(page.locator(".form-chip-id")).to_have_text(["hachd-al-chaabi", "al-anbar"])
    box.press("Backspace")
    expect(page.locator(".form-chip-id")).to_have_count(1)
    box.press_sequentially("Zzyzx nobody")
    expect(page.locator("[data-picker='entities.id'] [role=status]")).not_to_be_empty()


def test_what_the_corpus_has_already_is_told(page: Page, site: str) -> None:
    page.goto(site + FORM)
    page.locator("#new-source").select_option("presstv-fr")
    page.locator("#new-date").fill("2021-10-18")
    known = page.locator(".form-known a")
    expect(known).to_have_text(["1ère attaque anti-US post-législative"])
    assert (known.get_attribute("href") or "").endswith("/articles/presstv-fr-668825/")
    page.locator("#new-id").fill("presstv-fr-668825")
    page.locator("#new-id").press("Tab")
    expect(page.locator("#new-id-problem")).not_to_be_empty()
    page.locator("#new-date").fill("2021-11-19")
    expect(known).to_have_count(0)
    expect(page.locator("#new-id-problem")).to_be_empty()


def test_without_a_repository_there_is_no_button_but_a_sentence(browser: Browser, editions: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{editions}en/{FORM}")
        expect(page.locator("[data-do=copy]")).to_be_visible()
        expect(page.locator("[data-do=github]")).to_have_count(0)
        expect(page.locator(".contribute-file")).to_contain_text("copy or download the file")
        expect(page.locator("a[href*='github.com']")).to_have_count(0)


def test_without_script_the_page_says_what_else_to_do(browser: Browser, site: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site + FORM)
        expect(page.locator(".form-without")).to_be_visible()
        expect(page.locator("form.contribute")).to_be_hidden()
        expect(page.locator(".form-other a[href*='issues/new?template=article.yml']")).to_be_visible()
        expect(page.locator(".form-other a[href$='contribute/'], .form-other a[href='../']")).to_be_visible()


def test_every_page_leads_to_a_report_of_its_errors(page: Page, site: str) -> None:
    page.goto(f"{site}articles/presstv-fr-668825/")
    address = page.locator(".colophon-report a").get_attribute("href") or ""
    query = parse_qs(urlsplit(address).query, strict_parsing=True)
    assert address.startswith(f"{REPOSITORY}/issues/new?")
    assert query == {"template": ["error.yml"], "page": ["/articles/presstv-fr-668825/"]}
    form = (ROOT / ".github" / "ISSUE_TEMPLATE" / "error.yml").read_text(encoding="utf-8")
    assert "id: page\n" in form
