"""Sign-in, one's own account, the inbox."""

from collections.abc import Mapping

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.utils.http import int_to_base36
from tests.cast import Town
from tests.matrix.rows import EVERYBODY, NOBODY, SIGNED_IN, Row

from eblangkon.ground.access.actions.make_invitation import make_invitation
from eblangkon.ground.audit.rules import SYSTEM
from eblangkon.ground.kernel import clock
from eblangkon.ground.people.actions.create_person import create_person
from eblangkon.ground.people.queries import active_person_by_email
from eblangkon.parties.agencies.actions.assign_duty import assign_duty
from eblangkon.parties.vendors.actions.invite_member import invite_member


def key_of_a_letter(town: Town) -> Mapping[str, str]:
    person = town.people["nobody"]
    return {"key": f"{int_to_base36(person.pk)}-{PasswordResetTokenGenerator().make_token(person)}"}


def a_link(town: Town) -> Mapping[str, str]:
    owner = town.actor("vendor_owner")
    return {"token": invite_member(vendor=town.vendor.pk, role="staff", meant_for="Siapa saja", by=owner)[1]}


def a_letter(town: Town) -> Mapping[str, str]:
    person = active_person_by_email("wahyu@contoh.id")
    if person is None:
        person = create_person(name="Wahyu", email="wahyu@contoh.id", by=SYSTEM)
        given = {"agency": town.agency.pk, "decree_number": "1", "valid_from": clock.today()}
        assign_duty(person=person.pk, code="bpp", by=SYSTEM, **given)
    return {"token": make_invitation(person=person.pk, region="33.25", by=SYSTEM)[1]}


def somebodys_notice(town: Town) -> Mapping[str, int]:
    return {"notice": town.notice_of("ppk")}


ROWS = (
    Row("sign_in", EVERYBODY),
    Row("sign_out", EVERYBODY),
    Row("account", SIGNED_IN, post=False),
    Row("own_data", SIGNED_IN, post=False),
    Row("own_file", SIGNED_IN, post=False),
    Row(
        "account_news",
        SIGNED_IN,
        data=lambda town: {
            "waits": "daily",
            "late": "at_once",
            "done": "never",
            "quiet_from": "19:00",
            "quiet_to": "05:00",
        },
    ),
    Row("account_language", SIGNED_IN, get=False, data=lambda town: {"language": "en"}),
    Row("account_password", SIGNED_IN, data=lambda town: {"old": "x", "password": "gerobak bakso keliling"}),
    Row("devices_end", SIGNED_IN, get=False),
    Row("recovery", frozenset({"ukpbj", "admin"}), lambda town: {"person": town.people["ppk"].pk}),
    Row(
        "official_invitation",
        frozenset({"ukpbj", "admin"}),
        lambda town: {"person": town.people["ppk"].pk},
        get=False,
    ),
    Row("official_welcome", EVERYBODY, a_letter),  # it is opened by who holds it
    Row("mfa_authenticate", NOBODY),  # nobody here stands between the two proofs: all are led to the sign-in
    Row("account_security", SIGNED_IN),
    Row("passkey", SIGNED_IN, data=lambda town: {"name": "Telepon", "credential": "{}"}),
    Row("passkey_removal", frozenset(), lambda town: {"passkey": 1}, get=False),  # nobody here has one: 404
    Row("recovery_codes", SIGNED_IN),
    Row("recovery_codes_file", SIGNED_IN, post=False),
    Row("security_change", SIGNED_IN, get=False, data=lambda town: {"code": "000000"}),
    Row("password_forgotten", EVERYBODY),
    Row("password_sent", EVERYBODY, post=False),
    Row("password_new", EVERYBODY, key_of_a_letter),
    Row("invitation", EVERYBODY, a_link),  # it is opened by who holds it
    Row("doors", NOBODY),  # this town is real: tests/desks/account sees the doors of a demonstration
    Row("inbox", SIGNED_IN),
    Row("notice", frozenset({"ppk"}), somebodys_notice, post=False),
    Row("subject", SIGNED_IN, lambda town: {"kind": "order", "key": str(town.order("placed"))}, post=False),
)
