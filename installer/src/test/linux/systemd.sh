#!/bin/sh
# Installs the relay on this very computer, where systemd runs, sees its service at work, upgrades it and
# removes it again; for computers that are thrown away afterwards, and for container.sh:
# systemd.sh FOLDER-WITH-PACKAGES deb|rpm, as root
set -eu

packages=$(readlink -f "$1")
family=$2
unit=maru-relay.service
data=/var/lib/maru-relay
settings=/etc/maru-relay/relay.properties
work=$(mktemp -d)
chmod 0755 "$work"
trap 'rm -rf "$work"' EXIT

step() { echo "step: $family: $*"; }
fail() {
  echo "FAILED: $*"
  systemctl status --no-pager --full $unit || true
  journalctl --no-pager -n 50 -u $unit || true
  exit 1
}
relay() { sudo -u maru-relay maru-relay "$@"; }
active() { systemctl is-active --quiet $unit; }
enabled() { systemctl is-enabled --quiet $unit 2>/dev/null; }
process() { systemctl show --property MainPID --value $unit; }

# It is at work when it answers: half a minute.
healthy() {
  tries=0
  until relay health >/dev/null 2>&1; do
    tries=$((tries + 1))
    [ $tries -lt 30 ] || fail "it does not answer"
    sleep 1
  done
  active || fail "it is not active"
}
# The key in the link: other settings make another link of the same relay.
key() { relay link | sed 's/.*#//'; }

# How each family installs a package over what is there, removes it, and makes one that is the same but
# older.
case $family in
  deb)
    newest=$(ls "$packages"/maru-relay_*.deb)
    install() { apt-get install -y --allow-downgrades "$1"; }
    remove() { apt-get remove -y maru-relay; }
    older() {
      dpkg-deb -R "$newest" "$work/tree"
      sed -i 's/^Version: .*/Version: 0.0.1/' "$work/tree/DEBIAN/control"
      dpkg-deb --root-owner-group -Znone -b "$work/tree" "$work/older.deb"
      rm -r "$work/tree"
    }
    ;;
  rpm)
    newest=$(ls "$packages"/maru-relay-[0-9]*.rpm)
    # Debian's rpm, too, but not what the package depends on: those are packages of another family there.
    install() { rpm --root / --nodeps --oldpackage -U "$1"; }
    remove() { rpm --root / --nodeps -e maru-relay; }
    older() {
      mkdir "$work/tree"
      (cd "$work/tree" && rpm2cpio "$newest" | cpio -idm --quiet)
      {
        printf 'Name: maru-relay\nVersion: 0.0.1\nRelease: 1\nSummary: older\nLicense: none\nAutoReqProv: no\n%%description\n'
        for tag in PREIN:pre POSTIN:post PREUN:preun POSTUN:postun; do
          printf '%%%s\n' "${tag#*:}"
          rpm -qp --queryformat "%{${tag%:*}}\n" "$newest"
        done
        printf '%%files\n%%defattr(-,root,root,-)\n'
        rpm -qp --queryformat '[x%{FILEFLAGS:fflags} %{FILEMODES:perms} %{FILENAMES}\n]' "$newest" |
          awk '{ print ($1 ~ /c/ ? "%config(noreplace) " : $2 ~ /^d/ ? "%dir " : "") $3 }'
      } >"$work/spec"
      rpmbuild -bb --quiet --define "_topdir $work/build" --define "_rpmdir $work" --define '_build_name_fmt older.rpm' \
        --define '__os_install_post %{nil}' --define '_build_id_links none' --define '_binary_payload w1.gzdio' \
        --buildroot "$work/tree" --noclean "$work/spec"
      rm -r "$work/tree" "$work/build"
    }
    ;;
esac

step "installed: it runs, starts with the computer, answers, and its link is in the journal"
install "$newest"
enabled || fail "it is not enabled"
healthy
link=$(relay link)
key=$(key)
case $(relay invite create) in "${link%%#*}?invite="*) ;; *) fail "no invitation" ;; esac
journalctl --sync
journalctl --no-pager -o cat -u $unit | grep -qxF "link: $link" || fail "its link is not in the journal"

step "it runs as a user of its own, without any capability and behind its filter of system calls"
status=/proc/$(process)/status
[ "$(stat -c %U "$status")" = maru-relay ] || fail "it runs as somebody else"
for line in 'NoNewPrivs:	1' 'Seccomp:	2' 'CapEff:	0000000000000000' 'CapBnd:	0000000000000000'; do
  grep -qx "$line" "$status" || fail "not so: $line"
done

step "it comes back when it is killed"
before=$(process)
systemctl kill --signal KILL $unit
tries=0
while [ "$(process)" = "$before" ] || [ "$(process)" = 0 ]; do
  tries=$((tries + 1))
  [ $tries -lt 30 ] || fail "it stayed away"
  sleep 1
done
healthy
[ "$(relay link)" = "$link" ] || fail "another link"

step "an upgrade keeps its settings and its key, and starts it anew"
older
install "$work"/older.*
healthy
echo port=27200 >>$settings
systemctl restart $unit
healthy
case $(relay link) in *:27200\#*) ;; *) fail "its settings are not read" ;; esac
before=$(process)
install "$newest"
healthy
[ "$(process)" != "$before" ] || fail "what runs is the older one"
case $(relay link) in *:27200#"$key") ;; *) fail "its settings or its key went" ;; esac

step "a backup and a restore, as the manual has them"
relay backup $data/backup.zip
mv $data/backup.zip "$work/"
systemctl stop $unit
mv $data $data.before
command install -d -m 0700 -o maru-relay -g maru-relay $data
command install -m 0600 -o maru-relay "$work/backup.zip" /tmp/backup.zip
relay restore /tmp/backup.zip
rm /tmp/backup.zip
systemctl start $unit
healthy
[ "$(key)" = "$key" ] || fail "another relay"
rm -r $data.before

step "removed: it stands still and its data stay; installed again it is the same relay"
remove
! active || fail "it stayed active"
[ -e $data ] || fail "the data went"
[ ! -e /opt/maru-relay ] || fail "the programs stayed"
install "$newest"
enabled || fail "it is not enabled after it came back"
healthy
[ "$(key)" = "$key" ] || fail "another relay"

step "turned off it stays so over an upgrade"
install "$work"/older.*
systemctl disable --now $unit
install "$newest"
! enabled || fail "an upgrade enabled it"
! active || fail "an upgrade started it"

step "nothing is left but what an operator may still want"
case $family in
  deb)
    apt-get purge -y maru-relay
    [ ! -e $data ] || fail "data stayed"
    ! getent passwd maru-relay || fail "its user stayed"
    ;;
  rpm)
    remove
    [ -e $data ] || fail "the data went, and nobody had asked for it"
    rm -r $data
    rm -f $settings.rpmsave
    [ ! -e /etc/maru-relay ] || rmdir /etc/maru-relay
    userdel maru-relay
    ;;
esac
! systemctl cat $unit >/dev/null 2>&1 || fail "the service stayed"
for place in /opt/maru-relay /usr/bin/maru-relay /usr/share/doc/maru-relay /etc/maru-relay; do
  [ ! -e $place ] || fail "$place stayed"
done
echo "all steps passed"
