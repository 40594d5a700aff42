"""Whoever turns the log as the owner of the database is found out; each way in which it was tried is one case."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import ProgrammingError, connection, transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.actions.seal import seal
from eblangkon.ground.audit.queries.verdict import Anchor
from eblangkon.ground.audit.queries.verify import behind, head, verify
from eblangkon.ground.audit.rules import SYSTEM


def step(version: int) -> None:
    with transaction.atomic():
        record(
            actor=SYSTEM,
            action="test.step",
            subject=("order", "7"),
            region="33.25",
            data={"n": version},
            version=version,
        )


def history() -> None:
    """Three sealed steps and two that wait."""
    for version in (1, 2, 3):
        step(version)
    seal()
    step(4)
    step(5)


def as_owner(statement: str, *tables: str) -> None:
    """Run a statement with the triggers of these tables switched off, and put them back as they were."""
    names = {
        "audit_entry": ("audit_entry_queue", "audit_entry_refuse"),
        "audit_seal": ("audit_seal_refuse",),
        "audit_unsealed": ("audit_unsealed_refuse",),
    }
    with connection.cursor() as cursor:
        for table in tables:
            for name in names[table]:
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {name}")
        cursor.execute(statement)
        for table in tables:
            for name in names[table]:
                cursor.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}")


@pytest.mark.commits
def test_an_honest_log_holds_and_says_what_waits() -> None:
    history()
    verdict = verify()
    assert verdict.broken is None
    assert (verdict.entries, verdict.unsealed) == (3, 2)
    assert verdict.head == head().hash
    seal()
    assert (verify().entries, verify().unsealed, verify().oldest_unsealed_s) == (5, 0, None)


@pytest.mark.commits
def test_an_empty_log_holds() -> None:
    assert verify().as_json() == {
        "entries": 0, "head": None, "unsealed": 0, "oldest_unsealed_s": None, "broken": None
    }  # fmt: skip


DROP_KEY = (
    "DO $$ DECLARE name text; BEGIN"
    " SELECT conname INTO name FROM pg_constraint WHERE contype = '{kind}' AND conrelid = '{table}'::regclass{more};"
    " EXECUTE 'ALTER TABLE {table} DROP CONSTRAINT ' || quote_ident(name);{then} END $$"
)
# What was done as the owner, the tables whose triggers were off meanwhile, and what verify must say.
TAMPERED = {
    "entry changed": (
        "UPDATE audit_entry SET data = '{\"n\": 9}' WHERE version = 2",
        ("audit_entry",),
        "was changed",
    ),
    "entry's time changed": (
        "UPDATE audit_entry SET at = at - interval '1 day' WHERE version = 2",
        ("audit_entry",),
        "was changed",
    ),
    "sealed entry deleted": (
        DROP_KEY.format(kind="f", table="audit_seal", more="", then=" DELETE FROM audit_entry WHERE version = 2;"),
        ("audit_entry",),
        "sealed entry was deleted",
    ),
    "entry deleted with its seal": (
        "WITH gone AS (DELETE FROM audit_seal WHERE seq = 2 RETURNING entry_id)"
        " DELETE FROM audit_entry WHERE id IN (SELECT entry_id FROM gone)",
        ("audit_entry", "audit_seal"),
        "seal 2 is missing",
    ),
    "unsealed entry deleted with its queue row": (
        "WITH gone AS (DELETE FROM audit_unsealed WHERE entry_id IN (SELECT id FROM audit_entry WHERE version = 4)"
        " RETURNING entry_id) DELETE FROM audit_entry WHERE id IN (SELECT entry_id FROM gone)",
        ("audit_entry",),
        "do not count",
    ),
    "queue row deleted": ("DELETE FROM audit_unsealed", (), "neither sealed nor queued"),
    "entry added behind the queue": (
        "INSERT INTO audit_entry (at, actor_kind, actor_name, action, subject_kind, subject_key, region, data)"
        " VALUES (now(), 'system', 'x', 'x', 'x', 'x', '33.25', '{}')",
        ("audit_entry",),
        "neither sealed nor queued",
    ),
    "seals cut and queued again in part": (
        "INSERT INTO audit_unsealed SELECT entry_id FROM audit_seal WHERE seq = 2",
        (),
        "sealed and queued",
    ),
    "seal changed": ("UPDATE audit_seal SET hash = sha256('x') WHERE seq = 3", ("audit_seal",), "was changed"),
    "trigger dropped": ("DROP TRIGGER audit_seal_refuse ON audit_seal", (), "audit_seal_refuse"),
    "trigger disabled": ("ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_refuse", (), "audit_entry_refuse"),
    "trigger not always": ("ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_refuse", (), "audit_entry_refuse"),
    "trigger that never fires": (
        "CREATE OR REPLACE TRIGGER audit_seal_refuse BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seal"
        " FOR EACH STATEMENT WHEN (false) EXECUTE FUNCTION audit_refuse();"
        " ALTER TABLE audit_seal ENABLE ALWAYS TRIGGER audit_seal_refuse",
        (),
        "audit_seal_refuse",
    ),
    "trigger of a stranger": (
        "CREATE TRIGGER stranger BEFORE INSERT ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()",
        (),
        "stranger",
    ),
    "rule of a stranger": ("CREATE RULE stranger AS ON INSERT TO audit_seal DO INSTEAD NOTHING", (), "stranger"),
    "function emptied": (
        "CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
        (),
        "audit_refuse",
    ),
    "function without its owner's rights": ("ALTER FUNCTION audit_queue() SECURITY INVOKER", (), "audit_queue"),
    "unique key dropped": (
        DROP_KEY.format(kind="u", table="audit_seal", more="", then=""),
        (),
        "unique key of audit_seal on entry_id",
    ),
    "sequence cache raised": ("ALTER SEQUENCE audit_entry_id_seq CACHE 20", (), "caches"),
    "default taken away": (
        "ALTER TABLE audit_entry ALTER COLUMN change_id SET DEFAULT gen_random_uuid()",
        (),
        "change_id",
    ),
}


@pytest.mark.commits
@pytest.mark.parametrize("case", TAMPERED)
def test_tampering_is_found_and_named(case: str) -> None:
    history()
    assert verify().broken is None
    statement, tables, reason = TAMPERED[case]
    as_owner(statement, *tables)
    broken = verify().broken
    assert broken is not None
    assert reason in broken.reason


@pytest.mark.commits
@pytest.mark.parametrize("table", ["audit_unsealed", "audit_seal"])
def test_a_dropped_foreign_key_is_found(table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT conname FROM pg_constraint WHERE contype = 'f' AND conrelid = %s::regclass", [table])
        cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {cursor.fetchone()[0]}")
    assert verify().broken


@pytest.mark.commits
def test_a_cut_tail_is_found_only_by_an_anchor() -> None:
    history()
    seal()
    anchor = head()
    as_owner(
        "WITH gone AS (DELETE FROM audit_seal WHERE seq = 5 RETURNING entry_id)"
        " DELETE FROM audit_entry WHERE id IN (SELECT entry_id FROM gone)",
        "audit_entry", "audit_seal",
    )  # fmt: skip
    assert verify().broken is None
    assert "tail" in verify(anchor).broken.reason  # type: ignore[union-attr]  # the point of the test


@pytest.mark.commits
def test_a_chain_written_again_is_found_only_by_an_anchor() -> None:
    history()
    seal()
    anchor = head()
    as_owner("UPDATE audit_entry SET actor_name = 'orang lain'", "audit_entry")
    as_owner("INSERT INTO audit_unsealed SELECT entry_id FROM audit_seal; DELETE FROM audit_seal", "audit_seal")
    seal()
    assert verify().broken is None
    assert "anchor" in verify(anchor).broken.reason  # type: ignore[union-attr]  # the point of the test


@pytest.mark.commits
def test_the_commands_print_json_last_and_exit_1_when_broken(tmp_path: Path) -> None:
    history()
    out = StringIO()
    call_command("audit_anchor", stdout=out)
    (tmp_path / "anchor").write_text(out.getvalue())
    assert Anchor(**json.loads(out.getvalue())) == head()
    out = StringIO()
    call_command("audit_verify", anchor=tmp_path / "anchor", stdout=out)
    assert json.loads(out.getvalue().splitlines()[-1])["broken"] is None
    as_owner("UPDATE audit_seal SET hash = sha256('x') WHERE seq = 2", "audit_seal")
    out = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("audit_verify", stdout=out)
    assert ended.value.code == 1
    assert json.loads(out.getvalue().splitlines()[-1])["broken"]["seq"] == 2


@pytest.mark.commits
@pytest.mark.parametrize("text", ["bukan JSON", "{}", "[1]"])
def test_an_anchor_that_cannot_be_read_says_so_in_the_same_form(tmp_path: Path, text: str) -> None:
    (tmp_path / "anchor").write_text(text)
    out, err = StringIO(), StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("audit_verify", anchor=tmp_path / "anchor", stdout=out, stderr=err)
    assert ended.value.code == 1
    assert "anchor" in json.loads(out.getvalue().splitlines()[-1])["broken"]["reason"]
    assert "audit_anchor" in err.getvalue()


@pytest.mark.commits
def test_steps_sealed_out_of_order_are_found() -> None:
    history()
    as_owner("UPDATE audit_entry SET version = 9 - version WHERE version IN (4, 5)", "audit_entry")
    seal()
    assert "out of order" in verify().broken.reason  # type: ignore[union-attr]  # the point of the test


@pytest.mark.commits
def test_the_last_word_of_a_subject_is_missed_by_those_who_count_its_steps() -> None:
    history()
    assert behind("order", [("7", 5)]) is None
    as_owner(
        "WITH gone AS (DELETE FROM audit_unsealed WHERE entry_id IN (SELECT id FROM audit_entry WHERE version = 5)"
        " RETURNING entry_id) DELETE FROM audit_entry WHERE id IN (SELECT entry_id FROM gone)",
        "audit_entry",
    )
    assert verify().broken is None
    assert "made 5 steps, the log knows 4" in behind("order", [("6", 0), ("7", 5)]).reason  # type: ignore[union-attr]


@pytest.mark.commits
def test_an_anchor_of_the_empty_log_holds_for_ever() -> None:
    anchor = head()
    history()
    assert verify(anchor).broken is None
    assert verify(Anchor(0, "00" * 31 + "01")).broken is not None


@pytest.mark.commits
def test_a_foreign_key_switched_off_is_found() -> None:
    """Only a superuser gets so far; to the mere owner PostgreSQL refuses it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        (superuser,) = cursor.fetchone()
        if not superuser:
            with pytest.raises(ProgrammingError, match="system trigger"):
                cursor.execute("ALTER TABLE audit_seal DISABLE TRIGGER ALL")
            return
        cursor.execute("ALTER TABLE audit_seal DISABLE TRIGGER ALL")
        cursor.execute("ALTER TABLE audit_seal ENABLE ALWAYS TRIGGER audit_seal_refuse")
    assert verify().broken.reason == "the foreign key of audit_seal is switched off"  # type: ignore[union-attr]
