// The libgrpc++ side of the interoperability cases and of the benchmark of the wire:
//   cpp-peer serve             answers grpc.testing.TestService; prints `listening PORT`, ends with its input
//   cpp-peer client ADDRESS    tries every case; a line says how each went
//   cpp-peer bench ADDRESS     measures; see bench() for the lines it prints
#include <grpcpp/grpcpp.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstring>
#include <functional>
#include <iostream>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>
#include <algorithm>

#include "grpc/testing/test.grpc.pb.h"

// What libgrpc's own interoperability tests use to see how a message came.
uint32_t grpc_call_test_only_get_message_flags(grpc_call *call);
static const uint32_t WAS_COMPRESSED = 0x40000000u;

using namespace grpc::testing;
using grpc::ClientContext;
using grpc::ServerContextBase;
using grpc::Status;
using grpc::StatusCode;

namespace grpc::testing {
class InteropClientContextInspector {
 public:
    static bool WasCompressed(const ClientContext &context) {
        return grpc_call_test_only_get_message_flags(context.call_) & WAS_COMPRESSED;
    }
};
}  // namespace grpc::testing

static const char INITIAL[] = "x-grpc-test-echo-initial", TRAILING[] = "x-grpc-test-echo-trailing-bin";

// MARK: Server

static void echo(ServerContextBase *context) {
    auto &given = context->client_metadata();
    if (auto it = given.find(INITIAL); it != given.end())
        context->AddInitialMetadata(INITIAL, std::string(it->second.data(), it->second.size()));
    if (auto it = given.find(TRAILING); it != given.end())
        context->AddTrailingMetadata(TRAILING, std::string(it->second.data(), it->second.size()));
}

template <class Context>
static bool unexpected(Context *context, bool asked, bool wanted) {
    return asked && wanted != bool(grpc_call_test_only_get_message_flags(context->c_call()) & WAS_COMPRESSED);
}

// Unary calls by callbacks, which the benchmark measures; streams by threads of their own.
class Service : public TestService::WithCallbackMethod_UnaryCall<TestService::WithCallbackMethod_EmptyCall<TestService::Service>> {
    using Self = TestService::WithCallbackMethod_UnaryCall<TestService::WithCallbackMethod_EmptyCall<TestService::Service>>;

    grpc::ServerUnaryReactor *EmptyCall(grpc::CallbackServerContext *context, const Empty *, Empty *) override {
        echo(context);
        auto *reactor = context->DefaultReactor();
        reactor->Finish(Status::OK);
        return reactor;
    }

    grpc::ServerUnaryReactor *UnaryCall(grpc::CallbackServerContext *context, const SimpleRequest *request,
                                        SimpleResponse *reply) override {
        echo(context);
        auto *reactor = context->DefaultReactor();
        if (unexpected(context, request->has_expect_compressed(), request->expect_compressed().value())) {
            reactor->Finish(Status(StatusCode::INVALID_ARGUMENT, "the message came otherwise"));
            return reactor;
        }
        if (request->response_status().code() != 0) {
            reactor->Finish(Status(StatusCode(request->response_status().code()), request->response_status().message()));
            return reactor;
        }
        if (request->has_response_compressed())
            context->set_compression_algorithm(request->response_compressed().value() ? GRPC_COMPRESS_GZIP : GRPC_COMPRESS_NONE);
        reply->mutable_payload()->set_body(std::string(request->response_size(), '\0'));
        reactor->Finish(Status::OK);
        return reactor;
    }

    Status CacheableUnaryCall(grpc::ServerContext *, const SimpleRequest *request, SimpleResponse *reply) override {
        reply->mutable_payload()->set_body(std::string(request->response_size(), '\0'));
        return Status::OK;
    }

    template <class Stream>
    bool answer(grpc::ServerContext *context, const StreamingOutputCallRequest &request, Stream *stream) {
        for (auto &wish : request.response_parameters()) {
            if (wish.interval_us() > 0) std::this_thread::sleep_for(std::chrono::microseconds(wish.interval_us()));
            StreamingOutputCallResponse reply;
            reply.mutable_payload()->set_body(std::string(wish.size(), '\0'));
            grpc::WriteOptions options;
            if (!wish.compressed().value()) options.set_no_compression();
            if (!stream->Write(reply, options)) return false;
        }
        return true;
    }

