# Confirming with the log, beside the same build with the log switched off; then a log of 10 million leaves: how fast it
# grows, what a leaf takes on disk, receipts, and a recount of the whole. LEAVES=1000000 for a quick look.
leaves=${LEAVES:-10000000}
pending=${PENDING:-400000}
campaign=every-second-counts

# sql NAME STATEMENT: on the database of an instance.
sql() {
  local db="${1}_db" password="${1}_password"
  PGPASSWORD=${!password} psql -qAt ${!db} -v ON_ERROR_STOP=1 -c "$2"
}

# Ids of version 7 that begin with now; then they count up, and so do the secrets of their links.
head=$(printf '%012x70008000' "$(date +%s%3N)")

# make_pending NAME FIRST: signatures that wait for their confirmation.
make_pending() {
  sql "$1" "
    INSERT INTO signature (campaign_id, fingerprint, id, name_print, country, language, text_id, updates, lead_epoch,
                           lead_sealed, own_copies, token_hashes)
    SELECT 1, uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()), ('$head' || lpad(to_hex(n), 12, '0'))::uuid,
           uuid_send(gen_random_uuid()), (ARRAY['BE','DE','FR','IT','PL','MT','FI','RO'])[1 + n % 8], 'EN', 1, false, 1,
           decode(repeat('00', 93), 'hex'), decode(repeat('00', 94), 'hex'), sha256(decode(lpad(to_hex(n), 32, '0'), 'hex'))
    FROM generate_series($2 + 1, $2 + $pending) AS n;
    ANALYZE signature"
}

# confirm_rate NAME: confirms for a while; sets rate and p99, and counts on.
confirm_rate() {
  local port="${1}_port" first="${1}_next" out
  out=$(BENCH=$root/bench HEAD=$head FIRST=${!first} wrk -t 1 -c 64 -d "${seconds}s" --timeout 10s -s "$root/bench/confirm.lua" "http://127.0.0.1:${!port}")
  rate=$(awk '/^result/ {print $2}' <<<"$out")
  p99=$(awk '/^result/ {print $3}' <<<"$out")
  [ "$(awk '/^result/ {print $4}' <<<"$out")" = 0 ] || { say "answers were not 303"; printf '%s\n' "$out" >&2; }
  # Not all that were sent were answered: go on well behind them.
  printf -v "${1}_next" %s "$((${!first} + $(awk -v r="$rate" -v s="$seconds" 'BEGIN {printf "%.0f", r * s}') + 1000))"
  if [ $((${1}_made - ${1}_next)) -lt "$pending" ]; then
    make_pending "$1" "$((${1}_made))"
    printf -v "${1}_made" %s "$((${1}_made + pending))"
  fi
}

if [ "$pending" -gt 0 ]; then
  start_app logged
  UNDERSIGNED_LOG_SKIP=true start_app skipped
  for name in logged skipped; do
    printf -v "${name}_next" %s 0
    printf -v "${name}_made" %s "$pending"
    make_pending "$name" 0
    confirm_rate "$name" # warm-up
    confirm_rate "$name"
  done
  ours=() theirs=() tails=()
  for _ in $(seq "$rounds"); do
    confirm_rate logged
    ours+=("$rate")
    tails+=("$p99")
    confirm_rate skipped
    theirs+=("$rate")
    say "log: ${ours[-1]}/s confirmed with the log, ${theirs[-1]}/s without"
  done
  measure confirm-64-logged "$(median "${ours[@]}")" 1/s log-switched-off "$(median "${theirs[@]}")"
  say "99th percentile with the log: $(median "${tails[@]}") ms"
  waiting=$(sql logged 'SELECT coalesce(sum(count), 0) FROM leaf_waiting')
  say "leaves that waited right afterwards: $waiting"
  kill "$logged_pid" "$skipped_pid"
  wait "$logged_pid" "$skipped_pid" 2>/dev/null || true
fi

