# The campaign page, beside nginx serving the same bytes.
need nginx nginx-light
start_app app
page="/en/every-second-counts"
mkdir -p "$scratch/www"
curl -sf -H 'Accept-Encoding: gzip' "http://127.0.0.1:$app_port$page" -o "$scratch/www/gzip"
curl -sf "http://127.0.0.1:$app_port$page" -o "$scratch/www/plain"
start_nginx "text/html; charset=utf-8" \
  'location ~ ^/gzip { add_header Content-Encoding gzip; add_header Vary Accept-Encoding; }'
rate_of -H 'Accept-Encoding: gzip' "http://127.0.0.1:$app_port$page" >/dev/null
for kind in gzip plain; do
  ours=() theirs=()
  header="Accept-Encoding: $([ $kind = gzip ] && echo gzip || echo identity)"
  for _ in $(seq "$rounds"); do
    ours+=("$(rate_of -H "$header" "http://127.0.0.1:$app_port$page")")
    theirs+=("$(rate_of -H "$header" "http://127.0.0.1:$nginx_port/$kind")")
  done
  measure "page-$kind" "$(median "${ours[@]}")" 1/s nginx "$(median "${theirs[@]}")"
done
total=0
for path in $(grep -oE '/static/(site|leave|icon|sans-latin)-[0-9a-f]+\.(css|js|svg|woff2)' "$scratch/www/plain" | sort -u); do
  total=$((total + $(curl -sf -H 'Accept-Encoding: gzip' "http://127.0.0.1:$app_port$path" | wc -c)))
done
measure page-first-visit "$(((total + $(wc -c <"$scratch/www/gzip") + 1023) / 1024))" KiB limit 100
# The other public pages, each as browsers ask for it.
for name in facts timeline news voices share statistics; do
  curl -sf -H 'Accept-Encoding: gzip' "http://127.0.0.1:$app_port$page/$name" -o "$scratch/www/gzip-$name"
  ours=() theirs=()
  for _ in $(seq "$rounds"); do
    ours+=("$(rate_of -H 'Accept-Encoding: gzip' "http://127.0.0.1:$app_port$page/$name")")
    theirs+=("$(rate_of -H 'Accept-Encoding: gzip' "http://127.0.0.1:$nginx_port/gzip-$name")")
  done
  measure "page-$name" "$(median "${ours[@]}")" 1/s nginx "$(median "${theirs[@]}")"
done
