"""A web page -> its article: the text without the page around it, and what its metadata say. Nothing is fetched."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from lxml import etree, html

from variorum.reading.dates import LATEST
from variorum.reading.decode import UnreadableError, decoded
from variorum.reading.limits import hushed

# Characters. Shorter extractions are tried again with more recall: a brief has more, a cookie notice as much.
SHORTEST_ARTICLE = 200
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_-]{2,30})""", re.IGNORECASE)
_ARTICLE_TYPE = re.compile(r"(?:Article|BlogPosting|Report)$")
_MODIFIED = ("article:modified_time", "og:updated_time", "last-modified", "dcterms.modified", "datemodified")
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "date",
)
_BLOCK_TAGS = (
    "address article aside blockquote dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main "
    "nav ol p pre section table td th tr ul"
)
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_UNSEEN = frozenset(("script", "style", "noscript", "template", "head", "title", "svg", "iframe"))


def page_values(data: bytes, url: str | None = None, charset: str | None = None) -> dict[str, Any]:
    """What the page says under the names of rows.NAMES; its text has a blank line between paragraphs.

    `url` is where it was saved from, where that is known. Raises UnreadableError where no text can be told from the
    page around it.
    """
    hushed("trafilatura", "htmldate", "courlan", "charset_normalizer")
    source = _decoded(data, charset)
    tree = _tree(source)
    meta, linked = _meta(tree), _linked_data(tree)
    address = _first(_canonical(tree), meta.get("og:url"), _text_of(linked.get("url")), url)
    outlet = _first(meta.get("og:site_name"), _name(linked.get("publisher")), meta.get("application-name"))
    values: dict[str, Any] = {
        "url": address,
        "outlet": outlet or _host(address),
        "published": _first(_text_of(linked.get("datePublished")), *(meta.get(each) for each in _PUBLISHED)),
        "modified": _first(_text_of(linked.get("dateModified")), *(meta.get(each) for each in _MODIFIED)),
    }
    if values["published"] is None:
        values["published"] = _time_element(tree) or _guessed_date(source, address)
    title = _first(_text_of(linked.get("headline")), meta.get("og:title"), _heading(tree), _element(tree, "title"))
    values["title"] = _without_outlet(title, values["outlet"])
    values["text"] = _without_title(_article_text(source), values["title"])
    return {name: value for name, value in values.items() if value}


def fragment_text(source: str) -> str:
    """The words of a piece of HTML (of a feed, of a mail), with a blank line between its blocks."""
    if "<" not in source and "&" not in source:
        return source
    try:
        tree = html.fragment_fromstring(source.replace("\x00", ""), create_parent="div")
    except (etree.LxmlError, ValueError):
        return source
    parts: list[str] = []
    waiting: list[tuple[Any, bool]] = [(tree, True)]
    while waiting:  # without recursion: a page may be nested to any depth
        element, opens = waiting.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        block = "\n\n" if tag in _BLOCKS else "\n" if tag == "br" else ""
        parts.append(block)
        if opens:
            waiting.append((element, False))
            if tag and tag not in _UNSEEN:
                parts.append(element.text or "")
                waiting.extend((child, True) for child in reversed(element))
        elif element is not tree:
            parts.append(element.tail or "")
    paragraphs = (" ".join(each.split()) for each in re.split(r"\n\s*\n", "".join(parts)))
    return "\n\n".join(each for each in paragraphs if each)


def _decoded(data: bytes, charset: str | None) -> str:
    """The page's characters; the bytes are taken at their word before what the page says of them is."""
    said = _CHARSET.search(data[:4096])
    for encoding in ("utf-8-sig", charset, said[1].decode("ascii") if said else None):
        try:
            if encoding and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
                return data.decode(encoding).replace("\x00", "")
        except (UnicodeDecodeError, LookupError):
            continue
    return decoded(data)


def _tree(source: str) -> Any:
    # As bytes: lxml refuses a string that declares an encoding.
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        tree = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableError("is a web page without content") from error
    return tree


