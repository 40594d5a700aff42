"""Work that is done after the answer has gone out."""

from procrastinate.contrib.django import app

from eblangkon.services.documents.actions.render_paper import render_paper


@app.task(name="documents.render_paper", retry=5)
def render(paper: int) -> None:
    """Make the file of one issued paper; asked twice, it changes nothing."""
    render_paper(paper=paper)
