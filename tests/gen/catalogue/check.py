"""check.py TEST PATCHBAY_GEN SOURCE_DIR: runs the function TEST below.

A foreign renderer turns catalogues into HTML. Exits 77 without it.
"""

import html.parser
import pathlib
import re
import shutil
import subprocess
import sys

from requirements import require

(yaml,) = require("yaml")
if not shutil.which("cmark-gfm"):
    print("missing program: cmark-gfm")
    sys.exit(77)

generator, source = sys.argv[2], pathlib.Path(sys.argv[3])
registries = [
    source / "registry.yaml",
    source / "tests/gen/emit/golden/small/registry.yaml",
    source / "tests/gen/schema/odd_registry.yaml",
    source / "tests/gen/catalogue/hostile_registry.yaml",
]


class Page(html.parser.HTMLParser):
    """What a reader sees: texts of paragraphs, headings, cells; rows as lists of cells."""

    BLOCKS = {"p", "h1", "h2", "h3", "td", "th", "li", "pre"}
    INLINE = {"strong", "em", "code", "a"}
    AROUND = {"table", "thead", "tbody", "tr", "ol"}

    def __init__(self, markdown):
        super().__init__()
        self.blocks, self.tables, self.links, self.tags = [], [], [], set()
        words = ["cmark-gfm", "--unsafe", "-e", "table", "-e", "strikethrough", "-e", "autolink"]
        run = subprocess.run(words, input=markdown, check=True, capture_output=True, text=True)
        self.feed(run.stdout)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        if tag in self.BLOCKS:
            self.blocks.append("")
        if tag == "table":
            self.tables.append([])
        if tag == "tr":
            self.tables[-1].append(0)
        if tag in ("td", "th"):
            self.tables[-1][-1] += 1
        if tag == "a":
            self.links.append(dict(attributes)["href"])

    def handle_data(self, data):
        if self.blocks:
            self.blocks[-1] += data


def catalogue(registry):
    words = [generator, "catalogue", "--all", registry]
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


# Said in other words.
UNSEEN = {"kind", "link", "on_failure", "symbol", "opt_in", "required", "grows", "internal", "automatic"}


def descriptions(member):
    return [member["description"]] if isinstance(member, dict) and "description" in member else []


def texts(value):
    """Every scalar of the registry that a reader should see."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("functions", "constants"):
                yield from (text for member in inner.values() for text in descriptions(member))
            elif key not in UNSEEN:
                yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)
    else:
        yield value


def whole(text):
    return re.sub(r"\s+", " ", text).strip()


def is_shown(text, page):
    """As it was written; a number may be written differently."""
    if whole(text) in page:
        return True
    return bool(re.fullmatch(r"-?[0-9.]+e-?[0-9]+", text)) and f"{float(text):g}" in page


def what_is_written_is_what_is_read():
    for registry in registries:
        page = whole(" ".join(Page(catalogue(registry)).blocks))
        document = yaml.load(registry.read_text(), yaml.BaseLoader)
        lost = [text for text in texts(document["categories"]) if not is_shown(text, page)]
        assert whole(document["description"]) in page, registry
        assert not lost, f"{registry}: {lost}"


def nothing_else_is_marked_up():
    known = Page.BLOCKS | Page.INLINE | Page.AROUND
    for registry in registries:
        tags = Page(catalogue(registry)).tags
        assert tags <= known, f"{registry}: {tags - known}"


def rows_are_as_wide_as_their_table():
    for registry in registries:
        markdown = catalogue(registry)
        for line in markdown.splitlines():
            if line.startswith("|"):
                cells = len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) - 1
                width = cells if not width else width
                assert cells == width, f"{registry}: {line}"
            else:
                width = 0
        tables = len(re.findall(r"^\| ---", markdown, re.MULTILINE))
        assert tables == len(Page(markdown).tables), registry


def slug(heading):
    """The anchor that renderers give a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def links_lead_to_headings():
    for registry in registries:
        markdown = catalogue(registry)
        headings = {slug(line.lstrip("# ")) for line in re.findall("^#+ .*$", markdown, re.M)}
        links = [link for link in Page(markdown).links if link.startswith("#")]
        missing = {link for link in links if link.lstrip("#") not in headings}
        assert links and not missing, f"{registry}: {missing}"


def addresses_are_links():
    links = Page(catalogue(registries[-1])).links
    assert "http://x.y/_z_*" in links, links


globals()[sys.argv[1]]()
