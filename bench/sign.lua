-- Signs the petition: a new mailbox with every request. Prints rate, 99th percentile and answers that were not 303.
local run = os.getenv("RUN")
local number = 0
local headers = { ["Content-Type"] = "application/x-www-form-urlencoded" }
local threads = {}
wrong = 0

function setup(thread)
  table.insert(threads, thread)
  thread:set("id", #threads)
end

function request()
  number = number + 1
  local body = "name=Bench+Signer+" .. number .. "&email=s" .. run .. "x" .. id .. "x" .. number
    .. "%40example.org&country=BE&age_ok=yes&consent=yes&updates=no"
  return wrk.format("POST", "/en/every-second-counts/sign", headers, body)
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
