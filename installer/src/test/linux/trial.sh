#!/bin/sh
# Installs packages in a copy of this system that forgets everything, uses what they installed as a person
# would, and removes them again. Runs in a mount namespace of its own: trial.sh FOLDER-WITH-PACKAGES
set -eu

packages=$(readlink -f "$1")
copy=$(mktemp -d)
mount -t tmpfs -o size=3g none "$copy"
mkdir "$copy/changes" "$copy/work" "$copy/root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$copy/changes,workdir=$copy/work" "$copy/root"
root=$copy/root
mount --rbind /proc "$root/proc"
mount --rbind /dev "$root/dev"
mount -t tmpfs none "$root/tmp"
mkdir "$root/tmp/packages"
mount --bind "$packages" "$root/tmp/packages"

inside() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 "$@"; }
step() { echo "step: $*"; }
fail() { echo "FAILED: $*"; exit 1; }

# Waits for a condition: half a minute, tested ten times a second.
await() {
  what=$1
  shift
  tries=0
  until "$@" >/dev/null 2>&1; do
    tries=$((tries + 1))
    [ $tries -lt 300 ] || fail "$what"
    sleep 0.1
  done
}

step "the window is installed"
inside sh -c 'dpkg -i /tmp/packages/maru_*.deb'
inside sh -c 'test -x /usr/bin/maru && test -x /usr/bin/maru-headless'
for size in 16 48 256 512; do
  test -s "$root/usr/share/icons/hicolor/${size}x$size/apps/maru.png" || fail "no icon of $size"
done
if command -v desktop-file-validate >/dev/null; then
  inside desktop-file-validate /usr/share/applications/app.maru.desktop
fi

step "the client without a screen answers"
answer=$(printf '%s\n%s\n' '{"jsonrpc":"2.0","id":1,"method":"profile.get"}' '{"jsonrpc":"2.0","id":2,"method":"shutdown"}' |
  inside maru-headless --profile /tmp/bot --name Bot --no-discovery --port 0)
case $answer in
  *'"name":"Bot"'*) ;;
  *) fail "maru-headless said: $answer" ;;
esac

step "the window opens, takes a name and makes a profile"
display=:$((70 + $$ % 900))
Xvfb "$display" -screen 0 1280x900x24 -nolisten tcp >/dev/null 2>&1 &
screen=$!
trap 'kill $screen 2>/dev/null || true' EXIT
mkdir -p "$root/tmp/.X11-unix"
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
inside env DISPLAY="$display" XDG_DATA_HOME=/tmp/data GSETTINGS_BACKEND=memory maru --no-discovery --port 0 >"$root/tmp/window.log" 2>&1 &
window=$!
await "no window opened" env DISPLAY="$display" xdotool search --onlyvisible --name Maru
# The window says when it is ready for keys by taking them: the name is typed until a profile is there.
named() {
  DISPLAY=$display xdotool search --onlyvisible --name Maru windowfocus 2>/dev/null || true
  DISPLAY=$display xdotool type Ada
  DISPLAY=$display xdotool key Return
  sleep 1
  [ -d "$root/tmp/data/maru/profiles" ] && [ -n "$(find "$root/tmp/data/maru/profiles" -name '*.db' -o -name '*.mv.db' -o -name 'store*' | head -1)" ]
}
await "no profile was made" named
kill "$window"
wait "$window" 2>/dev/null || true

# The same package with the version of before: what an upgrade starts from.
older() {
  rm -rf "$root/tmp/older" && mkdir "$root/tmp/older"
  inside dpkg-deb -R "$(inside sh -c "ls /tmp/packages/$1_*.deb")" /tmp/older/tree
  sed -i 's/^Version: .*/Version: 0.0.1/' "$root/tmp/older/tree/DEBIAN/control"
  inside dpkg-deb --root-owner-group -Znone -b /tmp/older/tree /tmp/older/older.deb >/dev/null
  rm -rf "$root/tmp/older/tree"
}
version() { inside dpkg-query -W -f '${Version}' "$1"; }

