# An open letter with 150 signatories: its PDF drawn anew in each of 24 languages, and its page beside nginx serving the same bytes.
need psql postgresql-client
need nginx nginx-light
signatories=150
start_app app --demo
site="http://127.0.0.1:$app_port"
letter="every-second-counts/letters/demand-to-lawmakers"
psql -q -v ON_ERROR_STOP=1 $app_db <<SQL
-- The demonstration's signatories once more under other names, until there are enough. Whoever is added has no mailbox and no link.
CREATE TEMP TABLE more AS
SELECT gen_random_uuid() AS id, p.*, row_number() OVER (ORDER BY p.accepted_at) AS number
FROM cosignature_published p WHERE p.letter = 'demand-to-lawmakers' AND p.withdrawn_at IS NULL
LIMIT $signatories - (SELECT count(*) FROM cosignature_published WHERE letter = 'demand-to-lawmakers');
INSERT INTO cosignature (id, campaign_id, letter, state, language, country, text_language, version, substance, sealed, name_print,
    host_print, domain_print, mailbox_print, asked_at, confirmed_at, signed_at, decided_at)
SELECT m.id, c.campaign_id, c.letter, c.state, c.language, c.country, c.text_language, c.version, c.substance, c.sealed,
    sha256(('name ' || m.number)::bytea), sha256(('host ' || m.number)::bytea), sha256(('domain ' || m.number)::bytea),
    sha256(('mailbox ' || m.number)::bytea), c.asked_at, c.confirmed_at, c.signed_at, c.decided_at
FROM more m JOIN cosignature c ON c.id = m.cosignature_id;
INSERT INTO cosignature_published (cosignature_id, campaign_id, letter, organisation, country, website, signatory, role, accepted_at)
SELECT id, campaign_id, letter, organisation || ' for Children and Families ' || number, country, website, signatory, role, accepted_at FROM more;
UPDATE cosignature_board SET version = version + 1;
SQL
sleep 3 # by then every node has noticed
mkdir -p "$scratch/www"
shown=$(curl -sf "$site/api/v1/campaigns/every-second-counts/letters/demand-to-lawmakers.json" | grep -o '"organisation"' | wc -l)
[ "$shown" = "$signatories" ] || { say "the letter shows $shown signatories, not $signatories"; exit 1; }
# The first of these also reads the fonts and compiles what draws.
times=()
for language in bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv; do
  times+=("$(curl -sf -o "$scratch/www/pdf" -w '%{time_total}\n' "$site/$language/$letter.pdf" | awk '{printf "%.0f", $1 * 1000}')")
done
measure letter-pdf "$(median "${times[@]}")" ms limit 2000
measure letter-pdf-slowest "$(printf '%s\n' "${times[@]}" | sort -n | tail -1)" ms limit 2000
curl -sf -H 'Accept-Encoding: gzip' "$site/en/$letter" -o "$scratch/www/gzip"
start_nginx "text/html; charset=utf-8" 'location ~ ^/gzip { add_header Content-Encoding gzip; add_header Vary Accept-Encoding; }'
rate_of -H 'Accept-Encoding: gzip' "$site/en/$letter" >/dev/null
ours=() theirs=()
for _ in $(seq "$rounds"); do
  ours+=("$(rate_of -H 'Accept-Encoding: gzip' "$site/en/$letter")")
  theirs+=("$(rate_of -H 'Accept-Encoding: gzip' "http://127.0.0.1:$nginx_port/gzip")")
done
measure letter-page "$(median "${ours[@]}")" 1/s nginx "$(median "${theirs[@]}")"
