"""Every page of setting up is reached by links, from the navigation of an administrator and of the procurement unit."""

import re

import pytest
from tests.cast import Town

from eblangkon.desks.backoffice.ways import ALL


@pytest.mark.parametrize("role", ["admin", "ukpbj"])
def test_the_first_day_leads_to_every_page_of_setting_up(town: Town, role: str) -> None:
    client = town.client(role)
    page = client.get("/mulai").content.decode()
    navigation = re.search(r'<nav class="nav".*?</nav>', page)
    assert navigation
    assert 'href="/mulai"' in navigation[0]
    for way in ALL:
        assert f'href="{way.path}"' in page
        there = client.get(way.path)
        assert there.status_code == 200
        assert f"<h1>{way.name}</h1>" in there.content.decode()


def test_a_region_leads_to_its_exemptions_and_back_to_all(town: Town) -> None:
    visitor = town.client("visitor")
    assert 'href="/pengecualian?wilayah=33.28"' in visitor.get("/wilayah/33.28").content.decode()
    page = visitor.get("/pengecualian?wilayah=33.28").content.decode()
    assert "Kabupaten Tegal." in page
    assert 'href="/pengecualian"' in page
    assert visitor.get("/pengecualian?wilayah=33.99").status_code == 404
