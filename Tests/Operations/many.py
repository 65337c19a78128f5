"""One picture over several renderers: found by DNS, told apart by health, killed midway."""
import re

from harness import *

# A picture of several tiles, so that there is something to spread.
REQUEST = ask("a red mug and a blue vase on a wooden table", size="1K")
planner, tokens = stage("planner"), stage("tokens")
first = stage("renderer", "--metrics", "127.0.0.1:0")
port = first.address.rsplit(":", 1)[1]
second = stage("renderer", "--metrics", "127.0.0.1:0", listen=f"127.0.0.2:{port}")
REFERENCE = []


def one_renderer_makes_the_reference():
    one = gateway(planner.address, tokens.address, first.address)
    REFERENCE.append(generate(one.address, REQUEST))
    one.kill(signal.SIGTERM)
    assert one.end() == 0


def two_renderers_give_the_same_bytes():
    before = [p.scrape("plantain_pixels_total") or 0 for p in (first, second)]
    two = gateway(planner.address, tokens.address, f"{first.address},{second.address}")
    assert generate(two.address, REQUEST) == REFERENCE[0]
    drawn = [(p.scrape("plantain_pixels_total") or 0) - b for p, b in zip((first, second), before)]
    assert drawn == [1024 * 512, 1024 * 512], drawn


def a_host_name_stands_for_all_of_its_addresses():
    wrapper, turns = "/usr/lib/x86_64-linux-gnu/libnss_wrapper.so", os.path.join(SCRATCH, "names.so")
    assert os.path.exists(wrapper), "expected the package libnss-wrapper"
    subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-o", turns, os.path.join(ROOT, "Tests/Operations/names.c")], check=True)
    hosts = os.path.join(SCRATCH, "hosts")
    with open(hosts, "w", encoding="ascii") as file:
        file.write("127.0.0.1 renderers.example\n127.0.0.2 renderers.example\n")
    before = [p.scrape("plantain_pixels_total") or 0 for p in (first, second)]
    named = gateway(planner.address, tokens.address, f"renderers.example:{port}",
                    env={"LD_PRELOAD": f"{turns}:{wrapper}", "NSS_WRAPPER_HOSTS": hosts})
    assert generate(named.address, REQUEST) == REFERENCE[0]
    drawn = [(p.scrape("plantain_pixels_total") or 0) - b for p, b in zip((first, second), before)]
    assert drawn == [1024 * 512, 1024 * 512], f"{drawn}; {named.said()[-3000:]}"


def a_renderer_killed_midway_leaves_no_mark():
    shared = gateway(planner.address, tokens.address, f"{first.address},{second.address}")
    drawn = second.scrape("plantain_compute_seconds_count") or 0

    def watch(event):
        # Its half is being drawn: it has begun and not ended.
        if event.progress.stage == "renderer" and second.process.poll() is None:
            if until(lambda: second.scrape("plantain_queue_running") == 1, 5, 0.005):
                second.kill()

    assert generate(shared.address, REQUEST, watch=watch) == REFERENCE[0]
    assert second.process.poll() == -signal.SIGKILL, "it was killed while it drew"
    assert re.search(r'"event":"retry"', shared.said()), "its part went to the other"
    # And with one renderer down, the next picture needs no retry.
    assert generate(shared.address, REQUEST) == REFERENCE[0]


run(one_renderer_makes_the_reference, two_renderers_give_the_same_bytes, a_host_name_stands_for_all_of_its_addresses,
    a_renderer_killed_midway_leaves_no_mark)
