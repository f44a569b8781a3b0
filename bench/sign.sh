# Signing by HTTP with durable commit, beside pgbench inserting single rows of the same shape on the same server. The
# courier sends what waits during the windows of both.
start_app app
psql -q $app_db -c 'CREATE TABLE peer (LIKE signature INCLUDING ALL)'
for _ in 1 2 3; do sign_rate "$app_port" 64; done # warm-up: the first thousands are compiled on the way
for connections in 64 256; do
  ours=() theirs=() tails=()
  for _ in $(seq "$rounds"); do
    sign_rate "$app_port" "$connections"
    ours+=("$rate")
    tails+=("$p99")
    theirs+=("$(pgbench -n -M prepared -c "$connections" -j 1 -T "$seconds" -f "$root/bench/peer.sql" $app_db 2>/dev/null |
      awk '/^tps/ {printf "%.0f", $3}')")
    say "sign-$connections: ${ours[-1]}/s, p99 ${tails[-1]} ms; pgbench ${theirs[-1]}/s"
  done
  measure "sign-$connections" "$(median "${ours[@]}")" 1/s pgbench-single-insert "$(median "${theirs[@]}")"
  measure "sign-$connections-p99" "$(median "${tails[@]}")" ms limit 25
done
