"""Who may listen in, who may call, and what is written down."""
from harness import *

FOLDER = os.path.join(SCRATCH, "trust")
os.makedirs(FOLDER)


def path(name):
    return os.path.join(FOLDER, name)


def read(name):
    with open(path(name), "rb") as file:
        return file.read()


def openssl(*arguments):
    subprocess.run(["openssl", *arguments], check=True, capture_output=True, cwd=FOLDER)


def authority(name):
    openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
            "-subj", f"/CN={name}", "-keyout", f"{name}.key", "-out", f"{name}.pem")


def certificate(name, signer, subject="localhost"):
    openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", f"/CN={subject}",
            "-keyout", f"{name}.key", "-out", f"{name}.csr")
    with open(path(f"{name}.ext"), "w", encoding="ascii") as file:
        file.write(f"subjectAltName=DNS:{subject},IP:127.0.0.1\n")
    openssl("x509", "-req", "-in", f"{name}.csr", "-CA", f"{signer}.pem", "-CAkey", f"{signer}.key", "-CAcreateserial",
            "-days", "2", "-extfile", f"{name}.ext", "-out", f"{name}.pem")


for name in ("authority", "stranger"):
    authority(name)
certificate("server", "authority")
certificate("client", "authority", "gateway")
certificate("intruder", "stranger", "gateway")
with open(path("tokens"), "w", encoding="ascii") as file:
    file.write("s3cret-one\ns3cret-two\n")


def credentials(root="authority", identity=None):
    key, chain = (read(f"{identity}.key"), read(f"{identity}.pem")) if identity else (None, None)
    return grpc.ssl_channel_credentials(read(f"{root}.pem"), key, chain)


def listening(*more):
    return ["--listen-certificate", path("server.pem"), "--listen-key", path("server.key"), *more]


def check(made, metadata=None, service="plantain.v1.TokenGenerator"):
    return health_pb2_grpc.HealthStub(made).Check(health_pb2.HealthCheckRequest(service=service), timeout=10,
                                                  metadata=metadata)


def think(made, metadata=None):
    """A call that is answered with INVALID_ARGUMENT once it is let in."""
    return list(tokens_pb2_grpc.TokenGeneratorStub(made).Generate(tokens_pb2.GenerateTokensRequest(), timeout=10,
                                                                  metadata=metadata))


def beyond_loopback_a_server_wants_TLS_or_tokens_or_to_be_told():
    for arguments in ([], ["--listen-authorities", path("authority.pem")]):
        refused = stage("tokens", *arguments, listen="0.0.0.0:0", serves=False)
        assert refused.end() != 0
    said = stage("tokens", listen="0.0.0.0:0", serves=False)
    said.end()
    assert "can be reached from other machines" in said.said(), said.said()
    for arguments in (["--insecure"], listening(), ["--listen-tokens", path("tokens")]):
        open_one = stage("tokens", *arguments, listen="0.0.0.0:0")
        open_one.kill()