step "a newer version goes over an older one and the profile stays"
profile() { find "$root/tmp/data/maru/profiles" -type f -name vault -exec sha256sum {} +; }
before=$(profile)
[ -n "$before" ] || fail "no profile"
older maru
inside dpkg -i --force-downgrade /tmp/older/older.deb
[ "$(version maru)" = 0.0.1 ] || fail "no older version"
inside sh -c 'dpkg -i /tmp/packages/maru_*.deb'
[ "$(version maru)" != 0.0.1 ] || fail "no newer version"
[ "$(profile)" = "$before" ] || fail "the profile went"

step "an administrator's file is read where it lies, and one that others could have written is not"
mkdir -p "$root/etc/maru"
ask() {
  printf '%s\n%s\n' '{"jsonrpc":"2.0","id":1,"method":"relay.list"}' '{"jsonrpc":"2.0","id":2,"method":"shutdown"}' |
    inside maru-headless --profile /tmp/bot --no-discovery --port 0 2>&1
}
key=$(printf '%064d' 0 | tr 0 a)
echo "{\"relays\": [\"maru://relay/127.0.0.1:1#$key\"], \"discovery\": false}" >"$root/etc/maru/policy.json"
chmod 0644 "$root/etc/maru/policy.json"
case $(ask) in *"127.0.0.1:1#$key"*) ;; *) fail "the file was not read" ;; esac
chmod 0666 "$root/etc/maru/policy.json"
case $(ask) in *'"reason":"POLICY"'*) ;; *) fail "a file that others could have written was read" ;; esac
rm -r "$root/etc/maru"

step "removed without a trace, but for what people wrote"
inside dpkg -r maru
[ ! -e "$root/opt/maru" ] || fail "/opt/maru stayed"
[ ! -e "$root/usr/bin/maru" ] || fail "/usr/bin/maru stayed"
[ -d "$root/tmp/data/maru/profiles" ] || fail "the profile went"

# As if the system ran: what the scripts of packages ask of it is written down instead.
mkdir -p "$root/run/systemd/system"
rm -f "$root/usr/sbin/policy-rc.d"
mv "$root/usr/bin/systemctl" "$root/usr/bin/systemctl.real"
cat >"$root/usr/bin/systemctl" <<'END'
#!/bin/sh
echo "$*" >>/tmp/asked
case " $* " in
  *" is-enabled "* | *" preset "*) SYSTEMD_OFFLINE=1 exec systemctl.real "$@" ;;
  *" is-active "*) exit 3 ;;
esac
END
chmod 0755 "$root/usr/bin/systemctl"
: >"$root/tmp/asked"
asked() { grep -q " $1 maru-relay.service" "$root/tmp/asked"; }
enabled=$root/etc/systemd/system/multi-user.target.wants/maru-relay.service

step "the relay is installed with a user of its own"
inside sh -c 'dpkg -i /tmp/packages/maru-relay_*.deb'
[ -L "$enabled" ] || fail "it does not start with the computer"
asked restart || fail "it was not started"
inside getent passwd maru-relay >/dev/null || fail "no user"
grep -qx 'entry=invite' "$root/etc/maru-relay/relay.properties" || fail "it takes everybody"
if command -v systemd-analyze >/dev/null; then
  inside systemd-analyze verify /usr/lib/systemd/system/maru-relay.service
fi

step "it starts as its service would and says its link"
relay() { inside setpriv --reuid maru-relay --regid maru-relay --clear-groups "$@"; }
relay /opt/maru-relay/bin/maru-relay --data /var/lib/maru-relay --config /etc/maru-relay/relay.properties --qr off \
  --port 0 --discovery off >"$root/tmp/relay.log" 2>&1 &
relay=$!
await "no link" grep -q '^link: maru://relay/' "$root/tmp/relay.log"
link=$(sed -n 's/^link: //p' "$root/tmp/relay.log")
[ "$(relay maru-relay link)" = "$link" ] || fail "another link"
[ "$(inside maru-relay health)" = ok ] || fail "no health"
case $(relay maru-relay invite create) in
  "${link%%#*}?invite="*) ;;
  *) fail "no invitation" ;;
