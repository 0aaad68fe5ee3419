# Read by the start scripts, which have set $lib: finds the Java to start, $java_home, and the
# $class_path. Java 25 or newer: the one JAVA_HOME names, else the one Maru was built with, else the
# one on the PATH.

# The release file answers faster than starting a Java to ask it.
fits() {
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
  major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  [ "${major:-0}" -ge 25 ]
}

built_with=$(cat "$lib/java-home" 2>/dev/null || true)
on_path=$(command -v java || true)
on_path=${on_path:+$(dirname "$(dirname "$(readlink -f "$on_path")")")}
for java_home in "${JAVA_HOME:-}" "$built_with" "$on_path" ""; do
  if [ -n "$java_home" ] && fits "$java_home"; then
    break
  fi
done
if [ -z "$java_home" ]; then
  echo "${0##*/}: needs Java 25 or newer: install one and set JAVA_HOME to its folder." >&2
  exit 1
fi

class_path=
for jar in "$lib"/*.jar; do
  class_path=$class_path${class_path:+:}$jar
done
