#!/bin/sh
# Boots a Debian of its own, with systemd as its first process, in namespaces of this computer's Linux: the
# packages are installed, used and removed there as on a computer, which is started twice and then forgotten.
#   container.sh FOLDER-WITH-PACKAGES [DEBIAN]
# As root. debootstrap fetches Debian from its archive; in the folder DEBIAN, if one is named, it is kept for
# the next time. Where systemd is the first process anyway, systemd.sh does without all this.
set -eu

if [ -z "${MARU_MOUNTS:-}" ]; then
  export MARU_MOUNTS=own
  exec unshare --mount --propagation private sh "$0" "$@"
fi
packages=$(readlink -f "$1")
here=$(dirname "$(readlink -f "$0")")
scratch=$(mktemp -d)
mount -t tmpfs -o size=6g,mode=0755 none "$scratch"
debian=${2:-$scratch/debian}
root=$scratch/root
cgroup=$(findmnt --noheadings --first-only --types cgroup2 --output TARGET)/maru-trial-$$
mkdir "$cgroup"

leave() {
  find "$cgroup" -depth -type d -exec rmdir {} \; 2>/dev/null || true
  umount -R "$scratch" && rmdir "$scratch"
}
trap leave EXIT

# The smallest Debian, systemd, and what the packages depend on: nothing is fetched later.
if [ ! -d "$debian" ]; then
  debootstrap --variant=minbase bookworm "$debian.part" >"$scratch/made.log" 2>&1 &&
    chroot "$debian.part" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
      systemd-sysv dbus sudo adduser rpm cpio desktop-file-utils shared-mime-info \
      libgtk-3-0 libpangoft2-1.0-0 libgl1 libxtst6 >>"$scratch/made.log" 2>&1 || {
    tail -n 20 "$scratch/made.log"
    exit 1
  }
  mv "$debian.part" "$debian"
fi
mkdir "$root" "$scratch/changes" "$scratch/work"
mount -t overlay overlay -o "lowerdir=$debian,upperdir=$scratch/changes,workdir=$scratch/work" "$root"
mkdir "$root/trial" "$root/trial/packages" "$root/.outside"
cp "$here/systemd.sh" "$root/trial/"
mount --bind -o ro "$packages" "$root/trial/packages"
tr -d - </proc/sys/kernel/random/uuid >"$root/etc/machine-id"
echo trial >"$root/etc/hostname"
echo 127.0.0.1 localhost trial >"$root/etc/hosts"
rm -f "$root/etc/resolv.conf"

# What is done there when systemd has come up; then it goes down again.
cat >"$root/etc/systemd/system/trial.service" <<'END'
[Service]
Type=oneshot
Environment=DEBIAN_FRONTEND=noninteractive LANG=C.UTF-8 HOME=/root
ExecStart=/bin/sh -c 'sh /trial/now.sh; echo $? >/trial/ended; systemctl --no-block poweroff'
StandardOutput=append:/trial/said
StandardError=inherit
END
mkdir -p "$root/etc/systemd/system/multi-user.target.wants"
ln -s ../trial.service "$root/etc/systemd/system/multi-user.target.wants/"

# Boots it with processes, a cgroup and a network (loopback alone) of its own, and waits until it has done
# what is read here: 8 minutes.
boot() {
  rm -f "$root/trial/said" "$root/trial/ended"
  cat >"$root/trial/now.sh"
  timeout --kill-after=10 480 sh -c '
    echo $$ >"$1/cgroup.procs"
    exec unshare --mount --propagation private --pid --fork --kill-child --ipc --uts --net --cgroup sh -euc "$3" sh "$2"
  ' sh "$cgroup" "$root" '
    cd "$1"
    mount -t proc proc proc
    mount -t sysfs -o ro sys sys
    mount -t cgroup2 cgroup2 sys/fs/cgroup
    mount -t tmpfs -o mode=0755 run run
    mount -t tmpfs -o mode=0755 dev dev
    for name in null zero full random urandom tty; do
      touch dev/$name
      mount --bind /dev/$name dev/$name
    done
    mkdir dev/pts dev/shm
    mount -t devpts -o newinstance,ptmxmode=0666,mode=0620,gid=5 devpts dev/pts
    mount -t tmpfs shm dev/shm
    ln -s pts/ptmx dev/ptmx
    ln -s /proc/self/fd dev/fd
    ln -s fd/0 dev/stdin
    ln -s fd/1 dev/stdout
    ln -s fd/2 dev/stderr
    pivot_root . .outside
    exec env -i container=trial PATH=/usr/sbin:/usr/bin:/sbin:/bin chroot . sh -c \
      "umount -l /.outside && exec /lib/systemd/systemd --show-status=false"
  ' </dev/null || true
  cat "$root/trial/said" 2>/dev/null || echo "It did not come up."
  [ "$(cat "$root/trial/ended" 2>/dev/null)" = 0 ]
}

boot <<'END'
set -eu
fail() { echo "FAILED: $*"; exit 1; }
sh /trial/systemd.sh /trial/packages deb
sh /trial/systemd.sh /trial/packages rpm

for family in deb rpm; do
  echo "step: $family: the window and the client without one are installed, the desktop knows them, and they go"
  case $family in
    deb) apt-get install -y --no-install-recommends /trial/packages/maru_*.deb ;;
    rpm) rpm --root / --nodeps -U /trial/packages/maru-[0-9]*.rpm ;;
  esac
  case $(printf '%s\n%s\n' '{"jsonrpc":"2.0","id":1,"method":"profile.get"}' '{"jsonrpc":"2.0","id":2,"method":"shutdown"}' |
    maru-headless --profile /tmp/bot-$family --name Bot --no-discovery --port 0) in
    *'"name":"Bot"'*) ;;
    *) fail "no answer" ;;
  esac
  # Each system does so by itself after its own family's packages.
  [ $family = deb ] || update-desktop-database
  for type in x-scheme-handler/maru application/x-maru-invitation; do
    grep -q "^$type=app.maru.desktop" /usr/share/applications/mimeinfo.cache || fail "nothing opens $type"
  done
  case $family in
    deb) apt-get remove -y maru ;;
    rpm) rpm --root / --nodeps -e maru ;;
  esac
  for place in /opt/maru /usr/bin/maru /usr/bin/maru-headless /usr/share/doc/maru /usr/share/applications/app.maru.desktop; do
    [ ! -e $place ] || fail "$place stayed"
  done
done

apt-get install -y /trial/packages/maru-relay_*.deb
tries=0
until sudo -u maru-relay maru-relay link >/trial/link; do
  tries=$((tries + 1))
  [ $tries -lt 30 ] || fail "it does not answer"
  sleep 1
done
END

boot <<'END'
set -eu
echo "step: the computer is started again, and so is the relay"
tries=0
until [ "$(sudo -u maru-relay maru-relay link 2>/dev/null)" = "$(cat /trial/link)" ]; do
  tries=$((tries + 1))
  [ $tries -lt 30 ] || { systemctl status --no-pager maru-relay.service; exit 1; }
  sleep 1
done
systemctl is-active maru-relay.service
END
echo "the computer was started twice, and all steps passed"
