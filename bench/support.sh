# What the benchmarks share: starting instances on loopback, medians, and the one line that every measure ends in.

scratch=$(mktemp -d "${TMPDIR:-/tmp}/undersigned-bench.XXXXXX")
chmod 755 "$scratch"
pids=()

finish() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  for pid in "${pids[@]}"; do wait "$pid" 2>/dev/null || true; done
  rm -rf "$scratch"
}
trap finish EXIT

# need COMMAND PACKAGE...: installs what is missing where that is possible.
need() {
  local command=$1
  shift
  command -v "$command" >/dev/null || [ -x "/usr/sbin/$command" ] && return 0
  for package in "$@"; do
    command -v "$command" >/dev/null || install_packages "$package" || true
  done
  command -v "$command" >/dev/null || [ -x "/usr/sbin/$command" ] && return 0
  say "$command is missing: install the package $1"
  exit 2
}

# start_app NAME: an instance with its own data, the first time new; sets NAME_port, NAME_pid and NAME_db (arguments for psql and pgbench).
start_app() {
  local name=$1 data="$scratch/$1" out="$scratch/$1.out"
  shift
  : >"$out" # a second start of the same instance must not find the first one's line
  "$root/bin/start" --port 0 --data "$data" --load-test "$@" >"$out" 2>&1 &
  local pid=$!
  pids+=("$pid")
  for _ in $(seq 1 600); do
    grep -q '^Ready' "$out" && break
    kill -0 "$pid" 2>/dev/null || { cat "$out" >&2; exit 1; }
    sleep 0.1
  done
  local port dbport
  port=$(sed -n 's#^Ready: http://localhost:\([0-9]*\)/#\1#p' "$out")
  dbport=$(sed -n 4p "$data/postgresql/postmaster.pid")
  PGPASSWORD=$(tr '+/' '-_' <"$data/secrets/database" | tr -d '=\n')
  export PGPASSWORD
  printf -v "${name}_port" %s "$port"
  printf -v "${name}_pid" %s "$pid"
  printf -v "${name}_db" %s "-h 127.0.0.1 -p $dbport -U undersigned undersigned"
  printf -v "${name}_password" %s "$PGPASSWORD"
}

# start_nginx TYPE [LOCATION]: serves the files of $scratch/www as TYPE; sets nginx_port.
start_nginx() {
  nginx_port=$((20000 + RANDOM % 20000))
  cat >"$scratch/nginx.conf" <<CONF
worker_processes 2;
daemon off;
pid $scratch/nginx.pid;
error_log $scratch/nginx.log;
events { worker_connections 2048; }
http {
  access_log off; sendfile on; tcp_nopush on; tcp_nodelay on; keepalive_requests 100000000;
  open_file_cache max=100;
  server {
    listen 127.0.0.1:$nginx_port backlog=4096;
    root $scratch/www;
    default_type "$1";
    ${2:-}
  }
}
CONF
  chmod -R a+rX "$scratch/www"
  PATH="$PATH:/usr/sbin" nginx -c "$scratch/nginx.conf" 2>/dev/null &
  pids+=("$!")
  sleep 1
}

# rate_of [HEADER...] URL: requests a second of 64 connections.
rate_of() { wrk -t 1 -c 64 -d "${seconds}s" "$@" | awk '/^Requests\/sec/ {printf "%.0f", $2}'; }

# sign_rate PORT CONNECTIONS: signs for a while; sets rate (1/s) and p99 (ms). Every answer must be a 303.
sign_rate() {
  local out
  out=$(BENCH=$root/bench RUN=$(date +%s%N) wrk -t 1 -c "$2" -d "${seconds}s" --timeout 10s -s "$root/bench/sign.lua" "http://127.0.0.1:$1")
  rate=$(awk '/^result/ {print $2}' <<<"$out")
  p99=$(awk '/^result/ {print $3}' <<<"$out")
  local wrong
  wrong=$(awk '/^result/ {print $4}' <<<"$out")
  if [ "$wrong" != 0 ]; then
    say "$wrong answers were not 303"
    printf '%s\n' "$out" >&2
  fi
}

median() { printf '%s\n' "$@" | sort -g | awk '{v[NR]=$1} END {print (NR % 2) ? v[(NR+1)/2] : (v[NR/2]+v[NR/2+1])/2}'; }

# measure NAME VALUE UNIT PEER PEER_VALUE
measure() {
  printf 'measure=%s value=%s unit=%s peer=%s peer_value=%s ratio=%s\n' "$1" "$2" "$3" "$4" "$5" \
    "$(awk -v a="$2" -v b="$5" 'BEGIN {printf "%.2f", a / b}')"
}
