# shellcheck shell=sh
# shellcheck disable=SC2034 # they use what is set here
# What install.sh and upgrade.sh share: where everything goes, and how a version is laid.

home=/opt/spravka-bot
settings=/etc/spravka-bot/env
data=/var/lib/spravka-bot
unit=/etc/systemd/system/spravka-bot.service
command=/usr/local/bin/spravka-bot
service=spravka-bot
user=spravka
# Another one than the first in PATH: PYTHON=/usr/bin/python3.13 install.sh
python=${PYTHON:-python3}
source=$(cd "$(dirname "$0")/.." && pwd)
umask 022

fail() {
    echo "$service: $*" >&2
    exit 1
}

# How many megabytes are free in a folder.
room_in() {
    df -Pm "$1" | awk 'NR == 2 { print $4 }'
}

# fail_to_make WHAT FOLDER
fail_to_make() {
    drop_parts
    # Else it would take the room that the next try needs.
    clear_away
    fail "$1 could not be made, $(room_in "$2") MB are free in $2; what was there is as it was"
}

# need_room FOLDER MEGABYTES
need_room() {
    free=$(room_in "$1")
    [ "$free" -ge "$2" ] || fail "$1 has room for $free MB, $2 MB are needed; nothing has changed"
}

need_machine() {
    [ "$(id -u)" = 0 ] || fail "this is for root"
    command -v systemctl >/dev/null || fail "there is no systemd; deploy/Containerfile does without"
    for word in bot/__main__.py handlers storage data requirements.lock; do
        [ -e "$source/$word" ] || fail "$source/$word is missing: this is no whole copy of the code"
    done
    "$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
        fail "Python 3.11 or newer with venv is needed: apt-get install python3-venv"
}

# A command of the bot of one version, as its user: run_bot VERSION COMMAND...
run_bot() (
    cd "$home/releases/$1" || exit
    shift
    runuser -u "$user" -- .venv/bin/python -m bot "$@"
)

# The name of the code in $source: the same code has the same name.
name_version() (
    cd "$source" || exit
    find bot handlers storage data deploy requirements.lock -type f ! -path '*/__pycache__/*' -print0 |
        LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c 1-12
)

# Python's own folder of libraries, for this list of them and this Python: made once.
lay_libraries() {
    name=$({ cat "$source/requirements.lock" && command -v "$python" && "$python" --version; } |
        sha256sum | cut -c 1-12)
    libraries=$home/venvs/$name
    [ ! -e "$libraries/complete" ] || return 0
    rm -rf "$libraries"
    "$python" -m venv "$libraries" || {
        rm -rf "$libraries"
        fail_to_make "$libraries" "$home"
    }
    runuser -u "$user" -- "$libraries/bin/python" -c '' || {
        rm -rf "$libraries"
        fail "$python is not for the user $user; name one that is: PYTHON=/usr/bin/python3"
    }
    "$libraries/bin/pip" install -qq --disable-pip-version-check --no-cache-dir \
        --require-hashes -r "$source/requirements.lock" &&
        touch "$libraries/complete" && return 0
    rm -rf "$libraries"
    fail_to_make "the libraries" "$home"
}

# Of a disk that is full cp tells for each file: once is enough.
copy_code() {
    said=$(cd "$source" && cp -R --preserve=timestamps bot handlers storage data docs deploy \
        requirements.lock pyproject.toml .env.example README.md CHANGELOG.md LICENSE "$1" 2>&1) && return 0
    echo "$said" | head -n 1 >&2
    return 1
}

# Lays the code in $source beside what runs; $version is its name.
lay_version() {
    version=$(name_version)
    lay_libraries
    release=$home/releases/$version
    [ ! -e "$release" ] || return 0
    rm -rf "$release.part"
    mkdir -p "$release.part" &&
        copy_code "$release.part" &&
        ln -s "$libraries" "$release.part/.venv" &&
        ln -s "$settings" "$release.part/.env" &&
        (cd "$release.part" && .venv/bin/python -m compileall -q bot handlers storage) &&
        mv "$release.part" "$release" && return 0
    rm -rf "$release.part"
    fail_to_make "$release" "$home"
}

# What is needed to put a version in the place of another: prepare_switch VERSION [PREVIOUS BACKUP]
# writes it beside what is there, and fails where there is no room.
prepare_switch() {
    drop_parts
    install -m 644 "$home/releases/$1/deploy/$service.service" "$unit.part" ||
        fail_to_make "$unit" "${unit%/*}"
    install -m 755 "$home/releases/$1/deploy/spravka-bot" "$command.part" ||
        fail_to_make "$command" "${command%/*}"
    ln -s "releases/$1" "$home/current.part" || fail_to_make "$home/current" "$home"
    [ -n "${2-}" ] || return 0
    ln -s "releases/$2" "$home/previous.part" || fail_to_make "$home/previous" "$home"
    echo "$3" >"$home/backup.part" || fail_to_make "$home/backup" "$home"
}

# Puts in place what is prepared: to change names takes no room.
switch() {
    mv "$unit.part" "$unit"
    mv "$command.part" "$command"
    [ ! -e "$home/backup.part" ] || mv "$home/backup.part" "$home/backup"
    [ ! -L "$home/previous.part" ] || mv -T "$home/previous.part" "$home/previous"
    mv -T "$home/current.part" "$home/current"
    systemctl daemon-reload
}

# What was prepared and is not wanted any more.
drop_parts() {
    rm -f "$unit.part" "$command.part" "$home/current.part" "$home/previous.part" "$home/backup.part"
}

# The version that a name points to; nothing where there is none.
pointed() {
    [ ! -L "$home/$1" ] || basename "$(readlink "$home/$1")"
}

# Removes what neither version stands on.
clear_away() {
    for each in "$home"/releases/*; do
        case $(basename "$each") in
        "$(pointed current)" | "$(pointed previous)") ;;
        *) rm -rf "$each" ;;
        esac
    done
    for each in "$home"/venvs/*; do
        case $each in
        "$(readlink "$home/current/.venv")" | "$(readlink "$home/previous/.venv")") ;;
        *) rm -rf "$each" ;;
        esac
    done
}
