"""All that is held of one person, put together for themselves."""

from datetime import date
from typing import Any

from eblangkon.ground.access import queries as access
from eblangkon.ground.kernel import clock
from eblangkon.ground.people import queries
from eblangkon.parties.agencies import queries as agencies
from eblangkon.parties.vendors import queries as vendors
from eblangkon.services.notices import queries as notices


def file_of(person: int) -> dict[str, Any]:
    """Account, duties and places at shops past and present, sign-ins, notices, acts, looks; plain values for JSON."""
    return {
        "made_at": clock.wib(clock.now()).isoformat(timespec="seconds"),
        "account": _account(person),
        "duties": [
            {
                "duty": duty.code,
                "office": duty.agency.name if duty.agency else None,
                "region": duty.region_id,
                "decree": duty.decree_number,
                **_days(duty.valid_from, duty.valid_to),
            }
            for duty in agencies.duties_of(person, date.min)
        ],
        "shops": [
            {"shop": place.vendor.name, "role": place.role, **_days(place.valid_from, place.valid_to)}
            for place in vendors.places_of(person, date.min)
        ],
        "second_factor": access.has_second_factor(person),
        "sign_ins": [
            {
                "browser": device.browser,
                "first_at": device.first_at.isoformat(),
                "last_at": device.last_at.isoformat(),
                "ended_at": device.ended_at.isoformat() if device.ended_at else None,
            }
            for device in access.sign_ins_of(person)
        ],
        "notices": [
            {
                "kind": notice.code,
                "about": f"{notice.subject_kind} {notice.subject_key}",
                "at": notice.at.isoformat(),
                "read_at": notice.read_at.isoformat() if notice.read_at else None,
                "mailed_at": notice.mailed_at.isoformat() if notice.mailed_at else None,
            }
            for notice in notices.inbox(person)
        ],
        "acts_counted": queries.acts_counted(person),
        "seen_by": [
            {"at": look.at.isoformat(), "by": look.by, "field": str(look.field), "reason": look.reason}
            for look in queries.looks_at(person, None)
        ],
    }


def _account(person: int) -> dict[str, Any]:
    found = queries.person_by_id(person)
    return {
        "number": found.pk,
        "name": found.name,
        "email": found.email,
        "phone": found.phone,
        "nip": found.nip,
        "nik": found.nik,
        "language": found.language,
        "joined_at": found.joined_at.isoformat(),
        "last_sign_in_at": found.last_login.isoformat() if found.last_login else None,
    }


def _days(first: date, last: date | None) -> dict[str, str | None]:
    return {"from": first.isoformat(), "to": last.isoformat() if last else None}
