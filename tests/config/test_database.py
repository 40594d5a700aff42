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
from eblangkon.config.roles import grant_to_application


@pytest.mark.django_db
def test_deferring_a_job_notifies_nobody() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid "
            "WHERE prosrc ILIKE '%pg_notify%' AND tgenabled <> 'D'"
        )
        assert cursor.fetchall() == []


def test_the_application_only_adds_to_the_log(tmp_path: Path) -> None:
    with running(tmp_path) as server:
        with psycopg.connect(server.owner_url) as owner:
            owner.execute("CREATE TABLE audit_entry (n int)")
            owner.execute("CREATE TABLE ordinary (n int)")
        grant_to_application(server.owner_url, server.url)
        with psycopg.connect(server.url, autocommit=True) as application:
            for table in ("audit_entry", "ordinary"):
                application.execute(f"INSERT INTO {table} VALUES (1)")
            application.execute("UPDATE ordinary SET n = 2")
            for words in ("UPDATE audit_entry SET n = 2", "DELETE FROM audit_entry", "TRUNCATE audit_entry"):
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    application.execute(words)


def test_the_command_brings_its_database_and_leaves_none(tmp_path: Path) -> None:
    environment = {name: text for name, text in os.environ.items() if not name.startswith(("DATABASE", "PYTEST"))}
    environment["DATA_DIR"] = str(tmp_path)

    def eblangkon(*words: str) -> str:
        command = [sys.executable, "-m", "eblangkon.config.command", *words]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout

    assert "Commands" not in eblangkon("--version")
    assert not (tmp_path / "database").exists(), "a command without need of a database has started one"
    eblangkon("migrate", "--verbosity", "0")
    places = prepare(tmp_path)
    assert not places.pid_file.exists()
    assert "[ ]" not in eblangkon("showmigrations")
    with running(tmp_path) as server, psycopg.connect(server.url) as application:
        row = application.execute("SELECT current_user, tableowner FROM pg_tables WHERE tablename = 'people_person'")
        assert row.fetchone() == (APPLICATION, OWNER)
        assert application.execute("SELECT count(*) FROM people_person").fetchone() == (0,)
