import Dispatch
import Foundation
import LanguageModelKernels
import Synchronization

/// Splits loops over threads that wait for the next loop close at hand.
///
/// The caller works too and never waits for a thread that has not begun: pieces are claimed one by
/// one, so a thread that the system holds back costs nothing but its help. When two requests come
/// at once the second one runs its loop alone.
final class WorkerPool: Sendable {
    let threads: Int
    private let desk: Desk

    init(threads: Int) {
        self.threads = max(1, min(threads, 64))
        desk = Desk()
        for worker in stride(from: 1, to: self.threads, by: 1) {
            let thread = Thread { [desk] in desk.serve(as: worker) }
            thread.name = "plantain-llm-\(worker)"
            thread.start()
        }
    }

    deinit { desk.close() }

    /// Calls `body(piece, worker)` for every piece in 0 ..< count; worker < threads.
    func run(_ count: Int, _ body: (Int, Int) -> Void) {
        guard count > 1, count < 65536, threads > 1, desk.acquire() else {
            for piece in 0..<count { body(piece, 0) }
            return
        }
        withoutActuallyEscaping(body) { desk.run(count, $0) }
        desk.release()
    }
}

/// Where pieces of the current loop are handed out.
private final class Desk: @unchecked Sendable {
    /// Which loop (32 bits), how many pieces it has (16) and which is next (16).
    private let ticket = Atomic<UInt64>(0)
    private let finished = Atomic<Int>(0)
    private let taken = Atomic<Bool>(false)
    private let closed = Atomic<Bool>(false)
    private let sleepers = Atomic<Int>(0)
    private let bell = DispatchSemaphore(value: 0)
    /// Written before `ticket` announces a loop and read only by owners of one of its pieces, whose
    /// loop cannot end before they do: that is why this class may be shared unchecked.
    private var body: ((Int, Int) -> Void)?

    func acquire() -> Bool { !taken.exchange(true, ordering: .acquiring) }
    func release() { taken.store(false, ordering: .releasing) }

    func run(_ count: Int, _ body: @escaping (Int, Int) -> Void) {
        self.body = body
        finished.store(0, ordering: .relaxed)
        let loop = ticket.load(ordering: .relaxed) >> 32 &+ 1
        ticket.store(loop << 32 | UInt64(count) << 16, ordering: .sequentiallyConsistent)
        wake()
        while let piece = claim() {
            body(piece, 0)
            finished.add(1, ordering: .acquiringAndReleasing)
        }
        var spins = 0
        while finished.load(ordering: .acquiring) < count {
            spins += 1
            if spins < 500 { lmk_pause() } else { sched_yield() }
        }
        self.body = nil
    }

    /// The next piece of the current loop, if one is left.
    private func claim() -> Int? {
        var seen = ticket.load(ordering: .acquiring)
        while true {
            let next = seen & 0xffff
            guard next < seen >> 16 & 0xffff else { return nil }
            let (done, now) = ticket.compareExchange(
                expected: seen, desired: seen + 1, ordering: .acquiringAndReleasing)
            if done { return Int(next) }
            seen = now
        }
    }

    func serve(as worker: Int) {
        while !closed.load(ordering: .acquiring) {
            while let piece = claim() {
                perform(piece, worker)
                finished.add(1, ordering: .acquiringAndReleasing)
            }
            waitForWork()
        }
    }

    /// Apart, so that its hold on the closure ends before the piece is counted as finished.
    @inline(never) private func perform(_ piece: Int, _ worker: Int) { body?(piece, worker) }

    /// Spins for some tens of microseconds, then sleeps until a loop begins.
    private func waitForWork() {
        for _ in 0..<3000 {
            if hasWork { return }
            lmk_pause()
        }
        sleepers.add(1, ordering: .sequentiallyConsistent)
        // Work may have come in between; then this wait ends with its bell or the next one.
        if hasWork || closed.load(ordering: .sequentiallyConsistent), withdraw() { return }
        bell.wait()
    }

    private var hasWork: Bool {
        let seen = ticket.load(ordering: .sequentiallyConsistent)
        return seen & 0xffff < seen >> 16 & 0xffff
    }

    /// Takes back one announcement of sleep unless a bell for it already rang.
    private func withdraw() -> Bool {
        var seen = sleepers.load(ordering: .sequentiallyConsistent)
        while seen > 0 {
            let (done, now) = sleepers.compareExchange(
                expected: seen, desired: seen - 1, ordering: .sequentiallyConsistent)
            if done { return true }
            seen = now
        }
        return false
    }

    private func wake() {
        guard sleepers.load(ordering: .sequentiallyConsistent) > 0 else { return }
        for _ in 0..<sleepers.exchange(0, ordering: .sequentiallyConsistent) { bell.signal() }
    }

    func close() {
        closed.store(true, ordering: .sequentiallyConsistent)
        wake()
    }
}
