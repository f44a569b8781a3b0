# The picture for sharing: drawn anew, and from memory beside nginx serving the same bytes.
need nginx nginx-light
start_app app
sleep 6 # the server draws its first picture by itself, three seconds after its start
site="http://127.0.0.1:$app_port"
mkdir -p "$scratch/www"
times=() largest=0
for organisation in "" $(curl -sf "$site/en/every-second-counts/organisations" | grep -oE '/with/[a-z0-9-]+' | sort -u | head -7); do
  for language in bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv; do
    times+=("$(curl -sf -o "$scratch/www/picture" -w '%{time_total}\n' "$site/$language/every-second-counts$organisation/share.png" |
      awk '{printf "%.1f", $1 * 1000}')")
    bytes=$(wc -c <"$scratch/www/picture")
    largest=$((bytes > largest ? bytes : largest))
  done
done
measure share-picture "$(median "${times[@]}")" ms limit 150
measure share-picture-95th "$(printf '%s\n' "${times[@]}" | sort -n | awk '{all[NR] = $1} END {print all[int(NR * 0.95)]}')" ms limit 150
measure share-picture-largest "$(((largest + 1023) / 1024))" KiB limit 100
start_nginx image/png
path="/en/every-second-counts/share.png"
curl -sf "$site$path" -o "$scratch/www/picture"
rate_of "$site$path" >/dev/null
ours=() theirs=()
for _ in $(seq "$rounds"); do
  ours+=("$(rate_of "$site$path")")
  theirs+=("$(rate_of "http://127.0.0.1:$nginx_port/picture")")
done
measure share-picture-cached "$(median "${ours[@]}")" 1/s nginx "$(median "${theirs[@]}")"
