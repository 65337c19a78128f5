// Lets one thread at a time into libnss_wrapper, which reads its file of hosts anew under threads that search it:
// without this, names have too many or too few addresses, and now and then the program dies in free().
#define _GNU_SOURCE
#include <dlfcn.h>
#include <netdb.h>
#include <pthread.h>

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;

int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **found) {
    int (*next)(const char *, const char *, const struct addrinfo *, struct addrinfo **) = dlsym(RTLD_NEXT, "getaddrinfo");
    pthread_mutex_lock(&turn);
    int code = next(node, service, hints, found);
    pthread_mutex_unlock(&turn);
    return code;
}

int getnameinfo(const struct sockaddr *address, socklen_t length, char *host, socklen_t host_length, char *service,
                socklen_t service_length, int flags) {
    int (*next)(const struct sockaddr *, socklen_t, char *, socklen_t, char *, socklen_t, int) = dlsym(RTLD_NEXT, "getnameinfo");
    pthread_mutex_lock(&turn);
    int code = next(address, length, host, host_length, service, service_length, flags);
    pthread_mutex_unlock(&turn);
    return code;
}
