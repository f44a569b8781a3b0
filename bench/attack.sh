# An attack of 1,000 sign requests a second from 10,000 networks with valid-looking mailboxes, while honest signers go on:
# what it costs those, and how soon the campaign's team is told. One and a half minutes.
need psql postgresql-client
UNDERSIGNED_HTTP_TRUSTED_PROXIES=127.0.0.1,::1 start_app app
# In a load test nothing is limited, and no attack noticed, unless it is set up: as for a campaign that nobody has set up.
psql -q $app_db <<'SQL'
INSERT INTO protection (campaign_id, network_burst, network_per_hour, surge_per_minute)
SELECT id, 30, 300, 3000 FROM campaign;
UPDATE protection_version SET number = number + 1;
SQL
sleep 2
BENCH=$root/bench CONNECTIONS=500 RATE=1050 "$JAVA_HOME/bin/java" -Xmx512m "$root/bench/Attack.java" "$app_port" \
  wrk -t 1 -c 500 -d "${ATTACK_SECONDS:-60}s" --timeout 10s -s "$root/bench/attack.lua" "http://127.0.0.1:$app_port" >"$scratch/attack.out"
cat "$scratch/attack.out" >&2
value() { awk -v name="$1" '$1 == name {print $2}' "$scratch/attack.out"; }
before=$(value p99-before) during=$(value p99-during) began=$(value began)
told=$(psql -At $app_db -c "SELECT coalesce(round(extract(epoch FROM min(since)) - $began, 1), 999) FROM alert WHERE kind = 'attack'")
say "$(psql -At $app_db -c "SELECT string_agg(reason || ' ' || count, ', ') FROM refusal")"
measure attack-honest-p99-after-10-s "$(value p99-later)" ms limit 250
measure attack-honest-p99 "$during" ms without-attack "$before"
measure attack-honest-p99-limit "$during" ms limit 250
measure attack-alert-after "$told" s limit 60