    static void compress(grpc::ServerContext *context, const StreamingOutputCallRequest &request) {
        for (auto &wish : request.response_parameters())
            if (wish.compressed().value()) context->set_compression_algorithm(GRPC_COMPRESS_GZIP);
    }

    Status StreamingOutputCall(grpc::ServerContext *context, const StreamingOutputCallRequest *request,
                               grpc::ServerWriter<StreamingOutputCallResponse> *stream) override {
        echo(context);
        compress(context, *request);
        answer(context, *request, stream);
        return Status::OK;
    }

    Status StreamingInputCall(grpc::ServerContext *context, grpc::ServerReader<StreamingInputCallRequest> *stream,
                              StreamingInputCallResponse *reply) override {
        StreamingInputCallRequest request;
        int64_t sum = 0;
        while (stream->Read(&request)) {
            if (unexpected(context, request.has_expect_compressed(), request.expect_compressed().value()))
                return Status(StatusCode::INVALID_ARGUMENT, "the message came otherwise");
            sum += request.payload().body().size();
        }
        reply->set_aggregated_payload_size(int32_t(std::min<int64_t>(sum, INT32_MAX)));
        return Status::OK;
    }

    Status FullDuplexCall(grpc::ServerContext *context,
                          grpc::ServerReaderWriter<StreamingOutputCallResponse, StreamingOutputCallRequest> *stream) override {
        echo(context);
        StreamingOutputCallRequest request;
        while (stream->Read(&request)) {
            if (request.response_status().code() != 0)
                return Status(StatusCode(request.response_status().code()), request.response_status().message());
            if (!answer(context, request, stream)) break;
        }
        return Status::OK;
    }
};

static int serve() {
    Service service;
    int port = 0;
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
    builder.RegisterService(&service);
    auto server = builder.BuildAndStart();
    std::cout << "listening " << port << std::endl;
    while (std::cin.get() != EOF) {
    }
    server->Shutdown(std::chrono::system_clock::now());
    return 0;
}

// MARK: Client

static void expect(bool is_so, const std::string &what) {
    if (!is_so) throw std::runtime_error(what);
}

static void expect(const Status &status, StatusCode code = StatusCode::OK) {
    expect(status.error_code() == code, "expected status " + std::to_string(code) + ", got " +
                                            std::to_string(status.error_code()) + " " + status.error_message());
}

static SimpleRequest large() {
    SimpleRequest request;
    request.set_response_size(314159);
    request.mutable_payload()->set_body(std::string(271828, '\0'));
    return request;
}

static StreamingOutputCallRequest wishes(const std::vector<int> &sizes) {
    StreamingOutputCallRequest request;
    for (int size : sizes) request.add_response_parameters()->set_size(size);
    return request;
}

static bool is_large(const SimpleResponse &reply) { return reply.payload().body() == std::string(314159, '\0'); }

struct Cases {
    std::string address;
    std::unique_ptr<TestService::Stub> stub;

    void unary(const SimpleRequest &request, bool compress = false, StatusCode code = StatusCode::OK) {
        ClientContext context;
        SimpleResponse reply;
        if (compress) context.set_compression_algorithm(GRPC_COMPRESS_GZIP);
        expect(stub->UnaryCall(&context, request, &reply), code);
        if (code == StatusCode::OK) expect(is_large(reply), "expected 314159 zeros, got others");
    }

    void empty_unary() {
        ClientContext context;
        Empty reply;
        expect(stub->EmptyCall(&context, Empty(), &reply));
    }
    void large_unary() { unary(large()); }

    void client_compressed_unary() {
        auto request = large();
        request.mutable_expect_compressed()->set_value(true);
        unary(request, false, StatusCode::INVALID_ARGUMENT);
        unary(request, true);
        request.mutable_expect_compressed()->set_value(false);
        unary(request);
    }

