#if THREAD_SANITIZER
    internal import RPC

    typealias Mutex = VisibleMutex
#endif
