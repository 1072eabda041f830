#!/usr/bin/env bash
# A real Odoo 19 and the PostgreSQL under it, on loopback, made of Debian packages only. For `npm run test:servers`.
#
#   odoo.sh prepare        installs what is missing and makes the model database; the second time it takes a moment
#   odoo.sh database up    starts PostgreSQL          odoo.sh database kill    ends it as a power cut would
#   odoo.sh database down  stops it properly          odoo.sh fresh NAME       a database NAME copied from the model
#   odoo.sh sql NAME SQL   runs a statement there     odoo.sh serve NAME       becomes the Odoo process (end it by its id)
#   odoo.sh key NAME       the two API keys of the booth's user: the first to use, the second in reserve
#   odoo.sh shell NAME     runs the Python of its standard input inside Odoo, as its administrator (`env`)
#
# SERVERS_HOME: work folder, outside the repository. PG_PORT, ODOO_PORT: loopback ports.
set -euo pipefail

HOME_FOLDER=${SERVERS_HOME:-${XDG_CACHE_HOME:-$HOME/.cache}/boothbook/servers}
# The owner of PostgreSQL's files must be able to walk to them, and /root is closed to everyone else.
[ "$HOME_FOLDER" = "${HOME_FOLDER#/root/}" ] || HOME_FOLDER=/var/cache/boothbook/servers
PG_PORT=${PG_PORT:-55511}
ODOO_PORT=${ODOO_PORT:-18311}
ACCOUNT=postgres
MODEL=booth_model
ODOO=$HOME_FOLDER/odoo

tell() { echo "$*" >&2; }
stop() { tell "$*"; exit 1; }
as_account() { setpriv --reuid="$ACCOUNT" --regid="$ACCOUNT" --clear-groups env HOME="$HOME_FOLDER" "$@"; }
postgres_programs() { find /usr/lib/postgresql -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1; }
pg() { local program=$1; shift; as_account "$(postgres_programs)/$program" "$@"; }
query() { pg psql -h 127.0.0.1 -p "$PG_PORT" -U odoo -qAt -v ON_ERROR_STOP=1 -d "$1" -c "$2"; }
apt_quiet() { DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 "$@" </dev/null >/dev/null; }
installable() { [ -n "$(apt-cache show --no-all-versions "$1" 2>/dev/null)" ]; }

# The first mirror named in the machine's own package sources, whichever of the two ways they are written in.
mirror() {
  { cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null | sed -nE 's/^deb (\[[^]]*\] )?([^ ]+) .*/\2/p'
    sed -nE 's/^URIs: *([^ ]+).*/\1/p' /etc/apt/sources.list.d/*.sources 2>/dev/null
  } | grep -m 1 -E '/debian/?$' || true
}

install_postgres() {
  [ -n "$(postgres_programs)" ] && return
  # We make a cluster of our own; the package need not make and start one.
  if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
    mkdir -p /etc/postgresql-common
    echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.conf
  fi
  apt_quiet install -y --no-install-recommends postgresql
}

# Odoo's package wants newer versions of its libraries than this Debian has, so it is unpacked beside the system, not installed.
unpack_odoo() {
  [ -e "$ODOO/usr/bin/odoo" ] && return
  local from work options
  from=$(mirror)
  [ -n "$from" ] || stop 'No Debian mirror is named in /etc/apt: Odoo cannot be had.'
  work=$(mktemp -d)
  mkdir -p "$work/lists/partial" "$work/cache/archives/partial"
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $from sid main" > "$work/sid.list"
  options=(-o Dir::Etc::sourcelist="$work/sid.list" -o Dir::Etc::sourceparts=/dev/null -o Dir::State::lists="$work/lists"
    -o Dir::Cache="$work/cache" -o APT::Sandbox::User=root)
  tell 'Fetching Odoo 19 …'
  apt_quiet "${options[@]}" update
  (cd "$work" && apt-get -qq "${options[@]}" download odoo-19 >/dev/null)
  mkdir -p "$ODOO.part"
  dpkg-deb -x "$work"/odoo-19_*.deb "$ODOO.part"
  dpkg-deb -f "$work"/odoo-19_*.deb Depends > "$ODOO.part/depends"
  rm -rf "$work"
  mv "$ODOO.part" "$ODOO"
}

# The Python libraries the package names, as far as this Debian has them under the same name.
install_libraries() {
  [ -e "$ODOO/libraries-done" ] && return
  # first those that have another name here than in the newest Debian
  local name wanted=(python3-lxml python3-pypdf2 python3-tz)
  for name in $(tr ',|' '\n\n' < "$ODOO/depends" | sed -E 's/\(.*//; s/:any//; s/ //g' | grep '^python3-'); do
    if installable "$name"; then wanted+=("$name"); fi
  done
  tell 'Installing the Python libraries of Odoo …'
  apt_quiet install -y --no-install-recommends "${wanted[@]}"
  touch "$ODOO/libraries-done"
}

odoo() { # odoo COMMAND… : runs Odoo's program in the foreground as the account
  as_account env PYTHONPATH="$ODOO/usr/lib/python3/dist-packages" python3 "$ODOO/usr/bin/odoo" "$@"
}
odoo_options() {
  echo "-d $1 --db_host=127.0.0.1 --db_port=$PG_PORT --db_user=odoo --data-dir=$HOME_FOLDER/data --addons-path=$ODOO/usr/lib/python3/dist-packages/odoo/addons --max-cron-threads=0 --workers=0 --log-level=error"
}

make_cluster() {
  [ -e "$HOME_FOLDER/pg/PG_VERSION" ] && return
  rm -rf "$HOME_FOLDER/pg"
  install -d -o "$ACCOUNT" -g "$ACCOUNT" -m 700 "$HOME_FOLDER/pg"
  pg initdb -D "$HOME_FOLDER/pg" -A trust -U odoo -E UTF8 --locale=C.UTF-8 >/dev/null
}

make_model() {
  if [ -n "$(query postgres "select 1 from pg_database where datname='$MODEL'")" ] && [ -s "$HOME_FOLDER/keys" ]; then return; fi
  tell 'Making the model database (crm, calendar) …'
  query postgres "drop database if exists $MODEL" 2>/dev/null
  # shellcheck disable=SC2046
  odoo $(odoo_options "$MODEL") --no-http -i crm,calendar,rpc --without-demo=True --stop-after-init >&2
  # shellcheck disable=SC2046
  odoo shell $(odoo_options "$MODEL") --no-http > "$HOME_FOLDER/keys.part" <<'PYTHON'
from datetime import datetime, timedelta
groups = [env.ref(name).id for name in ('base.group_user', 'sales_team.group_sale_salesman_all_leads')]
booth = env['res.users'].with_context(no_reset_password=True).create({
    'name': 'Booth laptop', 'login': 'booth', 'email': 'booth@boothbook.example', 'tz': 'Europe/Paris', 'group_ids': [(6, 0, groups)],
})
keys = env['res.users.apikeys'].with_user(booth)
for label in ('first', 'reserve'):
    print('KEY', keys._generate('rpc', label, datetime.now() + timedelta(days=80)))
env.cr.commit()
PYTHON
  sed -n 's/^.*KEY //p' "$HOME_FOLDER/keys.part" > "$HOME_FOLDER/keys"
  rm -f "$HOME_FOLDER/keys.part"
  [ "$(wc -l < "$HOME_FOLDER/keys")" = 2 ] || stop 'Odoo made no API keys.'
}

is_up() { pg pg_ctl -D "$HOME_FOLDER/pg" status >/dev/null 2>&1; }
database() {
  case $1 in
    up)
      if is_up && pg pg_isready -q -h 127.0.0.1 -p "$PG_PORT"; then return; fi
      pg pg_ctl -D "$HOME_FOLDER/pg" -l "$HOME_FOLDER/data/postgres.log" -w \
        -o "-p $PG_PORT -c listen_addresses=127.0.0.1 -c unix_socket_directories=$HOME_FOLDER/data" start >/dev/null 2>&1 ;;
    down) if is_up; then pg pg_ctl -D "$HOME_FOLDER/pg" -m fast -w stop >/dev/null; fi ;;
    kill)
      local process
      process=$(head -n 1 "$HOME_FOLDER/pg/postmaster.pid")
      kill -KILL "$process"
      # its children end by themselves; a new server starts only when all have let go
      while [ -e "/proc/$process" ]; do sleep 0.05; done ;;
    *) stop "database: up, down or kill" ;;
  esac
}