    void server_compressed_unary() {
        for (bool wanted : {true, false}) {
            auto request = large();
            request.mutable_response_compressed()->set_value(wanted);
            ClientContext context;
            SimpleResponse reply;
            expect(stub->UnaryCall(&context, request, &reply));
            expect(is_large(reply), "expected 314159 zeros, got others");
            expect(InteropClientContextInspector::WasCompressed(context) == wanted, "the reply came otherwise");
        }
    }

    void client_compressed_streaming() {
        {
            ClientContext context;
            StreamingInputCallResponse reply;
            context.set_compression_algorithm(GRPC_COMPRESS_GZIP);
            auto stream = stub->StreamingInputCall(&context, &reply);
            StreamingInputCallRequest request;
            request.mutable_expect_compressed()->set_value(true);
            request.mutable_payload()->set_body(std::string(27182, '\0'));
            stream->Write(request, grpc::WriteOptions().set_no_compression());
            stream->WritesDone();
            expect(stream->Finish(), StatusCode::INVALID_ARGUMENT);
        }
        ClientContext context;
        StreamingInputCallResponse reply;
        context.set_compression_algorithm(GRPC_COMPRESS_GZIP);
        auto stream = stub->StreamingInputCall(&context, &reply);
        for (auto [size, compress] : {std::pair(27182, true), std::pair(45904, false)}) {
            StreamingInputCallRequest request;
            request.mutable_expect_compressed()->set_value(compress);
            request.mutable_payload()->set_body(std::string(size, '\0'));
            grpc::WriteOptions options;
            if (!compress) options.set_no_compression();
            expect(stream->Write(request, options), "a message was not taken");
        }
        stream->WritesDone();
        expect(stream->Finish());
        expect(reply.aggregated_payload_size() == 73086, "expected 73086");
    }

    void server_compressed_streaming() {
        StreamingOutputCallRequest request = wishes({31415, 92653});
        request.mutable_response_parameters(0)->mutable_compressed()->set_value(true);
        request.mutable_response_parameters(1)->mutable_compressed()->set_value(false);
        ClientContext context;
        auto stream = stub->StreamingOutputCall(&context, request);
        StreamingOutputCallResponse reply;
        for (int i = 0; i < 2; i++) {
            expect(stream->Read(&reply), "expected a reply");
            expect(int(reply.payload().body().size()) == request.response_parameters(i).size(), "another size");
            expect(InteropClientContextInspector::WasCompressed(context) == (i == 0), "the reply came otherwise");
        }
        expect(!stream->Read(&reply), "expected the end");
        expect(stream->Finish());
    }

    void client_streaming() {
        ClientContext context;
        StreamingInputCallResponse reply;
        auto stream = stub->StreamingInputCall(&context, &reply);
        for (int size : {27182, 8, 1828, 45904}) {
            StreamingInputCallRequest request;
            request.mutable_payload()->set_body(std::string(size, '\0'));
            expect(stream->Write(request), "a message was not taken");
        }
        stream->WritesDone();
        expect(stream->Finish());
        expect(reply.aggregated_payload_size() == 74922, "expected 74922");
    }

    void server_streaming() {
        std::vector<int> sizes{31415, 9, 2653, 58979};
        ClientContext context;
        auto stream = stub->StreamingOutputCall(&context, wishes(sizes));
        StreamingOutputCallResponse reply;
        for (int size : sizes) {
            expect(stream->Read(&reply), "expected a reply");
            expect(int(reply.payload().body().size()) == size, "another size");
        }
        expect(!stream->Read(&reply), "expected the end");
        expect(stream->Finish());
    }

