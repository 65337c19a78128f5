"""Jobs from many clients at once while stages are killed: every job ends in its own picture or a clear error.

With --write the figures go into docs/RESULTS.md.
"""
import argparse
import json
import queue
import random
import struct
import zlib

from harness import *

PROMPTS = ["a red apple on a wooden table", "two blue mugs on a shelf", 'a sign that says "OPEN"', "a green vase beside a candle",
           "a yellow ball on grass at noon", "three books on a table"]


def plan_of(png):
    """The plan that a picture carries, as JSON."""
    at = 8
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at:at + 8])
        data = png[at + 8:at + 8 + length]
        if kind == b"iTXt" and data.startswith(b"plantain\0"):
            flag, rest = data[9], data[11:].split(b"\0", 2)[2]
            return json.loads(zlib.decompress(rest) if flag else rest)
        at += 12 + length
    raise AssertionError("a picture without a plan")


def children(parent):
    found = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open(f"/proc/{name}/stat", encoding="utf-8", errors="replace") as file:
                    head, _, tail = file.read().rpartition(")")
                if int(tail.split()[1]) == parent:
                    found[int(name)] = head.split("(", 1)[1]
            except OSError:
                pass
    return found


def held(process):
    """Resident MiB and open descriptors."""
    try:
        with open(f"/proc/{process}/statm", encoding="ascii") as file:
            memory = int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / (1 << 20)
        return memory, len(os.listdir(f"/proc/{process}/fd"))
    except OSError:
        return None


def slope(points):
    """Of y over x, by least squares."""
    n = len(points)
    mx, my = sum(x for x, _ in points) / n, sum(y for _, y in points) / n
    spread = sum((x - mx) ** 2 for x, _ in points)
    return sum((x - mx) * (y - my) for x, y in points) / spread if spread else 0.0


def home():
    """A cache of its own, so that another fleet on this machine is not disturbed."""
    real = os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "plantain")
    own = os.path.join(SCRATCH, "cache")
    os.makedirs(os.path.join(own, "plantain"))
    for name in ("models", "knowledge.pack"):
        os.symlink(os.path.join(real, name), os.path.join(own, "plantain", name))
    return {"XDG_CACHE_HOME": own, "PLANTAIN_DATA": os.path.join(SCRATCH, "conversations")}


parser = argparse.ArgumentParser()
parser.add_argument("--jobs", type=int, default=500)
parser.add_argument("--clients", type=int, default=50)
parser.add_argument("--kill-every", type=float, default=20)
parser.add_argument("--minutes", type=float, default=1e9, help="after which no further job begins")
parser.add_argument("--write", action="store_true")
asked = parser.parse_args()

up = Program(os.path.join(BUILD, "plantain"), "up", "--listen", "127.0.0.1:0", "--log-level", "warning", env=home())
gate = up.process.pid
todo, results, lock, done = queue.Queue(), {}, threading.Lock(), threading.Event()
for number in range(asked.jobs):
    todo.put(number)
refused, kills, samples, peaks = [0], [], [], {}
begun = time.monotonic()


def job(number, made):
    """What one job led to: OK and the seconds, or the code and the words of its error."""
    request = ask(PROMPTS[number % len(PROMPTS)], seed=number + 1)
    start = time.monotonic()
    while True:
        try:
            png = generate(None, request, timeout=3600, made=made)
            plan = plan_of(png)
            assert int(plan["seed"]) == number + 1 and plan["prompt"] == request.prompt, "a picture of another job"
            assert png.count(b"IEND\xaeB`\x82") == 1
            return "OK", time.monotonic() - start
        except grpc.RpcError as error:
            trailing = dict(error.trailing_metadata() or ())
            if error.code() == grpc.StatusCode.RESOURCE_EXHAUSTED and "grpc-retry-pushback-ms" in trailing:
                refused[0] += 1
                time.sleep(int(trailing["grpc-retry-pushback-ms"]) / 1000 * random.uniform(1, 1.5))
                continue
            return error.code().name, error.details()
        except AssertionError as error:
            return "WRONG", str(error)


