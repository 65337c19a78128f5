"""A busy stage: who waits, who is refused, who is cancelled, who is late, and how it stops."""
from harness import *

planner, tokens = (stage(name, "--metrics", "127.0.0.1:0") for name in ("planner", "tokens"))
renderer = stage("renderer", "--waiting", "2", "--metrics", "127.0.0.1:0")
PLAN, GRID = inputs(planner.address, tokens.address, ask("a red mug on a wooden table", size="1K"))
REQUEST = renderer_pb2.RenderRequest(plan=PLAN, tokens=GRID, region=picture_pb2.Rectangle(width=512, height=512))
WAY = channel(renderer.address)


class Call(threading.Thread):
    """One Render call, read to its end."""

    def __init__(self, timeout=300, request=REQUEST):
        super().__init__(daemon=True)
        self.tiles, self.ahead, self.error, self.first = [], [], None, None
        self.begun = time.monotonic()
        self.call = renderer_pb2_grpc.RendererStub(WAY).Render(request, timeout=timeout)
        self.start()

    def run(self):
        try:
            for event in self.call:
                self.first = self.first or time.monotonic()
                if event.HasField("progress") and event.progress.ahead:
                    self.ahead.append(event.progress.ahead)
                if event.HasField("tile"):
                    t = event.tile
                    self.tiles.append((t.x, t.y, t.width, t.height, t.rgb8))
        except grpc.RpcError as error:
            self.error = error
        self.ended = time.monotonic()

    def result(self):
        self.join(300)
        assert self.error is None, self.error
        return sorted(self.tiles)


def running():
    return renderer.scrape("plantain_queue_running") == 1


def idle():
    return renderer.scrape("plantain_queue_running") == 0


def the_queue_is_bounded_and_tells_everyone_his_place():
    assert until(idle)
    first = Call()
    assert until(running)
    second = Call()
    assert until(lambda: second.ahead == [1]), second.ahead
    third = Call()
    assert until(lambda: third.ahead == [2]), third.ahead
    error = fails(grpc.StatusCode.RESOURCE_EXHAUSTED,
                  lambda: list(renderer_pb2_grpc.RendererStub(WAY).Render(REQUEST, timeout=60)))
    trailing = dict(error.trailing_metadata())
    assert 100 <= int(trailing["grpc-retry-pushback-ms"]) <= 60000, trailing
    # One that leaves the queue moves only those behind it, and the one at work not at all.
    second.call.cancel()
    assert until(lambda: third.ahead[-1] == 1), third.ahead
    assert first.result() == third.result()
    assert second.error.code() == grpc.StatusCode.CANCELLED


def cancelling_a_running_call_touches_only_that_one():
    undisturbed = Call().result()
    # Who reads the end of a call may do so before its job has left.
    assert until(idle)
    first = Call()
    assert until(running)
    second = Call()
    assert until(lambda: second.ahead == [1])
    first.call.cancel()
    assert second.result() == undisturbed
    assert first.error.code() == grpc.StatusCode.CANCELLED


def measured(program, call):
    """Seconds after deadlines all over a call until the caller was told, and until the computation had ended."""
    told, ended = [], []
    begun = time.monotonic()
    list(call(120))
    whole = time.monotonic() - begun
    spent = program.scrape("plantain_cancel_seconds_sum") or 0
    for timeout in (whole * (0.05 + 0.09 * tenth) for tenth in range(10)):
        begun = time.monotonic()
        try:
            list(call(timeout))
            continue
        except grpc.RpcError as error:
            assert error.code() == grpc.StatusCode.DEADLINE_EXCEEDED, error
            told.append(time.monotonic() - begun - timeout)
        assert until(lambda: program.scrape("plantain_queue_running") == 0)
        now = program.scrape("plantain_cancel_seconds_sum") or 0
        ended.append(now - spent)
        spent = now
    return told, ended