esac

step "commands say as whom to type them, and leave nothing of root's behind"
said=$(inside setpriv --reuid nobody --clear-groups maru-relay link 2>&1) && fail "anybody has the link"
case $said in *"sudo -u maru-relay") ;; *) fail "anybody was told: $said" ;; esac
said=$(inside maru-relay restore 2>&1) && fail "root restored"
case $said in *"sudo -u maru-relay") ;; *) fail "root was told: $said" ;; esac
[ -z "$(inside find /var/lib/maru-relay ! -user maru-relay)" ] || fail "there are files of others"
relay maru-relay backup /var/lib/maru-relay/backup.zip || fail "no backup"
kill "$(pgrep -n -f '/opt/maru-relay/lib/runtime/bin/maru-relay .* --data')"
wait "$relay" 2>/dev/null || true

step "a backup makes the same relay again, as the manual has it"
inside mv /var/lib/maru-relay/backup.zip /tmp/backup.zip
inside mv /var/lib/maru-relay /var/lib/maru-relay.before
inside install -d -m 0700 -o maru-relay -g maru-relay /var/lib/maru-relay
relay maru-relay restore /tmp/backup.zip || fail "not restored"
inside cmp /var/lib/maru-relay/relay.key /var/lib/maru-relay.before/relay.key || fail "another relay"

step "its service comes back after a removal, and stays off over an upgrade where it was turned off"
inside dpkg -r maru-relay
grep -q 'stop maru-relay.service' "$root/tmp/asked" || fail "it was not stopped"
: >"$root/tmp/asked"
inside sh -c 'dpkg -i /tmp/packages/maru-relay_*.deb'
[ -L "$enabled" ] || fail "it does not start with the computer after it came back"
asked restart || fail "it was not started when it came back"
inside env SYSTEMD_OFFLINE=1 systemctl.real disable maru-relay.service
[ ! -L "$enabled" ] || fail "it could not be turned off"
: >"$root/tmp/asked"
inside sh -c 'dpkg -i /tmp/packages/maru-relay_*.deb'
[ ! -L "$enabled" ] || fail "an upgrade turned it on"
! asked restart || fail "an upgrade started it"

step "an upgrade keeps the key, a removal the data, a purge nothing"
key=$(find "$root/var/lib/maru-relay" -type f -name '*key*' | head -1)
[ -n "$key" ] || fail "no key"
before=$(sha256sum <"$key")
older maru-relay
inside dpkg -i --force-downgrade /tmp/older/older.deb
inside sh -c 'dpkg -i /tmp/packages/maru-relay_*.deb'
[ "$(version maru-relay)" != 0.0.1 ] || fail "no newer version"
[ "$before" = "$(sha256sum <"$key")" ] || fail "another key"
inside dpkg -r maru-relay
[ "$before" = "$(sha256sum <"$key")" ] || fail "the key went"
inside dpkg -P maru-relay
[ ! -e "$root/var/lib/maru-relay" ] || fail "data stayed"
[ -z "$(find "$root/var/lib/systemd" -name 'maru-relay*')" ] || fail "the state of the service stayed"

if command -v rpm >/dev/null && [ -n "$(find "$packages" -name '*.rpm')" ]; then
  step "the other family's packages are installed as they were made, and removed again"
  mkdir "$root/tmp/rpm"
  for name in maru maru-relay; do
    inside rpm --root /tmp/rpm --initdb
    inside sh -c "rpm --root /tmp/rpm --nodeps --noscripts -i /tmp/packages/$name-[0-9]*.rpm" 2>/dev/null
    inside rpm --root /tmp/rpm -V --nodeps "$name" || fail "$name is not as it was made"
    [ -x "$root/tmp/rpm/opt/$name/bin/$name" ] || fail "no $name"
    inside rpm --root /tmp/rpm --nodeps --noscripts -e "$name" 2>/dev/null
    [ ! -e "$root/tmp/rpm/opt/$name" ] || fail "$name stayed"
  done
fi

echo "all steps passed"
