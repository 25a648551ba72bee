#!/bin/sh
# Puts the code of this copy of the repository in the place of the version that runs, after a
# backup. As root. A version that does not start is taken back by itself; `--back` does it by hand.
set -eu
# shellcheck source=deploy/common.sh
. "$(dirname "$0")/common.sh"

# The version of the schema of a database.
schema_of() {
    runuser -u "$user" -- "$home/current/.venv/bin/python" -c \
        'import sqlite3, sys
print(*sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True).execute("PRAGMA user_version").fetchone())' \
        "$1"
}

# Whatever ends what comes after this, a full disk too, leaves a bot that runs.
stop_for_now() {
    trap 'drop_parts; systemctl start "$service"' EXIT
    systemctl stop "$service"
}

# The version of before with its data; what came into them since stays beside, if they had to go.
go_back() {
    earlier=$(pointed previous)
    [ -n "$earlier" ] || fail "there is no version to go back to"
    prepare_switch "$earlier"
    stop_for_now
    backup=$(cat "$home/backup" 2>/dev/null || true)
    if [ -n "$backup" ] && [ "$(schema_of "$backup")" != "$(schema_of "$data/spravka.db")" ]; then
        echo "The earlier version cannot read these data; it gets those of $backup."
        run_bot "$earlier" restore "$backup" ||
            fail "the data could not be put back, so the newer version stays"
    fi
    switch
    trap - EXIT
    rm -f "$home/previous" "$home/backup"
    systemctl start "$service" || fail "it does not start: journalctl -u $service -n 20 says why"
}

need_machine
running=$(pointed current)
[ -n "$running" ] || fail "nothing is installed; deploy/install.sh does that"
if [ "${1-}" = --back ]; then
    go_back
    echo "Back at version $(pointed current)."
    exit 0
fi
[ $# = 0 ] || fail "usage: upgrade.sh [--back]"

need_room "$home" 1000
lay_version
if [ "$version" = "$running" ]; then
    echo "This version runs already."
    exit 0
fi
run_bot "$version" check || fail "the new version finds this wrong; nothing has changed"

backup=
if [ -e "$data/spravka.db" ]; then
    backup=$data/backups/spravka-upgrade-$(date -u +%Y%m%dT%H%M%SZ).db
fi
prepare_switch "$version" "$running" "$backup"
stop_for_now
if [ -n "$backup" ]; then
    # The bot is stopped: this copy has everything.
    run_bot "$running" backup "$backup" ||
        fail "no backup could be made; the version of before runs on"
fi
switch
trap - EXIT
if ! systemctl start "$service"; then
    go_back
    fail "the new version did not start, so that of before runs; journalctl -u $service says why"
fi
clear_away
echo "Version $version runs; deploy/upgrade.sh --back goes back to $running."