has_calendars() {
  for program in radicale xandikos khal; do command -v "$program" >/dev/null || return 1; done
}

prepare() {
  command -v apt-get >/dev/null || stop 'The real servers are Debian packages: this needs Debian.'
  [ "$(id -u)" = 0 ] || stop 'The real servers are Debian packages: run this as root.'
  if [ -z "$(postgres_programs)" ] || [ ! -e "$ODOO/libraries-done" ] || ! has_calendars; then apt_quiet update; fi
  install_postgres
  mkdir -p "$HOME_FOLDER"
  chmod 755 "$HOME_FOLDER"
  install -d -o "$ACCOUNT" -g "$ACCOUNT" "$HOME_FOLDER/data"
  has_calendars || apt_quiet install -y --no-install-recommends radicale xandikos khal
  unpack_odoo
  install_libraries
  make_cluster
  database up
  make_model
}

fresh() {
  query postgres "drop database if exists $1 with (force)" 2>/dev/null
  query postgres "create database $1 template $MODEL"
  # a copied sequence hands out numbers it has not logged until the next checkpoint: a kill would make it hand them out again
  query postgres checkpoint
  as_account rm -rf "$HOME_FOLDER/data/filestore/$1"
  as_account cp -a "$HOME_FOLDER/data/filestore/$MODEL" "$HOME_FOLDER/data/filestore/$1"
}

shell() {
  # shellcheck disable=SC2046
  odoo shell $(odoo_options "$1") --no-http
}

serve() {
  # `exec` all the way down: the caller's process id is Odoo's
  # shellcheck disable=SC2046
  exec setpriv --reuid="$ACCOUNT" --regid="$ACCOUNT" --clear-groups env HOME="$HOME_FOLDER" PYTHONPATH="$ODOO/usr/lib/python3/dist-packages" \
    python3 "$ODOO/usr/bin/odoo" $(odoo_options "$1") --http-interface=127.0.0.1 --http-port="$ODOO_PORT"
}

case ${1:-} in
  prepare) prepare ;;
  database) database "${2:-}" ;;
  fresh) fresh "$2" ;;
  sql) query "$2" "$3" ;;
  key) cat "$HOME_FOLDER/keys" ;;
  shell) shell "$2" ;;
  serve) serve "$2" ;;
  *) sed -n '2,12p' "$0" >&2; exit 2 ;;
esac
