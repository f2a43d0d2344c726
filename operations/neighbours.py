"""The PostgreSQL and the Redis that may already run on this machine, borrowed for a test run."""

import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import redis
from psycopg import sql

from operations import postgresql, valkey

DATABASE_PORT, BROKER_PORT = 5432, 6379


@contextmanager
def servers() -> Iterator[dict[str, str] | str]:
    """DATABASE_URL and REDIS_URL of a database and a number of our own, removed at the end.

    Yields instead the reason, in words, where one of the two does not answer or is too old.
    """
    administration, broker = find_database(), find_broker()
    if administration is None:
        yield f"no PostgreSQL that lets us in on port {DATABASE_PORT}"
        return
    if broker is None:
        yield f"no Redis with a free number on port {BROKER_PORT}"
        return
    name = f"attache_check_{os.getpid()}"
    try:
        yield {
            "DATABASE_URL": administration.rpartition("/")[0] + f"/{name}",
            "REDIS_URL": broker,
        }
    finally:
        drop_databases(administration, name)
        with redis.Redis.from_url(broker) as client:
            client.flushdb()


def find_database() -> str | None:
    """The address of a PostgreSQL in which we may make databases."""
    for user in ("postgres:postgres", "postgres", getpass.getuser()):
        address = f"postgresql://{user}@127.0.0.1:{DATABASE_PORT}/postgres"
        try:
            with psycopg.connect(address, connect_timeout=3) as connection:
                new_enough = connection.info.server_version >= postgresql.OLDEST_VERSION * 10000
                role = connection.execute(
                    "SELECT rolsuper OR rolcreatedb FROM pg_roles WHERE rolname = current_user"
                ).fetchone()
        except psycopg.Error:
            continue
        if new_enough and role and role[0]:
            return address
    return None


def find_broker() -> str | None:
    """The address of an empty number, from the last, in a Redis that is new enough."""
    for number in range(15, 0, -1):
        address = f"redis://127.0.0.1:{BROKER_PORT}/{number}"
        try:
            with redis.Redis.from_url(address, socket_connect_timeout=3) as client:
                version = int(str(client.info("server")["redis_version"]).split(".")[0])
                if version >= valkey.OLDEST_VERSION and client.dbsize() == 0:
                    return address
        except redis.RedisError:
            return None
    return None


def drop_databases(administration: str, name: str) -> None:
    """Remove what the tests made under our name, if they did not get to it themselves."""
    with psycopg.connect(administration, autocommit=True) as connection:
        left = connection.execute(
            "SELECT datname FROM pg_database WHERE datname ~ %s", [f"^(test_)?{name}(_gw[0-9]+)?$"]
        ).fetchall()
        for (database,) in left:
            statement = sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(database))
            connection.execute(statement)