    void ping_pong() {
        ClientContext context;
        auto stream = stub->FullDuplexCall(&context);
        for (auto [wanted, sent] : {std::pair(31415, 27182), std::pair(9, 8), std::pair(2653, 1828), std::pair(58979, 45904)}) {
            auto request = wishes({wanted});
            request.mutable_payload()->set_body(std::string(sent, '\0'));
            expect(stream->Write(request), "a message was not taken");
            StreamingOutputCallResponse reply;
            expect(stream->Read(&reply) && int(reply.payload().body().size()) == wanted, "another reply");
        }
        stream->WritesDone();
        StreamingOutputCallResponse reply;
        expect(!stream->Read(&reply), "expected the end");
        expect(stream->Finish());
    }

    void empty_stream() {
        ClientContext context;
        auto stream = stub->FullDuplexCall(&context);
        stream->WritesDone();
        StreamingOutputCallResponse reply;
        expect(!stream->Read(&reply), "expected the end");
        expect(stream->Finish());
    }

    static void check_echo(const ClientContext &context) {
        auto &initial = context.GetServerInitialMetadata();
        auto &trailing = context.GetServerTrailingMetadata();
        auto i = initial.find(INITIAL);
        auto t = trailing.find(TRAILING);
        expect(i != initial.end() && i->second == "test_initial_metadata_value", "no initial metadata");
        expect(t != trailing.end() && t->second == "\xab\xab\xab", "no trailing metadata");
    }

    void custom_metadata() {
        auto add = [](ClientContext &context) {
            context.AddMetadata(INITIAL, "test_initial_metadata_value");
            context.AddMetadata(TRAILING, "\xab\xab\xab");
        };
        ClientContext one, two;
        add(one);
        add(two);
        SimpleResponse reply;
        expect(stub->UnaryCall(&one, large(), &reply));
        check_echo(one);
        auto stream = stub->FullDuplexCall(&two);
        auto request = wishes({314159});
        request.mutable_payload()->set_body(std::string(271828, '\0'));
        stream->Write(request);
        stream->WritesDone();
        StreamingOutputCallResponse streamed;
        expect(stream->Read(&streamed) && streamed.payload().body().size() == 314159, "another reply");
        expect(!stream->Read(&streamed), "expected the end");
        expect(stream->Finish());
        check_echo(two);
    }

    void status_of(const std::string &message, bool streams) {
        ClientContext one, two;
        SimpleRequest request;
        request.mutable_response_status()->set_code(2);
        request.mutable_response_status()->set_message(message);
        SimpleResponse reply;
        Status status = stub->UnaryCall(&one, request, &reply);
        expect(status, StatusCode::UNKNOWN);
        expect(status.error_message() == message, "another message: " + status.error_message());
        if (!streams) return;
        auto stream = stub->FullDuplexCall(&two);
        StreamingOutputCallRequest wish;
        *wish.mutable_response_status() = request.response_status();
        stream->Write(wish);
        stream->WritesDone();
        StreamingOutputCallResponse streamed;
        while (stream->Read(&streamed)) {
        }
        status = stream->Finish();
        expect(status, StatusCode::UNKNOWN);
        expect(status.error_message() == message, "another message: " + status.error_message());
    }
    void status_code_and_message() { status_of("test status message", true); }
    void special_status_message() {
        status_of("\t\ntest with whitespace\r\nand Unicode BMP \u263a and non-BMP \U0001f608\t\n", false);
    }

    void unimplemented_method() {
        ClientContext context;
        Empty reply;
        expect(stub->UnimplementedCall(&context, Empty(), &reply), StatusCode::UNIMPLEMENTED);
    }
    void unimplemented_service() {
        auto other = UnimplementedService::NewStub(grpc::CreateChannel(address, grpc::InsecureChannelCredentials()));
        ClientContext context;
        Empty reply;
        expect(other->UnimplementedCall(&context, Empty(), &reply), StatusCode::UNIMPLEMENTED);
    }