def client():
    made = channel(up.address, **{"grpc.use_local_subchannel_pool": 1})
    while time.monotonic() - begun < 60 * asked.minutes:
        try:
            number = todo.get_nowait()
        except queue.Empty:
            break
        outcome = job(number, made)
        with lock:
            assert number not in results, f"job {number} ended twice"
            results[number] = outcome
        if len(results) % 50 == 0:
            print(f"  {len(results)} of {asked.jobs} after {time.monotonic() - begun:.0f} s", flush=True)
    made.close()


def killer():
    while not done.wait(asked.kill_every):
        stages = children(gate)
        if stages:
            process, name = random.choice(sorted(stages.items()))
            os.kill(process, signal.SIGKILL)
            kills.append(name)


def sampler():
    while True:
        now = held(gate)
        if now:
            samples.append((time.monotonic() - begun, len(results), *now))
        for process, name in children(gate).items():
            memory = held(process)
            if memory:
                peaks[name] = max(peaks.get(name, 0), memory[0])
        if done.wait(1):
            return


threads = [threading.Thread(target=client) for _ in range(asked.clients)]
watchers = [threading.Thread(target=killer), threading.Thread(target=sampler)]
for thread in threads + watchers:
    thread.start()
for thread in threads:
    thread.join()
seconds = time.monotonic() - begun
asked.jobs -= todo.qsize()
done.set()
for thread in watchers:
    thread.join()

# Left alone, it closes what it opened for its clients.
assert until(lambda: len(children(gate)) == 3, 60), "a stage that fell did not come back"
idle = None
for _ in range(20):
    idle = held(gate)
    time.sleep(0.5)
wrong = {n: r for n, r in results.items() if r[0] == "WRONG" or (r[0] != "OK" and not r[1])}
codes = {}
for outcome in results.values():
    codes[outcome[0]] = codes.get(outcome[0], 0) + 1
times = sorted(r[1] for r in results.values() if r[0] == "OK")
settled = [s for s in samples if s[1] >= asked.jobs / 5]
growth = slope([(s[1], s[2]) for s in settled]) * 100
most = max(s[3] for s in samples)
line = (f"{asked.jobs} jobs of 512×512 from {asked.clients} clients in {seconds:.0f} s, a stage killed every {asked.kill_every:g} s "
        f"({len(kills)}: {', '.join(f'{kills.count(k)} {k}' for k in sorted(set(kills)))}). Ended: "
        f"{', '.join(f'{count} {code}' for code, count in sorted(codes.items()))}; lost {asked.jobs - len(results)}, doubled or mixed up "
        f"{len(wrong)}; refused and come again {refused[0]}. A job took {times[len(times) // 2]:.1f} s in the median and {times[-1]:.1f} s at "
        f"most, its time in the queue included. Gateway: {settled[0][2]:.0f} MiB after a fifth of the jobs, {settled[-1][2]:.0f} MiB at the "
        f"end, {growth:+.2f} MiB a hundred jobs by least squares; {most} descriptors at most, {samples[0][3]} before the first job, "
        f"{idle[1]} after the last. Stages at most: {', '.join(f'{k} {v:.0f} MiB' for k, v in sorted(peaks.items()))}.")
print(line)
for outcome in sorted(set(r for r in results.values() if r[0] != "OK")):
    print(f"  {outcome[0]}: {outcome[1]}")
assert len(results) == asked.jobs and not wrong, wrong
assert codes.get("OK", 0) >= 0.95 * asked.jobs, codes
assert idle[1] <= samples[0][3] + 12, f"descriptors: {samples[0][3]} before, {idle[1]} after"
assert asked.jobs < 200 or growth < 2, f"{growth:.2f} MiB a hundred jobs"
up.kill(signal.SIGTERM)
assert up.end(60) == 0
if asked.write:
    path = os.path.join(ROOT, "docs/RESULTS.md")
    with open(path, encoding="utf-8") as file:
        before, _, rest = file.read().partition("<!-- soak -->")
    after = rest.partition("<!-- soak -->")[2]
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"{before}<!-- soak -->\n{line} (`Tests/soak --jobs {asked.jobs} --clients {asked.clients} --write`, "
                   f"{time.strftime('%Y-%m-%d')}, {os.cpu_count()} cores)\n<!-- soak -->{after}")
