import Foundation
import Interruption
import RPC
import ServiceKit
import Synchronization
import Testing

@Suite("a compute executor", .timeLimit(.minutes(1)))
struct ComputeExecutorTests {
    @Test("runs jobs on its own thread, in order, and returns results and errors")
    func run() async throws {
        let executor = ComputeExecutor("adder")
        let first = try await executor.run { _ in pthread_self() }
        let second = try await executor.run { _ in pthread_self() }
        #expect(first == second)
        struct Failed: Error {}
        await #expect(throws: Failed.self) { try await executor.run { _ in throw Failed() } }
        let sum = try await withThrowingTaskGroup(of: Int.self) { group in
            for i in 0..<10 { group.addTask { try await executor.run { _ in i } } }
            return try await group.reduce(0, +)
        }
        #expect(sum == 45)
    }

    @Test("refuses at once what would wait too long")
    func bounded() async throws {
        let executor = ComputeExecutor("narrow", threads: 1, waiting: 1)
        let gate = DispatchSemaphore(value: 0)
        let begun = Mutex(false)
        let first = Task {
            try await executor.run { _ in
                begun.withLock { $0 = true }
                gate.wait()
            }
        }
        while !begun.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(5)) }
        let second = try executor.stream(of: Int.self) { emitter in try emitter.emit(2) }
        do {
            try await executor.run { _ in }
            Issue.record("a third job was accepted")
        } catch {
            #expect((error as? RPCError)?.code == .resourceExhausted)
        }
        gate.signal()
        try await first.value
        for try await number in second { #expect(number == 2) }
    }

    @Test("a job that is cancelled before its turn ends at once and makes room")
    func cancelledInQueue() async throws {
        let executor = ComputeExecutor("narrow", threads: 1, waiting: 1)
        let gate = DispatchSemaphore(value: 0)
        let begun = Mutex(false)
        let first = try executor.stream(of: Int.self) { emitter in
            begun.withLock { $0 = true }
            gate.wait()
            try emitter.emit(1)
        }
        while !begun.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(5)) }
        for _ in 0..<50 {
            let waiting = Task { try await executor.run { _ in Issue.record("it ran") } }
            waiting.cancel()
            // The first job still runs: this would wait for ever if the second waited for its turn.
            await #expect(throws: (any Error).self) { try await waiting.value }
        }
        let last = try executor.stream(of: Int.self) { emitter in try emitter.emit(3) }
        gate.signal()
        for try await number in first { #expect(number == 1) }
        for try await number in last { #expect(number == 3) }
    }

    @Test("cancelling the task raises the job's cancellation")
    func cancellation() async throws {
        let executor = ComputeExecutor("looper")
        let task = Task {
            try await executor.run { cancellation in
                while true { try cancellation.check() }
            }
        }
        try await Task.sleep(for: .milliseconds(50))
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test("a stream keeps order and holds the job back while nobody reads")
    func stream() async throws {
        let executor = ComputeExecutor("counter")
        let made = Mutex(0)
        let numbers = try executor.stream(of: Int.self, buffer: 2) { emitter in
            for i in 0..<100 {
                try emitter.emit(i)
                made.withLock { $0 += 1 }
            }
        }
        while made.withLock({ $0 }) < 2 { try await Task.sleep(for: .milliseconds(5)) }
        try await Task.sleep(for: .milliseconds(50))
        #expect(made.withLock { $0 } == 2)
        var seen: [Int] = []
        for try await number in numbers { seen.append(number) }
        #expect(seen == Array(0..<100))
    }

    @Test("letting go of a stream ends its job")
    func abandonment() async throws {
        let executor = ComputeExecutor("endless")
        do {
            let numbers = try executor.stream(of: Int.self) { emitter in
                while true { try emitter.emit(1) }
            }
            for try await _ in numbers { break }
        }
        // The only thread is free again.
        #expect(try await executor.run { _ in 7 } == 7)
    }

    @Test("who waits is told how many come first, and is told again when fewer do")
    func places() async throws {
        let executor = ComputeExecutor("narrow", threads: 1, waiting: 4)
        let gate = DispatchSemaphore(value: 0)
        let begun = Mutex(false)
        let first = try executor.stream(of: Int.self) { emitter in
            begun.withLock { $0 = true }
            gate.wait()
            try emitter.emit(-1)
        }
        while !begun.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(5)) }
        let second = try executor.stream(of: Int.self, place: { $0 }) { _ in
            Issue.record("it was cancelled and ran")
        }
        let third = try executor.stream(of: Int.self, place: { $0 }) { try $0.emit(-3) }
        let leaver = Task { for try await _ in second {} }
        var places = third.makeAsyncIterator()
        #expect(try await places.next() == 2)
        leaver.cancel()
        #expect(try await places.next() == 1)
        gate.signal()
        for try await number in first { #expect(number == -1) }
        #expect(try await places.next() == -3)
        #expect(try await places.next() == nil)
    }

    @Test("arithmetic that looks for interruptions hears of a cancelled task")
    func interruption() async throws {
        let executor = ComputeExecutor("rows")
        let task = Task {
            try await executor.run { _ in
                while !Interruption.isRaised {}
                try Interruption.check()
            }
        }
        try await Task.sleep(for: .milliseconds(50))
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(try await executor.run { _ in Interruption.isRaised } == false)
    }
}
