// Kernels for AVX-512 with VNNI (dot products of four 8-bit pairs a lane).

#if defined(__x86_64__)

#include <immintrin.h>

#include "common.h"

#pragma clang attribute push(                                                                      \
    __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni,avx2,fma,f16c"))),        \
    apply_to = function)

#define NAME(f) avx512_##f

INLINE vf avx512_load_f16(const uint16_t *p) {
    return (vf)_mm512_cvtph_ps(_mm256_loadu_si256((const __m256i *)p));
}

INLINE void avx512_store_f16(uint16_t *p, vf v) {
    _mm256_storeu_si256((__m256i *)p, _mm512_cvtps_ph((__m512)v, _MM_FROUND_TO_NEAREST_INT));
}

#define LOAD_F16 avx512_load_f16
#define STORE_F16 avx512_store_f16
#include "kernels.inc"

INLINE __m512i four(const int8_t *p) {
    int32_t v;
    memcpy(&v, p, 4);
    return _mm512_set1_epi32(v);
}

INLINE void tile4(const lmk_block4 *w, size_t blocks, lmk_activations x, const int n, float *y,
                  size_t stride) {
    const __m512i low = _mm512_set1_epi8(15);
    __m512 acc[8];
    for (int t = 0; t < n; t++) acc[t] = _mm512_setzero_ps();
    for (size_t b = 0; b < blocks; b++, w++) {
        const __m512 d = _mm512_cvtph_ps(_mm256_loadu_si256((const __m256i *)w->d));
        const __m512 m = _mm512_cvtph_ps(_mm256_loadu_si256((const __m256i *)w->m));
        __m512i sum[8];
        for (int t = 0; t < n; t++) sum[t] = _mm512_setzero_si512();
#pragma clang loop unroll(full)
        for (int j = 0; j < 4; j++) {
            const __m512i v = _mm512_loadu_si512(w->q[j]);
            const __m512i lo = _mm512_and_si512(v, low);
            const __m512i hi = _mm512_and_si512(_mm512_srli_epi16(v, 4), low);
#pragma clang loop unroll(full)
            for (int t = 0; t < n; t++) {
                const int8_t *q = x.q + (t * blocks + b) * 32 + 4 * j;
                sum[t] = _mm512_dpbusd_epi32(sum[t], lo, four(q));
                sum[t] = _mm512_dpbusd_epi32(sum[t], hi, four(q + 16));
            }
        }
#pragma clang loop unroll(full)
        for (int t = 0; t < n; t++) {
            const size_t at = t * blocks + b;
            const __m512 scale = _mm512_mul_ps(d, _mm512_set1_ps(x.scale[at]));
            acc[t] = _mm512_fmadd_ps(_mm512_cvtepi32_ps(sum[t]), scale, acc[t]);
            acc[t] = _mm512_fmadd_ps(m, _mm512_set1_ps(x.offset[at]), acc[t]);
        }
    }
    for (int t = 0; t < n; t++) _mm512_storeu_ps(y + t * stride, acc[t]);
}

INLINE void tile8(const lmk_block8 *w, size_t blocks, lmk_activations x, const int n, float *y,
                  size_t stride) {
    __m512 acc[8];
    for (int t = 0; t < n; t++) acc[t] = _mm512_setzero_ps();
    for (size_t b = 0; b < blocks; b++, w++) {
        const __m512 d = _mm512_cvtph_ps(_mm256_loadu_si256((const __m256i *)w->d));
        __m512i sum[8];
        // Stored weights are 128 too large: begin at -128·Σq.
        for (int t = 0; t < n; t++) sum[t] = _mm512_set1_epi32(-128 * x.sum[t * blocks + b]);
#pragma clang loop unroll(full)
        for (int j = 0; j < 8; j++) {
            const __m512i v = _mm512_loadu_si512(w->q[j]);
#pragma clang loop unroll(full)
            for (int t = 0; t < n; t++)
                sum[t] = _mm512_dpbusd_epi32(sum[t], v, four(x.q + (t * blocks + b) * 32 + 4 * j));
        }
#pragma clang loop unroll(full)
        for (int t = 0; t < n; t++) {
            const __m512 scale = _mm512_mul_ps(d, _mm512_set1_ps(x.scale[t * blocks + b]));
            acc[t] = _mm512_fmadd_ps(_mm512_cvtepi32_ps(sum[t]), scale, acc[t]);
        }
    }
    for (int t = 0; t < n; t++) _mm512_storeu_ps(y + t * stride, acc[t]);
}

INLINE lmk_activations from(lmk_activations x, size_t token, size_t blocks) {
    const size_t at = token * blocks;
    return (lmk_activations){x.q + at * 32, x.scale + at, x.offset + at, x.sum + at};
}

#define PRODUCT(BITS)                                                                              \
    static void avx512_product##BITS(const lmk_block##BITS *w, size_t groups, size_t blocks,       \
                                     lmk_activations x, size_t tokens, float *y, size_t stride) {  \
        for (size_t g = 0; g < groups; g++, w += blocks, y += 16) {                                \
            size_t t = 0;                                                                          \
            for (; t + 8 <= tokens; t += 8)                                                        \
                tile##BITS(w, blocks, from(x, t, blocks), 8, y + t * stride, stride);              \
            for (; t + 4 <= tokens; t += 4)                                                        \
                tile##BITS(w, blocks, from(x, t, blocks), 4, y + t * stride, stride);              \
            for (; t < tokens; t++)                                                                \
                tile##BITS(w, blocks, from(x, t, blocks), 1, y + t * stride, stride);              \
        }                                                                                          \
    }

PRODUCT(4)
PRODUCT(8)

static void avx512_rows(const lmk_row_block *w, size_t blocks, const uint32_t *rows, size_t first,
                        size_t count, lmk_activations x, float *y) {
    for (size_t i = 0; i < count; i++) {
        const lmk_row_block *row = w + (rows ? rows[i] : first + i) * blocks;
        __m256 acc = _mm256_setzero_ps();
        for (size_t b = 0; b < blocks; b++) {
            const __m256i v = _mm256_loadu_si256((const __m256i *)row[b].q);
            const __m256i q = _mm256_loadu_si256((const __m256i *)(x.q + 32 * b));
            const __m256i sum = _mm256_dpbusd_epi32(_mm256_setzero_si256(), _mm256_abs_epi8(v),
                                                    _mm256_sign_epi8(q, v));
            const float scale = _cvtsh_ss(row[b].d) * x.scale[b];
            acc = _mm256_fmadd_ps(_mm256_cvtepi32_ps(sum), _mm256_set1_ps(scale), acc);
        }
        const __m128 half = _mm_add_ps(_mm256_castps256_ps128(acc), _mm256_extractf128_ps(acc, 1));
        const __m128 pair = _mm_add_ps(half, _mm_movehl_ps(half, half));
        y[i] = _mm_cvtss_f32(_mm_add_ss(pair, _mm_movehdup_ps(pair)));
    }
}

const lmk_table lmk_avx512_table = KERNELS;

#pragma clang attribute pop

#endif