# The instance leaves its log alone, and a program fills and grows it, so that nothing else is measured.
UNDERSIGNED_LOG_SKIP=true start_app big
export BIG_URL="postgresql://undersigned:$big_password@127.0.0.1:$(sed -n 4p "$scratch/big/postgresql/postmaster.pid")/undersigned"
"$JAVA_HOME/bin/java" -Xmx1g -XX:+UseParallelGC --enable-native-access=ALL-UNNAMED \
  -cp "$root/app/target/app.jar:$root/app/target/lib/*" "$root/bench/LogFill.java" "$scratch/big/secrets/log" "$leaves" \
  >"$scratch/fill.out" 2>"$scratch/fill.err" || { tail -20 "$scratch/fill.err" >&2; exit 1; }
measure "log-sequencing-to-$leaves" "$(awk '/^sequenced/ {print $2}' "$scratch/fill.out")" 1/s limit 20000
# The published counts are what confirming transactions would have made them.
sql big "
  INSERT INTO tally (campaign_id, dimension, key, count)
  SELECT 1, total.dimension, '', sum(count) FROM log_count, (VALUES ('accepted'), ('confirmed')) AS total (dimension)
  WHERE log_count.dimension = 'language' GROUP BY total.dimension
  UNION ALL SELECT 1, dimension, key, sum(count) FROM log_count WHERE dimension IN ('country', 'language') GROUP BY 2, 3
  UNION ALL SELECT 1, 'organisation', organisation.id::text, sum(count) FROM log_count
    JOIN organisation ON organisation.slug = key WHERE dimension = 'organisation' GROUP BY 3
  UNION ALL SELECT 1, 'day', to_char(to_timestamp(hour * 3600::bigint) AT TIME ZONE 'UTC', 'YYYY-MM-DD'), sum(count)
    FROM log_count WHERE dimension = 'language' GROUP BY 3
  ON CONFLICT (campaign_id, dimension, key) DO UPDATE SET count = excluded.count"
sql big 'VACUUM ANALYZE'
# What grows with the leaves: bundles, tiles, places, and the salt and ticket in each signature's row.
tables=$(sql big "SELECT sum(pg_total_relation_size(oid)) FROM pg_class
  WHERE relname IN ('log', 'log_bundle', 'log_tile', 'log_change', 'log_count', 'log_declared', 'leaf_place')")
columns=$(sql big 'SELECT ceil(avg(pg_column_size(salt) + pg_column_size(ticket))) FROM signature WHERE ticket IS NOT NULL')
say "tables of the log: $tables bytes; $columns bytes in each signature's row"
measure log-leaf-on-disk "$(awk -v t="$tables" -v n="$leaves" -v c="$columns" 'BEGIN {printf "%.0f", t / n + c}')" B limit 150

kill "$big_pid"
wait "$big_pid" 2>/dev/null || true
start_app big
awk -v port="$big_port" '/^token/ {
  print "url = http://127.0.0.1:" port "/en/my-signature/" $2 "/receipt.tlog-proof"; print "output = /dev/null"}' \
  "$scratch/fill.out" >"$scratch/urls"
for _ in 1 2 3 4; do # the first rounds are the warm-up
  curl -fsS -w '%{time_total}\n' -K "$scratch/urls" | sort -g >"$scratch/times"
done
count=$(wc -l <"$scratch/times")
receipt() { awk -v n="$((count * $1 / 100))" 'NR == n {printf "%.2f", $1 * 1000}' "$scratch/times"; }
measure "log-receipt-median" "$(receipt 50)" ms limit 5
measure "log-receipt-p99" "$(receipt 99)" ms limit 5

build_tools # not within the time
begun=$(date +%s.%N)
"$root/bin/verify" "http://127.0.0.1:$big_port/$campaign" --state "$scratch/state" --json >"$scratch/recount.json" ||
  { say "the recount says that something differs"; head -c 2000 "$scratch/recount.json" >&2; }
measure "log-recount-$leaves" "$(awk -v a="$begun" -v b="$(date +%s.%N)" 'BEGIN {printf "%.1f", b - a}')" s limit 60
