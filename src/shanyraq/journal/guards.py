"""Triggers that make the database itself refuse to change the record. Used by migrations, and by tests that empty tables.

A change here needs a new migration that lifts the guards and sets them again; so does any migration that
rebuilds one of these tables on SQLite, since a rebuilt table loses its triggers.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

KEPT = ("journal_entry", "journal_leaf", "journal_head", "journal_node")
_ONLY_ERASED = (
    "NEW.entry_id = OLD.entry_id AND NEW.id = OLD.id AND OLD.erased_by_id IS NULL AND NEW.erased_by_id IS NOT NULL "
    "AND NEW.salt = '' AND CAST(NEW.\"values\" AS TEXT) = '{}'"
)


def set_guards(connection: BaseDatabaseWrapper) -> None:
    """Refuse UPDATE and DELETE (on PostgreSQL TRUNCATE too) of entries, leaves, heads and nodes; let a detail only be erased."""
    statements = _postgres() if connection.vendor == "postgresql" else _sqlite()
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def lift_guards(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away again."""
    with connection.cursor() as cursor:
        for table in (*KEPT, "journal_detail"):
            for name in ("update", "delete", "truncate"):
                on = f" ON {table}" if connection.vendor == "postgresql" else ""
                if on or name != "truncate":
                    cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{name}{on}")
        if connection.vendor == "postgresql":
            cursor.execute("DROP FUNCTION IF EXISTS journal_refuse()")


def _sqlite() -> list[str]:
    refuse = "BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END"
    found = [
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} {refuse}"
        for table in KEPT
        for verb in ("UPDATE", "DELETE")
    ]
    return [
        *found,
        f"CREATE TRIGGER journal_detail_no_delete BEFORE DELETE ON journal_detail {refuse}",
        f"CREATE TRIGGER journal_detail_no_update BEFORE UPDATE ON journal_detail WHEN NOT ({_ONLY_ERASED}) {refuse}",
    ]


def _postgres() -> list[str]:
    function = (
        "CREATE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION 'the journal is never changed' USING ERRCODE = 'restrict_violation'; END $$"
    )
    row, whole = "FOR EACH ROW EXECUTE FUNCTION journal_refuse()", "EXECUTE FUNCTION journal_refuse()"
    found = [function]
    for table in (*KEPT, "journal_detail"):
        found.append(f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} {whole}")
        found.append(f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {row}")
        update = (
            row.replace("EXECUTE", f"WHEN (NOT ({_ONLY_ERASED})) EXECUTE")
            if table == "journal_detail"
            else row
        )
        found.append(f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {update}")
    return found
