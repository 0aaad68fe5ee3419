#!/usr/bin/env bash
# A LAN in network namespaces: hosts with a cable each to one switch, on this computer alone.
# Needs root and iproute2. Everything is named after $LAB, and nothing else is touched.
#
#   lab.sh check            says why there can be no lab here, or nothing
#   lab.sh up N [ipv4]      hosts 1..N, interface e0, 10.77.0.H/24 and, unless "ipv4", a link-local
#                           IPv6 address, over which a link may outlive what is done to IPv4
#   lab.sh run H CMD...     runs CMD in host H
#   lab.sh pull H           takes H's cable out      lab.sh plug H    puts it back
#   lab.sh move H LAST      H's address becomes 10.77.0.LAST
#   lab.sh multicast off    the switch drops all multicast, as some access points do; "on" mends it
#   lab.sh isolate on       no host reaches another, as in a guest network; "off" mends it
#   lab.sh down             ends what runs in the hosts and removes everything
#
# LAB must be like maru-NAME or maru-tPID. Labs called maru-tPID whose PID has ended are removed by "up".
set -euo pipefail

lab=${LAB:?the name of the lab}
switch=$lab-sw

host() { echo "$lab-h$1"; }
namespaces() { ip netns list | awk '{print $1}'; }

check() {
  [ "$(id -u)" = 0 ] || { echo "not root"; return; }
  command -v ip bridge >/dev/null || { echo "no iproute2"; return; }
  local probe=$lab-probe
  ip netns add "$probe" 2>/dev/null || { echo "network namespaces are forbidden"; return; }
  ip -n "$probe" link add br0 type bridge 2>/dev/null || echo "bridges are forbidden"
  ip netns del "$probe"
}

remove() { # NAMESPACE: ends its processes by id, then removes it
  local pid
  for pid in $(ip netns pids "$1" 2>/dev/null); do kill -KILL "$pid" 2>/dev/null || true; done
  ip netns del "$1" 2>/dev/null || true
}

down() {
  local each
  for each in $(namespaces); do
    case $each in "$lab"-h[0-9]*|"$switch") remove "$each";; esac
  done
}

remove_orphans() {
  local each pid
  for each in $(namespaces); do
    pid=$(sed -nE 's/^maru-t([0-9]+)-(h[0-9]+|sw)$/\1/p' <<<"$each")
    if [ -n "$pid" ] && [ ! -d "/proc/$pid" ]; then remove "$each"; fi
  done
}

up() {
  remove_orphans
  down
  ip netns add "$switch"
  ip -n "$switch" link add br0 type bridge mcast_snooping 0 stp_state 0 forward_delay 0
  ip -n "$switch" link set br0 up
  local i name
  for ((i = 1; i <= $1; i++)); do
    name=$(host "$i")
    ip netns add "$name"
    ip -n "$name" link set lo up
    # Duplicate address detection would take a second and finds nothing here.
    ip netns exec "$name" sh -c 'echo 0 >/proc/sys/net/ipv6/conf/default/accept_dad
                                 echo 0 >/proc/sys/net/ipv6/conf/all/accept_dad'
    if [ "${2:-}" = ipv4 ]; then
      ip netns exec "$name" sh -c 'echo 1 >/proc/sys/net/ipv6/conf/default/disable_ipv6
                                   echo 1 >/proc/sys/net/ipv6/conf/all/disable_ipv6'
    fi
    ip -n "$switch" link add "p$i" type veth peer name e0 netns "$name"
    ip -n "$switch" link set "p$i" master br0 up
    ip -n "$name" link set e0 up
    ip -n "$name" addr add "10.77.0.$i/24" brd + dev e0
  done
}

case "${1:-}" in
  check) check;;
  up) shift; up "$@";;
  down) down;;
  run) name=$(host "$2"); shift 2; exec ip netns exec "$name" "$@";;
  pull) ip -n "$switch" link set "p$2" down;;
  plug) ip -n "$switch" link set "p$2" up;;
  move)
    ip -n "$(host "$2")" -4 addr flush dev e0
    ip -n "$(host "$2")" addr add "10.77.0.$3/24" brd + dev e0;;
  multicast|isolate)
    for port in $(ip netns exec "$switch" ls /sys/class/net/br0/brif); do
      if [ "$1" = multicast ]; then
        ip netns exec "$switch" bridge link set dev "$port" mcast_flood "$2"
      else
        ip netns exec "$switch" bridge link set dev "$port" isolated "$2"
      fi
    done;;
  *) sed -n 's/^# \{0,1\}//p' "$0" | sed 1d; exit 2;;
esac
