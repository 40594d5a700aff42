"""What the database is told about roles and jobs."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from eblangkon.config.keeper.places import APPLICATION, OWNER, prepare
from eblangkon.config.keeper.server import running
from eblangkon.config.roles import LIMITED


@pytest.mark.django_db
def test_deferring_a_job_notifies_nobody() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid "
            "WHERE prosrc ILIKE '%pg_notify%' AND tgenabled <> 'D'"
        )
        assert cursor.fetchall() == []


def eblangkon(data_dir: Path, *words: str) -> str:
    environment = {name: text for name, text in os.environ.items() if not name.startswith(("DATABASE", "PYTEST"))}
    environment["DATA_DIR"] = str(data_dir)
    command = [sys.executable, "-m", "eblangkon.config.command", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


def test_the_application_only_adds_to_the_log(tmp_path: Path) -> None:
    """On the migrated database, as the role of web, worker and sealer."""
    eblangkon(tmp_path, "migrate", "--verbosity", "0")
    entry = (
        "INSERT INTO audit_entry (at, actor_kind, actor_name, action, subject_kind, subject_key, region, data)"
        " VALUES (now(), 'system', 'Sistem', 'uji', 'uji', '1', '33.25', '{}')"
    )
    with running(tmp_path) as server, psycopg.connect(server.url, autocommit=True) as application:
        application.execute(entry)
        assert application.execute("SELECT count(*) FROM audit_unsealed").fetchone() == (1,)
        application.execute("UPDATE people_person SET name = name")
        for words in (
            entry.replace("(at,", "(id, at,").replace("(now(),", "(99, now(),"),
            entry.replace("(at,", "(recorded_at, at,").replace("(now(),", "(now(), now(),"),
            "UPDATE audit_entry SET data = '[]'",
            "DELETE FROM audit_entry",
            "TRUNCATE audit_entry",
            "INSERT INTO audit_unsealed VALUES (1)",
            "UPDATE audit_seal SET seq = 2",
            "DELETE FROM audit_seal",
            "SELECT setval('audit_entry_id_seq', 1000)",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                application.execute(words)
        rights = {
            (table, right): application.execute("SELECT has_table_privilege(%s, %s)", (table, right)).fetchone()
            for table in LIMITED
            for right in ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE")
        }
    given = {key for key, found in rights.items() if found == (True,)}
    assert given == {(table, right) for table, rights in LIMITED.items() for right in rights.split(", ")}
    assert {
        ("payment_paymentstep", "UPDATE"),
        ("ordering_budgetentry", "DELETE"),
        ("ordering_order", "DELETE"),
    }.isdisjoint(given)


@pytest.mark.django_db
def test_what_only_grows_by_its_trigger_only_grows_by_its_grants() -> None:
    """A new table that a trigger guards against every change is named in the grants too."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal"
            " AND tgtype & 24 = 24 AND tgtype & 2 = 2 AND tgtype & 1 = 0 AND tgrelid::regclass::text NOT LIKE 'audit%%'"
        )
        guarded = {table for (table,) in cursor.fetchall()}
    assert len(guarded) > 5
    assert {LIMITED.get(table) for table in guarded} == {"SELECT, INSERT"}


def test_the_command_brings_its_database_and_leaves_none(tmp_path: Path) -> None:
    assert "Commands" not in eblangkon(tmp_path, "--version")
    assert not (tmp_path / "database").exists(), "a command without need of a database has started one"
    eblangkon(tmp_path, "migrate", "--verbosity", "0")
    places = prepare(tmp_path)
    assert not places.pid_file.exists()
    assert "[ ]" not in eblangkon(tmp_path, "showmigrations")
    with running(tmp_path) as server, psycopg.connect(server.url) as application:
        row = application.execute("SELECT current_user, tableowner FROM pg_tables WHERE tablename = 'people_person'")
        assert row.fetchone() == (APPLICATION, OWNER)
        assert application.execute("SELECT count(*) FROM people_person").fetchone() == (0,)
