# The results of a consultation that 100,000 children answered: drawn anew, with new answers before each time, and from memory
# beside nginx serving the same bytes. ANSWERS=10000 for a quick look.
need nginx nginx-light
answers=${ANSWERS:-100000}
start_app app
site="http://127.0.0.1:$app_port"
path="/en/every-second-counts/consultations/safe-online/results"
db=$(awk '{print $2 ":" $4}' <<<"$app_db")
# What the instance's own job counts meanwhile is not in the time of the filler.
out=$(BIG_URL="postgresql://undersigned:$app_password@$db/undersigned" "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED \
  -cp "$root/app/target/app.jar:$root/app/target/lib/*" \
  "$root/bench/ConsultationFill.java" "$scratch/app/secrets/consultation" "$answers")
measure consultation-stored "$(awk '/^stored/ {print $2}' <<<"$out")" 1/s limit 100
mkdir -p "$scratch/www"
times=()
for _ in $(seq 1 20); do
  PGPASSWORD=$app_password psql -qAt $app_db -c "UPDATE consultation_board SET version = version + 1"
  sleep 2.5 # by then every node has noticed; that nobody asked meanwhile makes the next page a new one
  times+=("$(curl -sf -o "$scratch/www/results" -w '%{time_total}\n' "$site$path" | awk '{printf "%.1f", $1 * 1000}')")
done
grep -q 'children were counted' "$scratch/www/results"
measure consultation-results "$(median "${times[@]}")" ms limit 200
measure consultation-results-slowest "$(printf '%s\n' "${times[@]}" | sort -n | tail -1)" ms limit 200
curl -sf -H 'Accept-Encoding: gzip' "$site$path" -o "$scratch/www/gzip"
start_nginx "text/html; charset=utf-8" 'location ~ ^/gzip { add_header Content-Encoding gzip; add_header Vary Accept-Encoding; }'
rate_of -H 'Accept-Encoding: gzip' "$site$path" >/dev/null
ours=() theirs=()
for _ in $(seq "$rounds"); do
  ours+=("$(rate_of -H 'Accept-Encoding: gzip' "$site$path")")
  theirs+=("$(rate_of -H 'Accept-Encoding: gzip' "http://127.0.0.1:$nginx_port/gzip")")
done
measure consultation-results-cached "$(median "${ours[@]}")" 1/s nginx "$(median "${theirs[@]}")"