    void cancel_after_begin() {
        ClientContext context;
        StreamingInputCallResponse reply;
        auto stream = stub->StreamingInputCall(&context, &reply);
        context.TryCancel();
        expect(stream->Finish(), StatusCode::CANCELLED);
    }
    void cancel_after_first_response() {
        ClientContext context;
        auto stream = stub->FullDuplexCall(&context);
        auto request = wishes({31415});
        request.mutable_payload()->set_body(std::string(27182, '\0'));
        stream->Write(request);
        StreamingOutputCallResponse reply;
        expect(stream->Read(&reply) && reply.payload().body().size() == 31415, "another reply");
        context.TryCancel();
        expect(stream->Finish(), StatusCode::CANCELLED);
    }
    void timeout_on_sleeping_server() {
        ClientContext context;
        context.set_deadline(std::chrono::system_clock::now() + std::chrono::milliseconds(1));
        auto stream = stub->FullDuplexCall(&context);
        StreamingOutputCallRequest request;
        request.mutable_payload()->set_body(std::string(27182, '\0'));
        stream->Write(request);
        StreamingOutputCallResponse reply;
        while (stream->Read(&reply)) {
        }
        expect(stream->Finish(), StatusCode::DEADLINE_EXCEEDED);
    }

    void rpc_soak() {
        for (int i = 0; i < 200; i++) unary(large());
    }
    void channel_soak() {
        for (int i = 0; i < 50; i++) {
            grpc::ChannelArguments arguments;
            arguments.SetInt("grpc.use_local_subchannel_pool", 1);
            Cases fresh{address, TestService::NewStub(
                grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments))};
            fresh.large_unary();
        }
    }
    void concurrent_large_unary() {
        std::mutex lock;
        std::condition_variable done;
        int left = 1000, bad = 0;
        auto request = large();
        std::vector<ClientContext> contexts(left);
        std::vector<SimpleResponse> replies(left);
        for (int i = 0; i < 1000; i++)
            stub->async()->UnaryCall(&contexts[i], &request, &replies[i], [&, i](Status status) {
                std::lock_guard hold(lock);
                if (!status.ok() || !is_large(replies[i])) bad++;
                replies[i].Clear();
                if (--left == 0) done.notify_all();
            });
        std::unique_lock hold(lock);
        done.wait(hold, [&] { return left == 0; });
        expect(bad == 0, std::to_string(bad) + " of 1000 calls failed");
    }
};

static int client(const std::string &address) {
    Cases cases{address, TestService::NewStub(grpc::CreateChannel(address, grpc::InsecureChannelCredentials()))};
    int failed = 0;
#define CASE(name)                                                            \
    try {                                                                     \
        cases.name();                                                         \
        std::cout << "ok " #name << std::endl;                                \
    } catch (const std::exception &error) {                                   \
        failed = 1;                                                           \
        std::cout << "FAIL " #name " " << error.what() << std::endl;          \
    }
    CASE(empty_unary)
    CASE(large_unary)
    CASE(client_compressed_unary)
    CASE(server_compressed_unary)
    CASE(client_compressed_streaming)
    CASE(server_compressed_streaming)
    CASE(client_streaming)
    CASE(server_streaming)
    CASE(ping_pong)
    CASE(empty_stream)
    CASE(custom_metadata)
    CASE(status_code_and_message)
    CASE(special_status_message)
    CASE(unimplemented_method)
    CASE(unimplemented_service)
    CASE(cancel_after_begin)
    CASE(cancel_after_first_response)
    CASE(timeout_on_sleeping_server)
    CASE(rpc_soak)
    CASE(channel_soak)
    CASE(concurrent_large_unary)
    return failed;
}

// MARK: Benchmark

using Clock = std::chrono::steady_clock;

// Keeps `depth` unary calls of 32 bytes each way open on one connection for a while.
struct Load {
    TestService::Stub *stub;
    Clock::time_point until;
    std::atomic<int> *open;
    std::vector<double> *seconds;
    SimpleRequest request;
    SimpleResponse reply;
    std::unique_ptr<ClientContext> context;
    Clock::time_point began;
    std::mutex *lock;

    void next() {
        began = Clock::now();
        if (began >= until) {
            --*open;
            return;
        }
        context = std::make_unique<ClientContext>();
        stub->async()->UnaryCall(context.get(), &request, &reply, [this](Status status) {
            if (!status.ok()) {
                std::cerr << status.error_message() << std::endl;
                exit(1);
            }
            {
                std::lock_guard hold(*lock);
                seconds->push_back(std::chrono::duration<double>(Clock::now() - began).count());
            }
            next();
        });
    }
};

