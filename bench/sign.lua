-- Signs the petition: a new mailbox with every request. Prints rate, 99th percentile and answers that were not 303.
dofile(os.getenv("BENCH") .. "/result.lua")
local run = os.getenv("RUN")
local number = 0
local headers = { ["Content-Type"] = "application/x-www-form-urlencoded" }

function request()
  number = number + 1
  local body = "name=Bench+Signer+" .. number .. "&email=s" .. run .. "x" .. id .. "x" .. number
    .. "%40example.org&country=BE&age_ok=yes&consent=yes&updates=no"
  return wrk.format("POST", "/en/every-second-counts/sign", headers, body)
end
