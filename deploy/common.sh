# shellcheck shell=sh
# shellcheck disable=SC2034 # they use what is set here
# What install.sh and upgrade.sh share: where everything goes, and how a version is laid.

home=/opt/spravka-bot
settings=/etc/spravka-bot/env
data=/var/lib/spravka-bot
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

# need_room FOLDER MEGABYTES
need_room() {
    free=$(df -Pm "$1" | awk 'NR == 2 { print $4 }')
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
        fail "Python's venv does not work: apt-get install python3-venv"
    }
    runuser -u "$user" -- "$libraries/bin/python" -c '' || {
        rm -rf "$libraries"
        fail "$python is not for the user $user; name one that is: PYTHON=/usr/bin/python3"
    }
    "$libraries/bin/pip" install --quiet --disable-pip-version-check --no-cache-dir \
        --require-hashes -r "$source/requirements.lock" &&
        touch "$libraries/complete" && return 0
    rm -rf "$libraries"
    fail "the libraries could not be installed; what runs is as it was"
}

# Lays the code in $source beside what runs; $version is its name.
lay_version() {
    version=$(name_version)
    lay_libraries
    release=$home/releases/$version
    [ ! -e "$release" ] || return 0
    rm -rf "$release.part"
    mkdir -p "$release.part" &&
        (cd "$source" && cp -R --preserve=timestamps bot handlers storage data docs deploy \
            requirements.lock pyproject.toml .env.example README.md CHANGELOG.md LICENSE "$release.part") &&
        ln -s "$libraries" "$release.part/.venv" &&
        ln -s "$settings" "$release.part/.env" &&
        (cd "$release.part" && .venv/bin/python -m compileall -q bot handlers storage) &&
        mv "$release.part" "$release" && return 0
    rm -rf "$release.part"
    fail "the code could not be copied to $release; what runs is as it was"
}

# point NAME VERSION: from one moment to the next, `current` or `previous` is that version.
point() {
    ln -sfn "releases/$2" "$home/$1.new"
    mv -T "$home/$1.new" "$home/$1"
}

# The version that a name points to; nothing where there is none.
pointed() {
    [ ! -L "$home/$1" ] || basename "$(readlink "$home/$1")"
}

# The unit and the command of the version that is current.
lay_unit() {
    install -m 644 "$home/current/deploy/$service.service" /etc/systemd/system/
    install -m 755 "$home/current/deploy/spravka-bot" /usr/local/bin/
    systemctl daemon-reload
}
