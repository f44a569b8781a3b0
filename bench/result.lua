-- What the scripts of wrk share: answers that were not 303, and the line "result RATE P99 WRONG".
local threads = {}
wrong = 0

function setup(thread)
  table.insert(threads, thread)
  thread:set("id", #threads)
end

function response(status)
  if status ~= 303 then wrong = wrong + 1 end
end

function done(summary, latency)
  local bad = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  for _, thread in ipairs(threads) do bad = bad + thread:get("wrong") end
  io.write(string.format("result %.0f %.2f %d\n", summary.requests / (summary.duration / 1e6),
    latency:percentile(99) / 1000, bad))
end
