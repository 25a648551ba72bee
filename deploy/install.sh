#!/bin/sh
# Sets the bot up on this machine. As root, from a copy of the repository, as often as you like:
# what is there already stays as it is. With a backup, install.sh FILE, the bot takes over with it from
# another machine.
set -eu
# shellcheck source=deploy/common.sh
. "$(dirname "$0")/common.sh"

need_machine
[ $# = 0 ] || [ -f "$1" ] || fail "there is no backup $1; nothing has changed"
installed=$(pointed current)
if [ -n "$installed" ] && [ "$installed" != "$(name_version)" ]; then
    fail "another version is installed; deploy/upgrade.sh puts this one in its place"
fi
need_room "$(dirname "$home")" 1000
need_room "$(dirname "$data")" 200

id -u "$user" >/dev/null 2>&1 ||
    useradd --system --home-dir "$data" --no-create-home --shell /usr/sbin/nologin "$user"
install -d -m 755 "$home" "$home/releases" "$home/venvs" "$(dirname "$settings")"
install -d -m 700 -o "$user" "$data"
if [ ! -e "$settings" ]; then
    # The bot may read its token, but nothing that it is tricked into can change it.
    if ! sed "s|^#DATABASE_PATH=.*|DATABASE_PATH=$data/spravka.db|" "$source/.env.example" \
        >"$settings.new" || ! install -m 640 -g "$user" "$settings.new" "$settings.part"; then
        rm -f "$settings.new" "$settings.part"
        fail_to_make "$settings" "${settings%/*}"
    fi
    mv "$settings.part" "$settings"
    rm "$settings.new"
fi
lay_version
prepare_switch "$version"
switch

if ! grep -q '^BOT_TOKEN=.' "$settings"; then
    echo "Installed. Now set BOT_TOKEN and OWNER_IDS in $settings, and run this once more."
    exit 0
fi
if [ $# = 1 ]; then
    taken=$data/$(basename "$1")
    install -m 600 -o "$user" "$1" "$taken" || {
        rm -f "$taken"
        fail_to_make "$taken" "$data"
    }
    run_bot "$version" restore "$taken" || {
        rm -f "$taken"
        fail "not started: the backup is not restored"
    }
    rm "$taken"
fi
run_bot "$version" check || fail "not started: see what is wrong above, and run this once more"
systemctl enable --quiet "$service"
systemctl start "$service" || fail "it does not start: journalctl -u $service -n 20 says why"
echo "$service runs; journalctl -u $service has its log."
