// What the kernels of every instruction set share.

#pragma once

#include <math.h>
#include <string.h>

#include "language_model_kernels.h"

// Vectors pass only between functions that are inlined into one another.
#pragma clang diagnostic ignored "-Wpsabi"

#define INLINE static inline __attribute__((always_inline))

typedef float vf __attribute__((vector_size(64)));
typedef int32_t vi __attribute__((vector_size(64)));
typedef int8_t vb __attribute__((vector_size(16)));
typedef _Float16 vh __attribute__((vector_size(32)));

/// The kernels of one instruction set.
typedef struct {
    void (*quantise)(const float *, size_t, int8_t *, float *, float *, int32_t *);
    void (*product4)(const lmk_block4 *, size_t, size_t, lmk_activations, size_t, float *, size_t);
    void (*product8)(const lmk_block8 *, size_t, size_t, lmk_activations, size_t, float *, size_t);
    void (*dense_f16)(const uint16_t *, size_t, size_t, const float *, size_t, size_t, float, int,
                      float *, size_t);
    void (*dense_f32)(const float *, size_t, size_t, const float *, size_t, size_t, float, int,
                      float *, size_t);
    void (*rows)(const lmk_row_block *, size_t, const uint32_t *, size_t, size_t, lmk_activations,
                 float *);
    void (*rms_norm)(const float *, const float *, size_t, float, float *);
    void (*swiglu)(float *, const float *, size_t);
    void (*to_f16)(const float *, size_t, uint16_t *);
    void (*attend)(const lmk_attention *, size_t, size_t);
} lmk_table;

extern const lmk_table lmk_plain_table;
#if defined(__x86_64__)
extern const lmk_table lmk_avx2_table;
extern const lmk_table lmk_avx512_table;
#endif

/// The table of kernels that a file with NAME defined has written.
#define KERNELS                                                                                    \
    {                                                                                              \
        NAME(quantise), NAME(product4), NAME(product8), NAME(dense_f16), NAME(dense_f32),          \
            NAME(rows), NAME(rms_norm), NAME(swiglu), NAME(to_f16), NAME(attend)                   \
    }

/// f16 → f32 by bits, for processors without the instruction.
INLINE float half_value(uint16_t h) {
    const uint32_t sign = (uint32_t)(h & 0x8000) << 16, rest = h & 0x7fff;
    uint32_t bits;
    float f;
    if (rest >= 0x7c00) {
        bits = sign | 0x7f800000 | (rest & 0x3ff) << 13;
    } else if (rest >= 0x400) {
        bits = sign | ((rest << 13) + (112u << 23));
    } else {
        f = (float)rest * 0x1p-24f;
        memcpy(&bits, &f, 4);
        bits |= sign;
    }
    memcpy(&f, &bits, 4);
    return f;
}

/// f32 → f16 by bits, to nearest even; too large becomes infinite.
INLINE uint16_t half_bits(float x) {
    uint32_t bits;
    memcpy(&bits, &x, 4);
    const uint16_t sign = (uint16_t)(bits >> 16 & 0x8000);
    bits &= 0x7fffffff;
    if (bits > 0x7f800000) return sign | 0x7e00;
    if (bits >= 0x477ff000) return sign | 0x7c00;
    if (bits < 0x38800000) {
        float f;
        memcpy(&f, &bits, 4);
        f += 0.5f;  // the sum's last bit is 2⁻²⁴, the smallest half
        memcpy(&bits, &f, 4);
        return sign | (uint16_t)(bits - 0x3f000000);
    }
    bits += 0xfff + (bits >> 13 & 1);
    return sign | (uint16_t)((bits - (112u << 23)) >> 13);
}
