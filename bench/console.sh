# The console's pages with 5 million signatures, each asked 200 times by somebody who is signed in, beside the limit of
# 150 ms. A new page is a line in console.pages; what it looks at is made in console.sql. ROWS=100000 for a quick look.
rows=${ROWS:-5000000}
asked=${ASKED:-200}
start_app console
psql_console() { PGPASSWORD=$console_password psql -q $console_db -v ON_ERROR_STOP=1 -v rows="$rows" "$@"; }
psql_console <<SQL
INSERT INTO signature (campaign_id, fingerprint, id, name_print, state, country, language, text_id, updates, sealed,
                       token_hashes, confirmed_at, source)
SELECT 1, uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()), uuidv7(), uuid_send(gen_random_uuid()), 'C',
       'BE', 'EN', 1, false, repeat('x', 80)::bytea,
       uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()), now() - random() * interval '400 days', 'source-1'
FROM generate_series(1, $rows);
VACUUM ANALYZE signature;
SQL
psql_console -f "$root/bench/console.sql" >/dev/null
psql_console -c CHECKPOINT
BIG_URL="postgresql://undersigned:$console_password@127.0.0.1:$(sed -n 4p "$scratch/console/postgresql/postmaster.pid")/undersigned"
export BIG_URL
session=$("$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -cp "$root/app/target/app.jar:$root/app/target/lib/*" "$root/bench/ConsoleSession.java" "$scratch/console" 2>"$scratch/session.err") ||
  { cat "$scratch/session.err" >&2; exit 1; }

# ask PAGE TIMES: prints status and milliseconds of each answer.
ask() {
  for _ in $(seq "$2"); do printf 'url = "http://localhost:%s/console/every-second-counts/%s"\noutput = /dev/null\n' "$console_port" "$1"; done >"$scratch/urls"
  curl -sS --compressed -H "Cookie: console=$session" -K "$scratch/urls" -w '%{http_code} %{time_total}\n'
}

grep -v '^#' "$root/bench/console.pages" | while read -r page; do
  status=$(ask "$page" 1 | cut -d ' ' -f 1)
  if [ "$status" != 200 ]; then
    say "console: $page answers $status, left out"
    continue
  fi
  ask "$page" 20 >/dev/null # warm-up
  ask "$page" "$asked" | awk '{print $2 * 1000}' | sort -g >"$scratch/times"
  measure "console-$page" "$(awk -v n="$asked" 'NR == int(n * 0.95) {printf "%.1f", $1}' "$scratch/times")" ms limit 150
done
