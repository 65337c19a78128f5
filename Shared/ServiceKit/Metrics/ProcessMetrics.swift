internal import Foundation

extension Metrics {
    /// Memory, descriptors and age of this process, by the names that every Prometheus client uses.
    public func readProcess() {
        let begun = Date.now.timeIntervalSince1970
        set("process_start_time_seconds", "When it started, in Unix time.", to: begun)
        read("process_resident_memory_bytes", "Memory held now.") {
            Double(Stopwatch.memory("VmRSS:"))
        }
        read("plantain_peak_memory_bytes", "The most memory held so far.") {
            Double(Stopwatch.peakMemoryBytes())
        }
        read("process_open_fds", "Open file descriptors.") {
            let names = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
            return Double(names?.count ?? 0)
        }
        read("process_cpu_seconds_total", "Processor time, user and system.") {
            var usage = rusage()
            guard unsafe getrusage(Int32(RUSAGE_SELF.rawValue), &usage) == 0 else { return 0 }
            func seconds(_ time: timeval) -> Double {
                Double(time.tv_sec) + Double(time.tv_usec) * 1e-6
            }
            return seconds(usage.ru_utime) + seconds(usage.ru_stime)
        }
    }
}
