# The list of 720 representatives: the first answer after the start, and many one by one, beside nginx serving the same bytes.
need nginx nginx-light
kits="$scratch/kits"
cp -r "$root/campaigns" "$kits"
kit="$kits/every-second-counts"
countries=(AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK)
{
  echo "id,name,country,group,language,mailbox,page"
  for i in $(seq 1 720); do
    echo "m$i,Member With A Long Name $i,${countries[$((i % 27))]},Sample $((i % 9)),en,member.with.a.long.name$i@example.org,https://example.org/representatives/$i"
  done
} >"$kit/representatives.csv"
start_app app --campaigns "$kits"
page="/en/every-second-counts/representatives"
one() { curl -sf -o /dev/null -w '%{time_total}\n' -H 'Accept-Encoding: gzip' "$1" | awk '{printf "%.2f\n", $1 * 1000}'; }
measure representatives-first "$(one "http://127.0.0.1:$app_port$page")" ms limit 100
mkdir -p "$scratch/www"
curl -sf -H 'Accept-Encoding: gzip' "http://127.0.0.1:$app_port$page" -o "$scratch/www/gzip"
curl -sf "http://127.0.0.1:$app_port$page" -o "$scratch/www/plain"
[ "$(grep -c '<li><a href="/en/every-second-counts/representatives/' "$scratch/www/plain")" = 720 ] || { say "the page does not show 720 members"; exit 1; }
start_nginx "text/html; charset=utf-8" \
  'location ~ ^/gzip { add_header Content-Encoding gzip; add_header Vary Accept-Encoding; }'
times() { for _ in $(seq 1 200); do one "$1"; done | sort -g; }
nth() { sed -n "$1p" <<<"$2"; }
ours=$(times "http://127.0.0.1:$app_port$page")
theirs=$(times "http://127.0.0.1:$nginx_port/gzip")
measure representatives-median "$(nth 100 "$ours")" ms nginx "$(nth 100 "$theirs")"
measure representatives-p95 "$(nth 190 "$ours")" ms nginx "$(nth 190 "$theirs")"
# Filters are made when they are first asked for.
measure representatives-filter-first "$(one "http://127.0.0.1:$app_port$page?country=DE&group=Sample%201")" ms limit 100
# The page of one is made for each visitor.
member=$(times "http://127.0.0.1:$app_port$page/m1")
measure representatives-member-p95 "$(nth 190 "$member")" ms limit 100
