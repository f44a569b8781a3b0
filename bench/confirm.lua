-- Confirms signatures whose links are counted up, as bench/log.sh makes them. Prints rate, 99th percentile and
-- answers that were not 303.
dofile(os.getenv("BENCH") .. "/result.lua")
local alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
local head = os.getenv("HEAD") -- 20 hexadecimal digits with which the ids begin
local number = tonumber(os.getenv("FIRST"))
local headers = { ["Content-Type"] = "application/x-www-form-urlencoded" }

local function base64(bytes)
  local out = {}
  for i = 1, #bytes, 3 do
    local a, b, c = bytes:byte(i, i + 2)
    local word = a * 65536 + (b or 0) * 256 + (c or 0)
    for place = 3, (c and 0) or (b and 1) or 2, -1 do
      local digit = math.floor(word / 64 ^ place) % 64
      out[#out + 1] = alphabet:sub(digit + 1, digit + 1)
    end
  end
  return table.concat(out)
end

local function unhex(hex)
  return (hex:gsub("..", function(pair) return string.char(tonumber(pair, 16)) end))
end

function request()
  number = number + 1
  local token = base64(unhex(head .. string.format("%012x", number) .. string.format("%032x", number)))
  return wrk.format("POST", "/en/confirm/" .. token, headers, "action=confirm")
end
