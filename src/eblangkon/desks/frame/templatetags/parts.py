"""Components of LOOK.md, section 5. Each takes words and facts, never a model."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.http import HttpRequest

from eblangkon.desks.frame import facts, paging
from eblangkon.desks.frame.navigation import Words

register = template.Library()
Bag = Mapping[str, Any]


@register.inclusion_tag("frame/parts/button.html")
def button(label: Words, path: str = "", kind: str = "", icon: str = "", name: str = "", value: str = "") -> Bag:
    """A link with `path`, else a submit. `kind`: gold (one a page), refuse, or nothing for second rank."""
    return {"label": label, "path": path, "kind": kind, "icon": icon, "name": name, "value": value}


@register.inclusion_tag("frame/parts/error_summary.html")
def error_summary(form: BaseForm) -> Bag:
    """What must be mended, each line a link to its field; it has the focus. Nothing when nothing is wrong."""
    return {"form": form, "wrong": [field for field in form if field.errors]}


@register.inclusion_tag("frame/parts/next.html")
def next_action(act: facts.Next) -> Bag:
    """The one gold block of a page."""
    return {"act": act}


@register.inclusion_tag("frame/parts/next_act.html", takes_context=True)
def next_act(context: template.Context, act: facts.NextAct) -> Bag:
    """The gold block of an order: who waits for whom, and one tap or one link; the same block without them."""
    return {"act": act, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("frame/parts/act.html", takes_context=True)
def act(context: template.Context, act: facts.Act, about: Words = "") -> Bag:
    """One way on: a link, or a form of one tap. `about` tells readers of a list which row it is for."""
    return {"act": act, "about": about, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("frame/parts/timeline.html")
def timeline(steps: Sequence[facts.Step]) -> Bag:
    """Done, now and to come."""
    return {"steps": steps}


@register.inclusion_tag("frame/parts/clock.html")
def clock(told: facts.Clock) -> Bag:
    """How long somebody waits, in working time."""
    return {"clock": told}


@register.inclusion_tag("frame/parts/facts.html")
def fact_list(rows: Sequence[facts.Fact], sums: bool = False) -> Bag:
    """Labels with values; `sums` puts numbers at the right edge."""
    return {"rows": rows, "sums": sums}


@register.inclusion_tag("frame/parts/tag.html")
def tag(label: Words, kind: facts.TagKind = "draft") -> Bag:
    """A state in a word, with a shape before it."""
    return {"label": label, "kind": kind}


@register.inclusion_tag("frame/parts/alert.html", takes_context=True)
def alert(
    context: template.Context,
    title: Words,
    sentence: Words = "",
    kind: str = "note",
    path: str = "",
    link: Words = "",
    level: int = 3,
) -> Bag:
    """`kind`: note, good, warn or bad; only bad interrupts a screen reader. `level` of its heading: 2 below the h1.

    A bad one that answers a sent form has the focus, so that whoever works by keyboard goes on from there.
    """
    request: HttpRequest | None = context.get("request")
    refusal = kind == "bad" and request is not None and request.method == "POST"
    icons = {"good": "check", "warn": "exclamation-triangle", "bad": "exclamation-triangle"}
    icon = icons.get(kind, "information-circle")
    words = {"title": title, "sentence": sentence, "path": path, "link": link}
    return {**words, "kind": kind, "icon": icon, "level": level, "refusal": refusal}


@register.inclusion_tag("frame/parts/tabs.html")
def tabs(items: Sequence[facts.Tab], label: Words) -> Bag:
    """Links, the current one marked; `label` names the list for readers."""
    return {"tabs": items, "label": label}


@register.inclusion_tag("frame/parts/crumbs.html")
def breadcrumbs(items: Sequence[facts.Crumb]) -> Bag:
    """The pages above, without this one."""
    return {"crumbs": items}


@register.inclusion_tag("frame/parts/pages.html", takes_context=True)
def pages(context: template.Context, page: Page[Any]) -> Bag:
    """Numbers, for a Paginator's page."""
    request: HttpRequest = context["request"]
    numbers = [(n, paging.address(request, halaman=str(n)) if n else "") for n in paging.neighbours(page)]
    onward = paging.address(request, halaman=str(page.next_page_number())) if page.has_next() else ""
    return {"page": page, "numbers": numbers, "onward": onward}


@register.inclusion_tag("frame/parts/more.html", takes_context=True)
def more(context: template.Context, page: paging.KeyPage[Any]) -> Bag:
    """The word "Berikutnya", for a page by key."""
    request: HttpRequest = context["request"]
    return {"onward": paging.address(request, sesudah=page.next_key) if page.next_key else ""}


@register.inclusion_tag("frame/parts/filters.html")
def filters(groups: Sequence[facts.Filter], path: str, chips: Sequence[facts.Chip] = ()) -> Bag:
    """Checkboxes with counts in a GET form, and what is applied as chips above.

    A phone folds them away: a search on the page joins in by `form="saring"`, so that a button is always there.
    """
    return {"groups": groups, "path": path, "chips": chips}


@register.inclusion_tag("frame/parts/split.html")
def money_split(shares: Sequence[facts.Share], total: int, total_label: Words) -> Bag:
    """One bar and its table; at most three shares, the first is the vendor's. The shares add up to the total."""
    if sum(int(share.amount) for share in shares) != int(total):
        raise ValueError(f"The shares do not add up to {total}")
    bars, x = [], 0.0
    for number, share in enumerate(shares, 1):
        width = 1000 * int(share.amount) / max(int(total), 1)
        bars.append((number, share, f"{x:.1f}", f"{max(width - (2 if number < len(shares) else 0), 0):.1f}"))
        x += width
    return {"bars": bars, "total": total, "total_label": total_label}


@register.inclusion_tag("frame/parts/papers.html")
def paper_rows(papers: Sequence[facts.Paper]) -> Bag:
    """Issued papers with their QR, and those to come."""
    return {"papers": papers}


@register.inclusion_tag("frame/parts/progress.html")
def progress(done: int, total: int, unit: Words, remaining: Words = "") -> Bag:
    """A bar that always says its numbers."""
    return {"done": done, "total": total, "unit": unit, "remaining": remaining}


@register.inclusion_tag("frame/parts/explain.html")
def explain(question: Words, answer: Words) -> Bag:
    """A question that opens."""
    return {"question": question, "answer": answer}


@register.inclusion_tag("frame/parts/empty.html")
def empty(title: Words, sentence: Words, path: str = "", label: Words = "", level: int = 3) -> Bag:
    """What is empty, why, and where it will come from. `level` of its heading: 2 below the h1."""
    return {"title": title, "sentence": sentence, "path": path, "label": label, "level": level}
