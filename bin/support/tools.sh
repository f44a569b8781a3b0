# Finds JDK 25, Maven and Node.js, and builds what changed. Sourced by the scripts beside it.

is_jdk_25() { [ -x "$1/bin/javac" ] && grep -q '^JAVA_VERSION="25' "$1/release" 2>/dev/null; }

say() { printf 'bin/%s: %s\n' "$(basename "$0")" "$*" >&2; }

# Installs Debian packages where that is possible; fails quietly where it is not.
install_packages() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  say "installing $*"
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1 && return 0
  apt-get update -qq >/dev/null 2>&1 || true
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1
}

look_for_java() {
  local candidate on_path
  on_path=$(command -v javac || true)
  [ -n "$on_path" ] && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for candidate in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /usr/java/* /opt/jdk* /opt/java/* "$HOME"/.sdkman/candidates/java/*; do
    if [ -n "$candidate" ] && is_jdk_25 "$candidate"; then
      JAVA_HOME=$candidate
      export JAVA_HOME
      return 0
    fi
  done
  return 1
}

find_java() {
  look_for_java && return 0
  install_packages openjdk-25-jdk-headless && look_for_java && return 0
  say "a JDK 25 is needed and was not found in JAVA_HOME, on the PATH or in /usr/lib/jvm."
  say "Install one (for instance the package openjdk-25-jdk-headless or temurin-25-jdk) and set JAVA_HOME to it."
  exit 2
}

find_maven() {
  command -v mvn >/dev/null && return 0
  install_packages maven && command -v mvn >/dev/null && return 0
  say "Maven 3.8 or newer is needed: install the package maven."
  exit 2
}

has_node() { command -v npm >/dev/null && [ "$(node -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0)" -ge 18 ]; }

# The scripts of app/src/main/web are bundled with it; what runs needs no Node.js.
find_node() {
  has_node && return 0
  install_packages nodejs npm && has_node && return 0
  say "Node.js 18 or newer and npm are needed to build: install the packages nodejs and npm."
  exit 2
}

# Builds the app when a source is newer than the jar, and its start-up cache. The tests build too, so the cache is looked
# at for itself: one that is older than its jar is of no use.
build_app() {
  build app
  [ "$root/app/target/app.aot" -nt "$root/app/target/app.jar" ] || make_aot_cache
}

# Builds the partner's command line.
build_tools() { build tools; }

# build MODULE: packages it when a source of it, or of a library that it needs, is newer than its jar.
build() {
  local module=$1 target="$root/$1/target"
  local jar="$target/$module.jar" log="$target/build.log"
  if [ -f "$jar" ] && [ -z "$(find "$root"/{"$module",seal,tlog,leaf}/{src/main,pom.xml} "$root/pom.xml" -newer "$jar" -print -quit)" ]; then
    return 0
  fi
  find_maven
  [ "$module" != app ] || find_node
  say "building (once for each change of the sources)"
  mkdir -p "$target"
  if ! (cd "$root" && mvn -q -B -pl "$module" -am package -DskipTests) >"$log" 2>&1; then
    grep -E '^\[ERROR\]' "$log" | head -20 >&2 || true
    say "the build failed; see $log"
    exit 1
  fi
  touch "$jar"
}

# Records which classes a start loads, so that later starts find them ready: half a second instead of one and a half.
make_aot_cache() {
  local scratch
  rm -f "$root/app/target/app.aot"
  scratch=$(mktemp -d)
  chmod 755 "$scratch"
  "$JAVA_HOME/bin/java" -XX:+UseParallelGC "-XX:AOTCacheOutput=$root/app/target/app.aot" \
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -cp "$root/app/target/app.jar:$root/app/target/lib/*" eu.undersigned.Main \
    --data "$scratch/data" --campaigns "$root/campaigns" --port 0 --load-test --rehearse \
    >"$root/app/target/aot.log" 2>&1 || {
    say "no start-up cache could be made; starts take longer"
    : >"$root/app/target/app.aot" # tried: not again before the next build
  }
  rm -rf "$scratch"
}
