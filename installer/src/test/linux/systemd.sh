#!/bin/sh
# Installs the relay on this very computer, where systemd runs, sees it at work and removes it again; for
# computers that are thrown away afterwards: systemd.sh FOLDER-WITH-PACKAGES, as root
set -eu

package=$(ls "$(readlink -f "$1")"/maru-relay_*.deb)
unit=maru-relay.service
fail() {
  echo "FAILED: $*"
  journalctl --no-pager -n 50 -u $unit || true
  exit 1
}
relay() { sudo -u maru-relay maru-relay "$@"; }
# It is at work when it answers: half a minute.
healthy() {
  tries=0
  until relay health >/dev/null 2>&1; do
    tries=$((tries + 1))
    [ $tries -lt 30 ] || fail "it does not answer"
    sleep 1
  done
}

apt-get install -y "$package"
systemctl is-active --quiet $unit || fail "it is not active"
systemctl is-enabled --quiet $unit || fail "it is not enabled"
healthy
link=$(relay link)
case $(relay invite create) in *"?invite="*) ;; *) fail "no invitation" ;; esac

apt-get remove -y maru-relay
! systemctl is-active --quiet $unit || fail "it stayed active"
apt-get install -y "$package"
systemctl is-active --quiet $unit || fail "it is not active after it came back"
healthy
[ "$(relay link)" = "$link" ] || fail "another link"

systemctl disable --now $unit
dpkg -i "$package"
! systemctl is-enabled --quiet $unit || fail "an upgrade enabled it"
! systemctl is-active --quiet $unit || fail "an upgrade started it"

apt-get purge -y maru-relay
[ ! -e /var/lib/maru-relay ] || fail "data stayed"
! systemctl cat $unit >/dev/null 2>&1 || fail "the service stayed"
echo "all steps passed"
