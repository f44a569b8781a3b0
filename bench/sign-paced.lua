-- Signs at a given rate: each of CONNECTIONS connections waits between two requests so that RATE come in a second.
dofile(os.getenv("BENCH") .. "/sign.lua")
local pause = math.floor(1000 * tonumber(os.getenv("CONNECTIONS")) / tonumber(os.getenv("RATE")))

function delay()
  return pause
end
