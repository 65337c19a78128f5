"""The files of compose/: HAProxy before two renderers, nginx before the gateway, and what can be said without a cluster."""
import json
import re

from harness import *

COMPOSE = os.path.join(ROOT, "compose")


def text(name):
    with open(os.path.join(COMPOSE, name), encoding="utf-8") as file:
        return file.read()


def scratch(name, content):
    path = os.path.join(SCRATCH, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(content)
    return path


def free():
    import socket
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def once(pattern, replacement, content):
    changed, count = re.subn(pattern, lambda _: replacement, content, flags=re.M)
    assert count == 1, f"{pattern}: {count} places"
    return changed


def connects(port):
    import socket
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
        return True
    except OSError:
        return False


planner, tokens = stage("planner"), stage("tokens")
renderers = [stage("renderer", "--metrics", "127.0.0.1:0", "--drain", "3") for _ in range(2)]
PORT = free()


def haproxy_sends_each_call_to_the_renderer_with_the_fewest():
    whole = subprocess.run(["haproxy", "-c", "-f", os.path.join(COMPOSE, "haproxy.cfg")], capture_output=True, text=True,
                           env={**os.environ, "RENDERERS": "localhost:7000"}, check=False)
    assert whole.returncode == 0, whole.stderr
    # The file as it is, but for where it listens and how it finds the renderers.
    content = once(r"^    bind :7003", f"    bind 127.0.0.1:{PORT}", text("haproxy.cfg"))
    content = once(r" init-addr none resolvers system", "", content)
    content = once(r"^    server-template .*$", "\n".join(f"    server r{i} {r.address}" for i, r in enumerate(renderers)), content)
    Program("haproxy", "-db", "-f", scratch("haproxy.cfg", content), serves=False)
    assert until(lambda: connects(PORT))
    through = gateway(planner.address, tokens.address, f"127.0.0.1:{PORT}")
    straight = gateway(planner.address, tokens.address, renderers[0].address)
    reference = generate(straight.address)
    drawn = [r.scrape("plantain_pixels_total") or 0 for r in renderers]
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        pictures = list(pool.map(lambda _: generate(through.address), range(4)))
    assert all(p == reference for p in pictures)
    assert all((r.scrape("plantain_pixels_total") or 0) > before for r, before in zip(renderers, drawn)), "both drew"
    # One that will stop gets no more calls; nothing fails meanwhile.
    renderers[0].kill(signal.SIGTERM)
    for _ in range(3):
        assert generate(through.address) == reference
    assert renderers[0].end() == 0
    assert generate(through.address) == reference
    through.kill(signal.SIGTERM)
    assert through.end() == 0
    assert "retry" not in through.said(), through.said()


def nginx_passes_calls_to_the_gateway_over_TLS():
    door = gateway(planner.address, tokens.address, renderers[1].address)
    key, chain = os.path.join(SCRATCH, "tls.key"), os.path.join(SCRATCH, "tls.crt")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                    "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", chain],
                   check=True, capture_output=True)
    port = free()
    content = once(r"listen 443 ssl", f"listen 127.0.0.1:{port} ssl", text("nginx.conf"))
    content = once(r"grpc://gateway:7000", f"grpc://{door.address}", content)
    content = content.replace("/etc/nginx/tls/tls", os.path.join(SCRATCH, "tls"))
    content = f"daemon off;\npid {SCRATCH}/nginx.pid;\nerror_log {SCRATCH}/nginx.log;\n" + content
    content = content.replace("http {", f"http {{\n    access_log off;\n" + "".join(
        f"    {n}_temp_path {SCRATCH}/{n};\n" for n in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")), 1)
    Program("nginx", "-c", scratch("nginx.conf", content), "-e", f"{SCRATCH}/nginx.log", serves=False)
    assert until(lambda: connects(port))
    with open(chain, "rb") as file:
        made = channel(f"localhost:{port}", grpc.ssl_channel_credentials(file.read()))
    events = []
    png = generate(None, made=made, watch=lambda event: events.append((time.monotonic(), event.WhichOneof("event"))))
    assert png == generate(door.address)
    kinds = [kind for _, kind in events]
    assert kinds[-1] in ("image", "timing") and "thought" in kinds and "plan" in kinds
    spread = events[-1][0] - events[kinds.index("thought")][0]
    assert spread > 0.1, "events come as they are made and not all at the end"
    fails(grpc.StatusCode.INVALID_ARGUMENT, lambda: generate(None, ask("  "), made=made))


def the_files_keep_to_their_schemas():
    import kubernetes_validate
    import yaml
    tool = os.path.join(os.path.dirname(sys.executable), "check-jsonschema")
    checked = subprocess.run([tool, "--builtin-schema", "vendor.compose-spec", os.path.join(COMPOSE, "compose.yaml")],
                             capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    kinds = []
    for name in sorted(os.listdir(os.path.join(COMPOSE, "kubernetes"))):
        for document in yaml.safe_load_all(text(f"kubernetes/{name}")):
            kubernetes_validate.validate(document, "1.33", strict=True)
            kinds.append(document["kind"])
    for kind in ("Deployment", "HorizontalPodAutoscaler", "PodDisruptionBudget", "NetworkPolicy"):
        assert kind in kinds, kinds
    return f"{len(kinds)} objects"


def the_dashboard_and_the_autoscaler_ask_for_metrics_that_there_are():
    metered = gateway(planner.address, tokens.address, renderers[1].address, "--metrics", "127.0.0.1:0")
    generate(metered.address)
    fails(grpc.StatusCode.INVALID_ARGUMENT, lambda: generate(metered.address, ask("  ")))
    word = stage("tokens", "--metrics", "127.0.0.1:0")
    generate(gateway(planner.address, word.address, renderers[1].address).address)
    found = ""
    for program in (metered, word, renderers[1]):
        with urllib.request.urlopen(f"http://{program.metrics}/metrics", timeout=10) as answer:
            found += answer.read().decode()
    for line in found.splitlines():
        assert line.startswith("# ") or re.fullmatch(r'[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? [0-9.e+-]+', line), line
    known = set(re.findall(r"^# TYPE (\S+)", found, re.M))
    # They count what has not happened here.
    known |= {"plantain_refused_total", "plantain_retries_total", "plantain_cancel_seconds"}
    dashboard = json.loads(text("grafana/dashboard.json"))
    asked = {name for panel in dashboard["panels"] for target in panel["targets"]
             for name in re.findall(r"\b(?:plantain|process)_\w+", target["expr"])}
    asked |= set(re.findall(r"name: (plantain_\w+)\}", text("kubernetes/plantain.yaml")))
    missing = {re.sub(r"_(bucket|sum|count)$", "", name) for name in asked} - known
    assert not missing, missing
    return f"{len(asked)} names"


run(haproxy_sends_each_call_to_the_renderer_with_the_fewest, nginx_passes_calls_to_the_gateway_over_TLS,
    the_files_keep_to_their_schemas, the_dashboard_and_the_autoscaler_ask_for_metrics_that_there_are)
