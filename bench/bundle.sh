# An organisation's bundle: how fast it is made, beside psql copying the same columns; whether memory stays flat, however
# many records it holds; and how long opening it takes. RECORDS=100000 for a quick look.
records=${RECORDS:-1000000}
tenth=$((records / 10))
campaign=every-second-counts
lead=justice-initiative
seconds=5 # of signing at a time: it is looked at whether they are enough

ask() { PGPASSWORD=$bundle_password psql -qAt $bundle_db -v ON_ERROR_STOP=1 -c "$1"; }

start_app bundle
while [ "$(ask 'SELECT count(*) FROM signature')" -lt "$records" ]; do sign_rate "$bundle_port" 64; done
# The mails are not this measure's matter: the rows become as confirming would leave them, their seals untouched.
ask "DELETE FROM outbox; DELETE FROM second_try;
     DELETE FROM signature WHERE id IN (SELECT id FROM signature ORDER BY id OFFSET $records);
     UPDATE signature SET state = 'C', confirmed_at = now()"
ask 'VACUUM FULL signature'
ask 'VACUUM ANALYZE signature'
ask 'CHECKPOINT'
last_tenth=$(ask "SELECT id FROM signature ORDER BY id OFFSET $((records - tenth - 1)) LIMIT 1")
token=$("$root/bin/start" --data "$scratch/bundle" --token "$campaign/$lead")

# download PATH_OF_OUTPUT [QUERY]: sets took (s).
download() {
  took=$(curl -fsS -o "$1" -w '%{time_total}' -H "Authorization: Bearer $token" \
    "http://127.0.0.1:$bundle_port/api/v1/campaigns/$campaign/organisations/$lead/bundle${2:-}")
}

per_second() { awk -v n="$records" -v s="$1" 'BEGIN {printf "%.0f", n / s}'; }

# peaks QUERY: downloads from a process that has done nothing else; sets rss and heap, the most it took (MiB).
peaks() {
  kill "$bundle_pid" && wait "$bundle_pid" || true
  start_app bundle
  "$JAVA_HOME/bin/jstat" -gc "$bundle_pid" 100 >"$scratch/jstat" &
  local sampler=$!
  download /dev/null "${1:-}"
  kill "$sampler" && wait "$sampler" 2>/dev/null || true
  rss=$(awk '/^VmHWM/ {printf "%.0f", $2 / 1024}' "/proc/$bundle_pid/status")
  heap=$(awk 'NR == 1 {for (i = 1; i <= NF; i++) column[$i] = i; next}
    {used = ($column["S0U"] + $column["S1U"] + $column["OU"]) / 1024; if (used > most) most = used}
    END {printf "%.0f", most}' "$scratch/jstat")
}

peaks "?after=$last_tenth"
small_rss=$rss small_heap=$heap
peaks
measure "bundle-memory-$records-records" "$rss" MiB "$tenth-records" "$small_rss"
# The process takes what garbage the collector allows it; what the download itself holds is what outlives a collection.
measure "bundle-heap-$records-records" "$heap" MiB "$tenth-records" "$small_heap"

columns="SELECT signature.id, lead_epoch, encode(lead_sealed, 'base64'), country, signature.language, version, updates,
  confirmed_at, greatest(confirmed_at, resealed_at) FROM signature JOIN petition_text ON petition_text.id = text_id
  WHERE signature.campaign_id = 1 AND state = 'C' AND lead_sealed IS NOT NULL ORDER BY signature.id"
ours=() theirs=()
for _ in $(seq "$rounds"); do
  download /dev/null
  ours+=("$(per_second "$took")")
  begun=$(date +%s.%N)
  ask "\\copy ($(tr '\n' ' ' <<<"$columns")) to /dev/null"
  theirs+=("$(per_second "$(awk -v a="$begun" -v b="$(date +%s.%N)" 'BEGIN {print b - a}')")")
  say "bundle: ${ours[-1]} records/s, psql ${theirs[-1]} rows/s"
done
measure "bundle-$records-records" "$(median "${ours[@]}")" 1/s psql-copy-same-columns "$(median "${theirs[@]}")"
measure "bundle-$records-records" "$(median "${ours[@]}")" 1/s limit 50000

build_tools # not within the first time
download "$scratch/lead.bundle"
times=()
for _ in $(seq "$rounds"); do
  rm -f "$scratch/people.csv"
  begun=$(date +%s.%N)
  "$root/bin/open" --key "$scratch/bundle/keys/$campaign.$lead.txt" --output "$scratch/people.csv" "$scratch/lead.bundle" \
    2>"$scratch/open.log" || { cat "$scratch/open.log" >&2; exit 1; }
  times+=("$(awk -v a="$begun" -v b="$(date +%s.%N)" 'BEGIN {printf "%.1f", b - a}')")
  tail -1 "$scratch/open.log" >&2
done
people=$(($(wc -l <"$scratch/people.csv") - 1))
[ "$people" = "$records" ] || { say "$people people were opened, not $records"; exit 1; }
measure "open-$records-records" "$(median "${times[@]}")" s limit 60