def a_deadline_ends_the_call_and_the_computation_within_100_ms():
    prompt = "a red mug, a blue vase and three green apples on a wooden table beside a sign that says \"OPEN\""
    thinking = planner_pb2_grpc.PlannerStub(channel(planner.address))
    writing = tokens_pb2_grpc.TokenGeneratorStub(channel(tokens.address))
    drawing = renderer_pb2_grpc.RendererStub(WAY)
    # A larger picture, whose pixels take a while to read.
    shown = list(thinking.Think(planner_pb2.ThinkRequest(prompt="a red mug", size="2K", seed=3), timeout=120))
    large = [event.plan for event in shown if event.HasField("plan")][0]

    def pixels():
        width, height = large.canvas.width, large.canvas.height
        yield tokens_pb2.TokenizeRequest(plan=large)
        for y in range(0, height, 128):
            rows = min(128, height - y)
            yield tokens_pb2.TokenizeRequest(
                tile=picture_pb2.Tile(y=y, width=width, height=rows, rgb8=bytes(3 * width * rows)))

    calls = [
        (planner, "planner", lambda t: thinking.Think(planner_pb2.ThinkRequest(prompt=prompt, size="1K", seed=3), timeout=t)),
        (tokens, "tokens", lambda t: writing.Generate(tokens_pb2.GenerateTokensRequest(plan=PLAN, order=tokens_pb2.RASTER), timeout=t)),
        (tokens, "tokens of a picture", lambda t: [writing.Tokenize(pixels(), timeout=t)]),
        (renderer, "renderer", lambda t: drawing.Render(renderer_pb2.RenderRequest(plan=PLAN, tokens=GRID, steps=4), timeout=t))]
    said = []
    for program, name, call in calls:
        tries = 3
        told, ended = measured(program, call)
        # A machine that others use too may be late once, not three times in a row.
        while tries > 1 and max(told + ended) >= 0.1:
            tries -= 1
            told, ended = measured(program, call)
        # Where others wait for the cores too, everything takes as much longer.
        allowed = 0.1 * max(1, os.getloadavg()[0] / os.cpu_count())
        assert len(ended) >= 2 and max(told) < allowed and max(ended) < allowed, f"{name}: {told} {ended} {allowed}"
        said.append(f"{name} {max(ended) * 1000:.0f} ms, its caller {max(told) * 1000:.0f} ms")
    return f"at most {'; '.join(said)}; load {os.getloadavg()[0] / os.cpu_count():.1f} for each core"


def at_the_end_health_says_so_first_and_calls_in_flight_finish():
    stub = health_pb2_grpc.HealthStub(channel(renderer.address))
    states = []
    watch = stub.Watch(health_pb2.HealthCheckRequest(service="plantain.v1.Renderer"))

    def follow():
        try:
            for state in watch:
                states.append((state.status, time.monotonic()))
        except grpc.RpcError:
            pass

    threading.Thread(target=follow, daemon=True).start()
    assert until(lambda: states)
    assert until(idle)
    whole = Call()
    assert until(running)
    asked = time.monotonic()
    renderer.kill(signal.SIGTERM)
    assert len(whole.result()) > 0
    assert whole.ended > asked and renderer.end() == 0
    assert [s for s, _ in states] == [health_pb2.HealthCheckResponse.SERVING, health_pb2.HealthCheckResponse.NOT_SERVING]
    assert states[1][1] < whole.ended
    fails(grpc.StatusCode.UNAVAILABLE, lambda: list(renderer_pb2_grpc.RendererStub(WAY).Render(REQUEST, timeout=5)))


def the_gateway_too_bounds_its_queue_and_tells_places():
    second = stage("renderer")
    door = gateway(planner.address, tokens.address, second.address, "--jobs", "1", "--waiting", "1")
    places, waiting = [], threading.Event()

    def watch(event):
        if event.progress.stage == "gateway" and event.progress.ahead:
            places.append(event.progress.ahead)
            waiting.set()

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        one = pool.submit(generate, door.address, ask(seed=7))
        time.sleep(0.3)
        two = pool.submit(generate, door.address, ask(seed=7), watch=watch)
        assert waiting.wait(30)
        error = fails(grpc.StatusCode.RESOURCE_EXHAUSTED, lambda: generate(door.address, ask(seed=7)))
        assert "grpc-retry-pushback-ms" in dict(error.trailing_metadata())
        assert one.result() == two.result() and places == [1]


run(the_queue_is_bounded_and_tells_everyone_his_place, cancelling_a_running_call_touches_only_that_one,
    a_deadline_ends_the_call_and_the_computation_within_100_ms, the_gateway_too_bounds_its_queue_and_tells_places,
    at_the_end_health_says_so_first_and_calls_in_flight_finish)
