# An update to 100,000 signers, fed by bin/mail and sent to a mail server on loopback, while people sign at half the rate
# that is measured just before. RECIPIENTS=20000 for a quick look. Ends after 15 minutes at the latest.
recipients=${RECIPIENTS:-100000}
most=900 # s
campaign=every-second-counts
lead=justice-initiative
token=$(printf 'T%.0s' $(seq 43))

ask() { PGPASSWORD=$mailing_password psql -qAt $mailing_db -v ON_ERROR_STOP=1 -c "$1"; }

# The signatures are made as fast as can be, on an instance for that; the rows become as confirming would leave them.
seconds_each=$seconds
seconds=5
start_app mailing
while [ "$(ask 'SELECT count(*) FROM signature')" -lt "$recipients" ]; do sign_rate "$mailing_port" 64; done
ask "DELETE FROM outbox; DELETE FROM second_try;
     DELETE FROM signature WHERE id IN (SELECT id FROM signature ORDER BY id OFFSET $recipients);
     UPDATE signature SET state = 'C', confirmed_at = now(), updates = true"
ask 'VACUUM FULL signature'
ask 'VACUUM ANALYZE signature'
kill "$mailing_pid" && wait "$mailing_pid" 2>/dev/null || true

"$JAVA_HOME/bin/java" -Xmx512m "$root/bench/MailSink.java" >"$scratch/sink" &
pids+=("$!")
for _ in $(seq 1 100); do
  sink=$(awk '/^port/ {print $2}' "$scratch/sink")
  [ -n "$sink" ] && break
  sleep 0.1
done
taken() { awk '/^updates/ {n = $2} END {print n + 0}' "$scratch/sink"; }

# From here on as in production, but for the limits: mails leave by SMTP.
export UNDERSIGNED_MAIL_SMTP_HOST=127.0.0.1 UNDERSIGNED_MAIL_SMTP_PORT=$sink UNDERSIGNED_MAIL_SMTP_SECURITY=none
export UNDERSIGNED_MAILING_PER_HOUR=10000000 UNDERSIGNED_MAILING_PER_DOMAIN=10000000
export UNDERSIGNED_LIMITS_NETWORK_BURST=1000000 UNDERSIGNED_LIMITS_NETWORK_PER_HOUR=100000000
export UNDERSIGNED_LIMITS_SURGE_PER_MINUTE=1000000000
start_production() {
  local out="$scratch/production.out"
  "$root/bin/start" --port 0 --data "$scratch/mailing" >"$out" 2>&1 &
  mailing_pid=$!
  pids+=("$mailing_pid")
  for _ in $(seq 1 600); do
    grep -q '^Ready' "$out" && break
    kill -0 "$mailing_pid" 2>/dev/null || { cat "$out" >&2; exit 1; }
    sleep 0.1
  done
  mailing_port=$(sed -n 's#^Ready: http://localhost:\([0-9]*\)/#\1#p' "$out")
  mailing_db="-h 127.0.0.1 -p $(sed -n 4p "$scratch/mailing/postgresql/postmaster.pid") -U undersigned undersigned"
}
start_production

# paced SECONDS RATE: signs for a while at this rate; sets rate and p99.
paced() {
  local out
  out=$(BENCH=$root/bench RUN=$(date +%s%N) CONNECTIONS=256 RATE=$2 wrk -t 1 -c 256 -d "${1}s" --timeout 10s \
    -s "$root/bench/sign-paced.lua" "http://127.0.0.1:$mailing_port")
  rate=$(awk '/^result/ {print $2}' <<<"$out")
  p99=$(awk '/^result/ {print $3}' <<<"$out")
  wrong=$(awk '/^result/ {print $4}' <<<"$out")
}

sign_rate "$mailing_port" 64 # warms up
seconds=$seconds_each
sign_rate "$mailing_port" 64
full=$rate
half=$((full / 2))
paced "$seconds_each" "$half"
alone=$rate alone_p99=$p99
say "signing: $full/s at most; at half of it, $alone/s, p99 $alone_p99 ms"

ask "INSERT INTO mailing (campaign_id, name, state, fallback, per_hour, per_domain, made_by, made_at, begun_by, begun_at, recipients)
     SELECT id, 'Bench', 'running', 'EN', 10000000, 10000000, 1, now(), 1, now(), $recipients FROM campaign WHERE slug = '$campaign';
     INSERT INTO mailing_text VALUES (1, 'EN', 'News for {name}', E'Dear {name},\n\nread https://example.org/news.\n\nThank you.');
     WITH coordinator AS (INSERT INTO member (sealed, since) VALUES ('', now()) RETURNING id),
          role AS (INSERT INTO member_role SELECT id, 'COORDINATOR', 0, 0, now(), 0 FROM coordinator)
     INSERT INTO mailing_token SELECT sha256('$token'), 1, id, now(), now() + interval '1 day' FROM coordinator"
build_tools
begun=$(date +%s.%N)
"$root/bin/mail" --key "$scratch/mailing/keys/$campaign.$lead.txt" --token "$token" \
  "http://127.0.0.1:$mailing_port/api/v1/mailings/1" 2>"$scratch/mail.log" &
feeder=$!
pids+=("$feeder")
# As long as the mailing lasts.
BENCH=$root/bench RUN=$(date +%s%N) CONNECTIONS=256 RATE=$half wrk -t 1 -c 256 -d "${most}s" --timeout 10s \
  -s "$root/bench/sign-paced.lua" "http://127.0.0.1:$mailing_port" >"$scratch/beside" &
signing=$!
pids+=("$signing")
while kill -0 "$feeder" 2>/dev/null && [ "$(taken)" -lt "$recipients" ] \
  && awk -v a="$begun" -v b="$(date +%s.%N)" -v m="$most" 'BEGIN {exit !(b - a < m)}'; do
  sleep 1
done
ended=$(date +%s.%N)
count=$(taken)
# wrk tells its result when it is interrupted.
kill -INT "$signing" 2>/dev/null || true
wait "$signing" || true
read -r beside beside_p99 beside_wrong < <(awk '/^result/ {print $2, $3, $4}' "$scratch/beside")
tail -1 "$scratch/mail.log" >&2
say "$count updates in $(awk -v a="$begun" -v b="$ended" 'BEGIN {printf "%.0f", b - a}') s; $(tail -1 "$scratch/sink")"
[ "$(awk '/^updates/ {n = $4} END {print n + 0}' "$scratch/sink")" = 0 ] || { say "somebody got it twice"; exit 1; }
[ "$beside_wrong" = 0 ] || say "$beside_wrong answers to signers were not 303"
measure mailing-an-hour "$(awk -v n="$count" -v a="$begun" -v b="$ended" 'BEGIN {printf "%.0f", 3600 * n / (b - a)}')" 1/h aim 100000
measure signing-beside-a-mailing "$beside" 1/s alone "$alone"
measure signing-p99-beside-a-mailing "$beside_p99" ms alone "$alone_p99"
