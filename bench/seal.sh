# Signing with seals, beside the same build with the seal switched off; and what a confirmed signature takes on disk.
UNDERSIGNED_SEAL_SKIP=true start_app skipped
start_app sealed
for _ in 1 2 3; do
  sign_rate "$sealed_port" 64
  sign_rate "$skipped_port" 64
done
ours=() theirs=()
for _ in $(seq "$rounds"); do
  sign_rate "$sealed_port" 64
  ours+=("$rate")
  sign_rate "$skipped_port" 64
  theirs+=("$rate")
  say "seal: ${ours[-1]}/s with seals, ${theirs[-1]}/s without"
done
measure sign-64-sealed "$(median "${ours[@]}")" 1/s seal-switched-off "$(median "${theirs[@]}")"
PGPASSWORD=$sealed_password psql -q $sealed_db <<'SQL'
DELETE FROM outbox;
UPDATE signature SET state = 'C', confirmed_at = now(), partner_epoch = lead_epoch, partner_sealed = lead_sealed;
VACUUM FULL signature;
SQL
bytes=$(PGPASSWORD=$sealed_password psql -qAt $sealed_db -c 'SELECT pg_total_relation_size($$signature$$) / count(*) FROM signature')
record=$(PGPASSWORD=$sealed_password psql -qAt $sealed_db -c 'SELECT max(length(lead_sealed)) FROM signature')
measure signature-on-disk "$bytes" B limit 1024
measure sealed-record "$record" B limit 350