static std::shared_ptr<grpc::Channel> fresh(const std::string &address) {
    grpc::ChannelArguments arguments;
    arguments.SetInt("grpc.use_local_subchannel_pool", 1);
    arguments.SetMaxReceiveMessageSize(64 << 20);
    return grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments);
}

static std::vector<std::unique_ptr<TestService::Stub>> stubs(const std::string &address, int count) {
    std::vector<std::unique_ptr<TestService::Stub>> result;
    for (int i = 0; i < count; i++) {
        result.push_back(TestService::NewStub(fresh(address)));
        ClientContext context;
        Empty reply;
        expect(result.back()->EmptyCall(&context, Empty(), &reply));
    }
    return result;
}

static void calls(const std::string &address, int connections, int depth, double duration) {
    auto channels = stubs(address, connections);
    std::atomic<int> open{connections * depth};
    std::vector<double> seconds;
    std::mutex lock;
    auto begin = Clock::now();
    auto until = begin + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(duration));
    std::vector<std::unique_ptr<Load>> loads;
    for (auto &channel : channels)
        for (int i = 0; i < depth; i++) {
            loads.push_back(std::make_unique<Load>());
            auto &load = *loads.back();
            load.stub = channel.get();
            load.until = until;
            load.open = &open;
            load.seconds = &seconds;
            load.lock = &lock;
            load.request.set_response_size(32);
            load.request.mutable_payload()->set_body(std::string(32, '\0'));
        }
    for (auto &load : loads) load->next();
    while (open > 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    double total = std::chrono::duration<double>(Clock::now() - begin).count();
    std::sort(seconds.begin(), seconds.end());
    std::printf("calls connections=%d depth=%d rate=%.0f p50=%.1f p99=%.1f\n", connections, depth, seconds.size() / total,
                seconds[seconds.size() / 2] * 1e6, seconds[seconds.size() * 99 / 100] * 1e6);
    std::fflush(stdout);
}

// Streams replies of 64 KiB, `mebibytes` in all.
static void stream(const std::string &address, int connections, int mebibytes) {
    auto channels = stubs(address, connections);
    const int size = 64 << 10;
    auto request = wishes(std::vector<int>(size_t(mebibytes) * 16 / connections, size));
    std::atomic<int64_t> bytes{0};
    auto begin = Clock::now();
    std::vector<std::thread> threads;
    for (auto &channel : channels)
        threads.emplace_back([&] {
            ClientContext context;
            auto stream = channel->StreamingOutputCall(&context, request);
            StreamingOutputCallResponse reply;
            while (stream->Read(&reply)) bytes += reply.payload().body().size();
            expect(stream->Finish());
        });
    for (auto &thread : threads) thread.join();
    double total = std::chrono::duration<double>(Clock::now() - begin).count();
    std::printf("stream connections=%d rate=%.0f\n", connections, bytes / total / 1e6);
    std::fflush(stdout);
}

// `calls` lines: calls a second, microseconds; `stream` lines: MB a second.
static int bench(const std::string &address, double seconds) {
    calls(address, 1, 1, seconds);
    calls(address, 1, 64, seconds);
    calls(address, 64, 1, seconds);
    stream(address, 1, 2048);
    stream(address, 64, 2048);
    return 0;
}

int main(int count, char **arguments) {
    std::string verb = count > 1 ? arguments[1] : "";
    try {
        if (verb == "serve") return serve();
        if (verb == "client" && count > 2) return client(arguments[2]);
        if (verb == "bench" && count > 2) return bench(arguments[2], count > 3 ? std::stod(arguments[3]) : 5);
    } catch (const std::exception &error) {
        std::cerr << error.what() << std::endl;
        return 1;
    }
    std::cerr << "usage: cpp-peer serve | client ADDRESS | bench ADDRESS [SECONDS]" << std::endl;
    return 2;
}
