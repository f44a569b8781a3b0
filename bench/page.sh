# The campaign page, beside nginx serving the same bytes.
need nginx nginx-light
start_app app
page="/en/every-second-counts"
mkdir -p "$scratch/www"
curl -sf -H 'Accept-Encoding: gzip' "http://127.0.0.1:$app_port$page" -o "$scratch/www/gzip"
curl -sf "http://127.0.0.1:$app_port$page" -o "$scratch/www/plain"
nginx_port=$((20000 + RANDOM % 20000))
cat >"$scratch/nginx.conf" <<CONF
worker_processes 2;
daemon off;
pid $scratch/nginx.pid;
error_log $scratch/nginx.log;
events { worker_connections 2048; }
http {
  access_log off; sendfile on; tcp_nopush on; tcp_nodelay on; keepalive_requests 100000000;
  open_file_cache max=100;
  server {
    listen 127.0.0.1:$nginx_port backlog=4096;
    root $scratch/www;
    default_type "text/html; charset=utf-8";
    location = /gzip { add_header Content-Encoding gzip; add_header Vary Accept-Encoding; }
  }
}
CONF
chmod -R a+rX "$scratch/www"
PATH="$PATH:/usr/sbin" nginx -c "$scratch/nginx.conf" 2>/dev/null &
pids+=("$!")
sleep 1
rate_of() { wrk -t 1 -c 64 -d "${seconds}s" "$@" | awk '/^Requests\/sec/ {printf "%.0f", $2}'; }
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
