-- Closed loop of wrk: one request of the file, at random, each time. REQUESTS names the file, SEED the draw, RUN_MS how long requests are
-- made: after it no connection asks for anything, so that every request asked is answered and counted before wrk ends.
-- The file: "COUNT TAIL\n", TAIL bytes; then COUNT times "FIRST SECOND\n", FIRST bytes, SECOND bytes.
-- A request is FIRST bytes, and when there is a second part a fresh UUID, SECOND bytes and the common tail.
local ffi = require("ffi")
ffi.cdef [[ typedef struct { long seconds; long nanoseconds; } bench_time; int clock_gettime(int clock, bench_time *now); ]]
local MONOTONIC, now = 1, ffi.new("bench_time")
local function milliseconds()
  ffi.C.clock_gettime(MONOTONIC, now)
  return tonumber(now.seconds) * 1000 + tonumber(now.nanoseconds) / 1e6
end

local first, second, tail, count = {}, {}, "", 0
local run, made, stop, length = 0, 0, nil, 0
local NEVER = 3600 * 1000

function init()
  local file = assert(io.open(os.getenv("REQUESTS"), "rb"))
  local c, t = file:read("*l"):match("^(%d+) (%d+)$")
  count = tonumber(c)
  if tonumber(t) > 0 then tail = file:read(tonumber(t)) end
  for i = 1, count do
    local a, b = file:read("*l"):match("^(%d+) (%d+)$")
    first[i] = file:read(tonumber(a))
    if tonumber(b) > 0 then second[i] = file:read(tonumber(b)) end
  end
  file:close()
  math.randomseed(tonumber(os.getenv("SEED")))
  run = math.floor(math.random() * 2 ^ 31)
  length = tonumber(os.getenv("RUN_MS"))
end

function delay()
  if stop == nil then stop = milliseconds() + length end
  if milliseconds() >= stop then return NEVER end
  return 0
end

function request()
  local i = math.random(count)
  if second[i] == nil then return first[i] end
  made = made + 1
  return first[i] .. string.format("%08x-0000-4000-8000-%012x", run, made) .. second[i] .. tail
end

function done(summary, latency)
  local e = summary.errors
  io.write(string.format('WRK {"requests":%d,"bytes":%d,"p50":%d,"p90":%d,"p99":%d,"max":%d,"refused":%d,"broken":%d}\n',
    summary.requests, summary.bytes, latency:percentile(50), latency:percentile(90), latency:percentile(99), latency.max,
    e.status, e.connect + e.read + e.write + e.timeout))
end