def _article_text(source: str) -> str:
    """The main text of the page; of several tries, the first that is no stub, else the longest."""
    from trafilatura import bare_extraction

    tries = []
    for options in ({"include_tables": False}, {"include_tables": True, "favor_recall": True}):
        try:
            found = bare_extraction(
                source,
                url=None,
                favor_precision=False,
                include_comments=False,
                with_metadata=False,
                date_extraction_params={"max_date": f"{LATEST}-12-31", "extensive_search": False},
                **options,  # type: ignore[arg-type]
            )
        except Exception as error:  # a page may break the library in many ways; each is the page's own fault
            raise UnreadableError(f"is a web page that cannot be read ({type(error).__name__})") from error
        text = str(found.as_dict().get("text") or "") if found is not None and not isinstance(found, dict) else ""
        tries.append("\n\n".join(line.strip() for line in text.split("\n") if line.strip()))
        if len(tries[-1]) >= SHORTEST_ARTICLE:
            return tries[-1]
    best = max(tries, key=len)
    if not best:
        raise UnreadableError("is a web page in which no article can be found; save its text as a .txt file")
    return best


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _linked_data(tree: Any) -> Mapping[str, Any]:
    """The first article that the page's JSON-LD describes."""
    for element in tree.iter("script"):
        if "ld+json" in (element.get("type") or ""):
            try:
                data = json.loads(element.text or "", strict=False)
            except (ValueError, RecursionError):
                continue
            for node in _nodes(data):
                types = node.get("@type")
                for each in types if isinstance(types, list) else [types]:
                    if isinstance(each, str) and _ARTICLE_TYPE.search(each):
                        return node
    return {}


def _nodes(data: Any) -> Iterator[Mapping[str, Any]]:
    waiting = [data]
    while waiting:
        each = waiting.pop(0)
        if isinstance(each, list):
            waiting.extend(each)
        elif isinstance(each, Mapping):
            yield each
            waiting.extend(value for key, value in each.items() if key in ("@graph", "mainEntity", "itemListElement"))


def _canonical(tree: Any) -> str | None:
    for element in tree.iter("link"):
        if "canonical" in (element.get("rel") or "").lower().split():
            return element.get("href") or None
    return None


def _time_element(tree: Any) -> str | None:
    """The date of a <time> that says it is the publication's, or of the only one there is."""
    times = [element for element in tree.iter("time") if element.get("datetime")]
    for element in times:
        told = " ".join((element.get("itemprop") or "", element.get("class") or "")).lower()
        if "publish" in told or element.get("pubdate") is not None:
            return str(element.get("datetime"))
    days = {str(element.get("datetime")) for element in times}
    return days.pop() if len(days) == 1 else None


def _guessed_date(source: str, url: str | None) -> str | None:
    """The day that the page's address or its own data give; never one found anywhere in its words."""
    from htmldate import find_date

    try:
        return find_date(
            source,
            extensive_search=False,
            original_date=True,
            url=url,
            max_date=f"{LATEST}-12-31",
            deferred_url_extractor=True,
        )
    except Exception:
        return None


def _heading(tree: Any) -> str | None:
    headings = list(tree.iter("h1"))
    return " ".join(headings[0].text_content().split()) or None if len(headings) == 1 else None


def _element(tree: Any, tag: str) -> str | None:
    return next((" ".join(element.text_content().split()) or None for element in tree.iter(tag)), None)


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """ "Ferry burns | Coast Courier" -> "Ferry burns", where Coast Courier is the outlet."""
    if title and outlet:
        cut = re.sub(rf"\s+[|–—·•:»-]+\s+(?:the\s+)?{re.escape(outlet)}\s*$", "", title, flags=re.IGNORECASE)
        return cut.strip() or title
    return title


def _without_title(text: str, title: str | None) -> str:
    """`text` without a first line that only repeats the title: the title is a field of its own."""
    first, _, rest = text.partition("\n")
    return rest.lstrip() if title and rest and _folded(first) == _folded(title) else text


def _folded(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()


def _first(*values: str | None) -> str | None:
    return next((" ".join(value.split()) for value in values if value and value.strip()), None)


def _text_of(value: Any) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    return value if isinstance(value, str) else None


def _name(value: Any) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    return _text_of(value.get("name")) if isinstance(value, Mapping) else _text_of(value)


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
