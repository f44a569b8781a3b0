# Signing with 5 million signatures in the table, beside signing on an empty one.
rows=${ROWS:-5000000}
start_app empty
start_app full
PGPASSWORD=$full_password psql -q $full_db -v ON_ERROR_STOP=1 <<SQL
INSERT INTO signature (campaign_id, fingerprint, id, name_print, state, country, language, text_id, updates, sealed,
                       token_hashes, confirmed_at)
SELECT 1, uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()), uuidv7(), uuid_send(gen_random_uuid()), 'C',
       'BE', 'EN', 1, false,
       uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
           || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()),
       uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()), now()
FROM generate_series(1, $rows);
VACUUM ANALYZE signature;
CHECKPOINT;
SELECT pg_size_pretty(pg_total_relation_size('signature')) AS "table with its indexes";
SQL
sign_rate "$empty_port" 64
sign_rate "$full_port" 64
ours=() theirs=()
for _ in $(seq "$rounds"); do
  sign_rate "$full_port" 64
  ours+=("$rate")
  sign_rate "$empty_port" 64
  theirs+=("$rate")
done
measure "sign-64-with-$rows-rows" "$(median "${ours[@]}")" 1/s empty-table "$(median "${theirs[@]}")"
