"""What the tests of running programs share: starting them, calling them, ending them.

Each test is a script that ends with status 0 or says what was false. PLANTAIN_BUILD names the folder of the programs.
"""
import atexit
import concurrent.futures
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

os.environ.setdefault("GRPC_VERBOSITY", "NONE")
import grpc  # noqa: E402
from grpc_health.v1 import health_pb2, health_pb2_grpc  # noqa: F401
from grpc_tools import protoc

ROOT = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../.."))
BUILD = os.environ.get("PLANTAIN_BUILD", os.path.join(ROOT, ".build/release"))
SCRATCH = tempfile.mkdtemp(prefix="plantain-test-")
atexit.register(shutil.rmtree, SCRATCH, True)
NAMES = ("stage", "picture", "scene", "tokens", "planner", "renderer", "gateway")
protoc.main(["", f"-I{ROOT}/Proto", f"--python_out={SCRATCH}", f"--grpc_python_out={SCRATCH}",
             *(f"plantain/v1/{n}.proto" for n in NAMES)])
sys.path.insert(0, SCRATCH)
from plantain.v1 import (gateway_pb2, gateway_pb2_grpc, picture_pb2, planner_pb2,  # noqa: E402,F401
                         planner_pb2_grpc, renderer_pb2, renderer_pb2_grpc, scene_pb2, stage_pb2,
                         tokens_pb2, tokens_pb2_grpc)

LARGE = [("grpc.max_receive_message_length", 64 << 20), ("grpc.enable_retries", 0)]


class Program:
    """A program that serves; `address` and `metrics` are where."""

    def __init__(self, *command, env=None, serves=True, stdin=None):
        self.command = [str(c) for c in command]
        self.errors = os.path.join(SCRATCH, f"errors-{os.urandom(4).hex()}")
        with open(self.errors, "wb") as errors:
            self.process = subprocess.Popen(self.command, stdout=subprocess.PIPE, stderr=errors, text=True,
                                            stdin=stdin or subprocess.DEVNULL, env={**os.environ, **(env or {})})
        PROGRAMS.append(self)
        self.address = self.metrics = None
        if serves:
            self.address = self.expect("listening")
            if "--metrics" in self.command:
                self.metrics = self.expect("metrics")

    def expect(self, word):
        line = self.process.stdout.readline()
        assert line.startswith(word + " "), f"{' '.join(self.command)}: said {line!r}; {self.said()[:4500]}"
        return line.split()[1]

    def said(self):
        with open(self.errors, encoding="utf-8", errors="replace") as file:
            return file.read()

    def kill(self, number=signal.SIGKILL):
        self.process.send_signal(number)

    def end(self, within=30):
        return self.process.wait(within)

    def scrape(self, name):
        """Sum of a metric over its labels."""
        with urllib.request.urlopen(f"http://{self.metrics}/metrics", timeout=10) as answer:
            text = answer.read().decode()
        values = re.findall(rf"^{name}(?:{{[^}}]*}})? (\S+)$", text, re.M)
        return sum(map(float, values)) if values else None


PROGRAMS = []


@atexit.register
def end_all():
    for program in PROGRAMS:
        if program.process.poll() is None:
            program.process.kill()
            program.process.wait()


def stage(name, *arguments, listen="127.0.0.1:0", **more):
    """planner, tokens or renderer."""
    return Program(os.path.join(BUILD, name), "serve", "--listen", listen, *arguments, **more)


def gateway(planner, tokens, renderer, *arguments, listen="127.0.0.1:0", **more):
    data = {"PLANTAIN_DATA": os.path.join(SCRATCH, "conversations")}
    env = {**data, **more.pop("env", {})}
    return Program(os.path.join(BUILD, "plantain"), "serve", "--listen", listen, "--planner", planner, "--tokens", tokens,
                   "--renderer", renderer, *arguments, env=env, **more)


def channel(address, credentials=None, **options):
    settings = LARGE + list(options.items())
    if credentials:
        return grpc.secure_channel(address, credentials, settings)
    return grpc.insecure_channel(address, settings)


def ask(prompt="a green apple on a table", size="512", seed=5, **more):
    return gateway_pb2.GenerateRequest(prompt=prompt, size=size, seed=seed, **more)


def generate(address, request=None, timeout=300, watch=None, made=None, metadata=None):
    """The bytes of a picture."""
    stub = gateway_pb2_grpc.GatewayStub(made or channel(address))
    png = b""
    for event in stub.Generate(request or ask(), timeout=timeout, metadata=metadata):
        if watch:
            watch(event)
        if event.HasField("image"):
            assert event.image.offset == len(png), "pieces come in order"
            png += event.image.data
    assert png.startswith(b"\x89PNG") and png.endswith(b"IEND\xaeB`\x82"), f"{len(png)} bytes are no PNG"
    return png


def inputs(planner, tokens, request):
    """A plan and its tokens, for calls to a renderer alone."""
    thinking = planner_pb2_grpc.PlannerStub(channel(planner)).Think(
        planner_pb2.ThinkRequest(prompt=request.prompt, size=request.size, seed=request.seed), timeout=120)
    plan = [event.plan for event in thinking if event.HasField("plan")][0]
    return plan, written(tokens, tokens_pb2.GenerateTokensRequest(plan=plan))[0]


def written(tokens, request, timeout=120):
    """The tokens of a plan, and the stage's timing."""
    grid = timing = None
    for chunk in tokens_pb2_grpc.TokenGeneratorStub(channel(tokens)).Generate(request, timeout=timeout):
        if grid is None and chunk.columns:
            grid = tokens_pb2.TokenGrid(columns=chunk.columns, rows=chunk.rows)
            codes = bytearray(2 * chunk.columns * chunk.rows)
        for token in chunk.tokens:
            codes[2 * token.position:2 * token.position + 2] = bytes((token.first, token.second))
        if chunk.HasField("timing"):
            timing = chunk.timing
    grid.codes = bytes(codes)
    return grid, timing


def until(holds, within=30, every=0.02):
    end = time.monotonic() + within
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(every)
    return False


def fails(code, call):
    try:
        call()
    except grpc.RpcError as error:
        assert error.code() == code, f"expected {code}, got {error.code()}: {error.details()}"
        return error
    raise AssertionError(f"expected {code}, got an answer")


def run(*checks):
    """Runs functions whose names say what holds."""
    wanted = sys.argv[1:]
    for check in checks:
        if wanted and check.__name__ not in wanted:
            continue
        begun = time.monotonic()
        said = check()
        print(f"  {check.__name__.replace('_', ' ')} ({time.monotonic() - begun:.1f} s){': ' + said if said else ''}", flush=True)