def TLS_serves_grpcio_and_refuses_plain_text_and_strangers():
    server = stage("tokens", *listening())
    assert check(channel(server.address, credentials())).status == 1
    by_name = f"localhost:{server.address.rsplit(':', 1)[1]}"
    assert check(channel(by_name, credentials())).status == 1
    fails(grpc.StatusCode.UNAVAILABLE, lambda: check(channel(server.address, credentials("stranger"))))
    fails(grpc.StatusCode.UNAVAILABLE, lambda: check(channel(server.address)))
    agreed = subprocess.run(["openssl", "s_client", "-connect", server.address, "-alpn", "h2", "-CAfile",
                             path("authority.pem")], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert "ALPN protocol: h2" in agreed.stdout and "TLSv1.3" in agreed.stdout, agreed.stdout[-800:]


def mutual_TLS_lets_in_only_clients_of_the_authority():
    server = stage("tokens", *listening("--listen-authorities", path("authority.pem")))
    assert check(channel(server.address, credentials(identity="client"))).status == 1
    for identity in (None, "intruder"):
        fails(grpc.StatusCode.UNAVAILABLE, lambda: check(channel(server.address, credentials(identity=identity))))


def certificates_are_exchanged_without_a_new_start():
    certificate("turning", "authority")
    server = stage("tokens", "--listen-certificate", path("turning.pem"), "--listen-key", path("turning.key"))
    old = channel(server.address, credentials(), **{"grpc.use_local_subchannel_pool": 1})
    assert check(old).status == 1
    # First a half-written file, which changes nothing; then a certificate of another authority.
    with open(path("turning.pem"), "w", encoding="ascii") as file:
        file.write("-----BEGIN CERTIFICATE-----\n")
    assert check(channel(server.address, credentials(), **{"grpc.use_local_subchannel_pool": 1})).status == 1
    certificate("turning", "stranger")
    new = channel(server.address, credentials("stranger"), **{"grpc.use_local_subchannel_pool": 1})
    assert check(new).status == 1
    assert check(old).status == 1, "connections go on as they were made"
    fails(grpc.StatusCode.UNAVAILABLE, lambda: check(
        channel(server.address, credentials(), **{"grpc.use_local_subchannel_pool": 1})))


def calls_need_a_token_and_health_does_not():
    server = stage("tokens", "--listen-tokens", path("tokens"))
    made = channel(server.address)
    assert check(made).status == 1
    for header in (None, "Bearer wrong", "Bearer s3cret-on", "Bearer s3cret-onee", "s3cret-one", "Basic s3cret-one"):
        metadata = [("authorization", header)] if header else None
        fails(grpc.StatusCode.UNAUTHENTICATED, lambda: think(made, metadata))
    for token in ("s3cret-one", "s3cret-two"):
        fails(grpc.StatusCode.INVALID_ARGUMENT, lambda: think(made, [("authorization", f"Bearer {token}")]))
    with open(path("tokens"), "w", encoding="ascii") as file:
        file.write("s3cret-three\n")
    fails(grpc.StatusCode.UNAUTHENTICATED, lambda: think(made, [("authorization", "Bearer s3cret-one")]))
    fails(grpc.StatusCode.INVALID_ARGUMENT, lambda: think(made, [("authorization", "Bearer s3cret-three")]))


def a_whole_road_runs_guarded_and_writes_down_neither_prompts_nor_pictures():
    guard = listening("--listen-authorities", path("authority.pem"), "--listen-tokens", path("tokens"))
    stages = [stage(name, *guard) for name in ("planner", "tokens", "renderer")]
    caller = ["--call-authorities", path("authority.pem"), "--call-certificate", path("client.pem"), "--call-key",
              path("client.key"), "--call-token", path("tokens")]
    door = gateway(*(s.address for s in stages), *listening("--listen-tokens", path("tokens")), *caller)
    out = path("out.png")
    words = 'a red mug beside a sign that says "XYZZYQ"'
    made = subprocess.run(
        [os.path.join(BUILD, "plantain"), "generate", words, "--size", "512", "--seed", "3", "--gateway", door.address, "-o",
         out, "--no-thoughts", *caller], capture_output=True, text=True, check=False)
    assert made.returncode == 0 and os.path.getsize(out) > 1000, made.stderr
    guest = channel(door.address, credentials())
    fails(grpc.StatusCode.UNAUTHENTICATED, lambda: generate(door.address, made=guest))
    # An instruction that nobody understands comes back in the error, and must not be in the log either.
    auth = [("authorization", f"Bearer {read('tokens').decode().splitlines()[0]}")]
    parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
    fails(grpc.StatusCode.INVALID_ARGUMENT, lambda: generate(
        door.address, ask("XYZZYQ " * 6000), made=guest, metadata=auth + [("traceparent", parent)]))
    picture = read("out.png")
    # A line is written once the call has ended, which the caller may know first. The trace of the last call runs
    # through both processes that it reached.
    for program in (stages[0], door):
        assert until(lambda: '"trace":"4bf92f3577b34da6a3ce929d0e0e4736"' in program.said()), program.said()[-1500:]
    for program in (*stages, door):
        assert until(lambda: '"event":"call"' in program.said()), program.said()
        said = program.said()
        for secret in ("XYZZYQ", "red mug", "PNG", *read("tokens").decode().splitlines(), picture[100:130].hex()):
            assert secret not in said, f"{secret!r} in the log of {program.command[0]}"


run(beyond_loopback_a_server_wants_TLS_or_tokens_or_to_be_told, TLS_serves_grpcio_and_refuses_plain_text_and_strangers,
    mutual_TLS_lets_in_only_clients_of_the_authority, certificates_are_exchanged_without_a_new_start,
    calls_need_a_token_and_health_does_not, a_whole_road_runs_guarded_and_writes_down_neither_prompts_nor_pictures)
