# 10,000 idle listeners to the counts: memory of each, and how long a new count takes to reach all of them.
ulimit -n "$((${LISTENERS:-10000} + 2000))" 2>/dev/null || { say "too few open files allowed (ulimit -n) for ${LISTENERS:-10000} listeners"; exit 2; }
start_app app
"$JAVA_HOME/bin/java" -Xmx2g "$root/bench/EventListeners.java" "$app_port" "$app_pid" "${LISTENERS:-10000}" | while read -r name value; do
  case "$name" in
    memory) measure events-memory-each "$value" KiB limit 60 ;;
    reach) measure events-reach-all "$value" ms limit 1000 ;;
    *) printf '%s %s\n' "$name" "$value" >&2 ;;
  esac
done
