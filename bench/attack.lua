-- Attackers who post and never solve a puzzle: RATE requests a second from CONNECTIONS connections and 10,000 networks,
-- each with a mailbox of its own.
local pause = math.floor(1000 * tonumber(os.getenv("CONNECTIONS")) / tonumber(os.getenv("RATE")))
math.randomseed(7)

function delay()
  return pause
end

function request()
  local network = math.random(0, 9999)
  local body = string.format("name=Ann+%d&email=m%d%%40mail.example.org&country=BE&age_ok=yes&consent=yes&updates=no",
    math.random(1, 1e9), math.random(1, 1e9))
  return wrk.format("POST", "/en/every-second-counts/sign", {
    ["Content-Type"] = "application/x-www-form-urlencoded",
    ["X-Forwarded-For"] = string.format("10.9.%d.%d", math.floor(network / 256), network % 256),
  }, body)
end

function done(summary)
  io.write(string.format("attacks-per-second %.0f\n", summary.requests / (summary.duration / 1e6)))
end
