#if THREAD_SANITIZER
    import RPC

    typealias Mutex = VisibleMutex
#endif
