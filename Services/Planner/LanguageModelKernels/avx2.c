// Kernels for AVX2 with FMA and F16C; a group's 16 lanes are two registers.

#if defined(__x86_64__)

#include <immintrin.h>

#include "common.h"

#pragma clang attribute push(__attribute__((target("avx2,fma,f16c"))), apply_to = function)

#define NAME(f) avx2_##f

INLINE vf avx2_load_f16(const uint16_t *p) {
    vh h;
    memcpy(&h, p, sizeof h);
    return __builtin_convertvector(h, vf);
}

INLINE void avx2_store_f16(uint16_t *p, vf v) {
    const vh h = __builtin_convertvector(v, vh);
    memcpy(p, &h, sizeof h);
}

#define LOAD_F16 avx2_load_f16
#define STORE_F16 avx2_store_f16
#include "kernels.inc"

INLINE __m256i four(const int8_t *p) {
    int32_t v;
    memcpy(&v, p, 4);
    return _mm256_set1_epi32(v);
}

INLINE __m256 half8(const uint16_t *p) {
    return _mm256_cvtph_ps(_mm_loadu_si128((const __m128i *)p));
}

/// Eight of a group's 16 rows (`side` 0 or 1) for n tokens.
INLINE void tile4(const lmk_block4 *w, size_t blocks, lmk_activations x, const int n,
                  const int side, float *y, size_t stride) {
    const __m256i low = _mm256_set1_epi8(15), ones = _mm256_set1_epi16(1);
    __m256 acc[4];
    for (int t = 0; t < n; t++) acc[t] = _mm256_setzero_ps();
    for (size_t b = 0; b < blocks; b++, w++) {
        // Eight products of at most 2·15·127 fit 16 bits.
        __m256i sum[4];
        for (int t = 0; t < n; t++) sum[t] = _mm256_setzero_si256();
#pragma clang loop unroll(full)
        for (int j = 0; j < 4; j++) {
            const __m256i v = _mm256_loadu_si256((const __m256i *)w->q[j][8 * side]);
            const __m256i lo = _mm256_and_si256(v, low);
            const __m256i hi = _mm256_and_si256(_mm256_srli_epi16(v, 4), low);
#pragma clang loop unroll(full)
            for (int t = 0; t < n; t++) {
                const int8_t *q = x.q + (t * blocks + b) * 32 + 4 * j;
                const __m256i a = _mm256_maddubs_epi16(lo, four(q));
                const __m256i c = _mm256_maddubs_epi16(hi, four(q + 16));
                sum[t] = _mm256_add_epi16(sum[t], _mm256_add_epi16(a, c));
            }
        }
        const __m256 d = half8(w->d + 8 * side), m = half8(w->m + 8 * side);
#pragma clang loop unroll(full)
        for (int t = 0; t < n; t++) {
            const size_t at = t * blocks + b;
            const __m256 s = _mm256_cvtepi32_ps(_mm256_madd_epi16(sum[t], ones));
            acc[t] = _mm256_fmadd_ps(s, _mm256_mul_ps(d, _mm256_set1_ps(x.scale[at])), acc[t]);
            acc[t] = _mm256_fmadd_ps(m, _mm256_set1_ps(x.offset[at]), acc[t]);
        }
    }
    for (int t = 0; t < n; t++) _mm256_storeu_ps(y + t * stride + 8 * side, acc[t]);
}

INLINE void tile8(const lmk_block8 *w, size_t blocks, lmk_activations x, const int n,
                  const int side, float *y, size_t stride) {
    const __m256i flip = _mm256_set1_epi8(-128), ones = _mm256_set1_epi16(1);
    __m256 acc[4];
    for (int t = 0; t < n; t++) acc[t] = _mm256_setzero_ps();
    for (size_t b = 0; b < blocks; b++, w++) {
        __m256i sum[4];
        for (int t = 0; t < n; t++) sum[t] = _mm256_setzero_si256();
#pragma clang loop unroll(full)
        for (int j = 0; j < 8; j++) {
            const __m256i v =
                _mm256_xor_si256(_mm256_loadu_si256((const __m256i *)w->q[j][8 * side]), flip);
#pragma clang loop unroll(full)
            for (int t = 0; t < n; t++) {
                const __m256i q = four(x.q + (t * blocks + b) * 32 + 4 * j);
                // |q|·(±v) of magnitude at most 127·127, so that a pair fits 16 bits.
                const __m256i p = _mm256_maddubs_epi16(_mm256_abs_epi8(q), _mm256_sign_epi8(v, q));
                sum[t] = _mm256_add_epi32(sum[t], _mm256_madd_epi16(p, ones));
            }
        }
        const __m256 d = half8(w->d + 8 * side);
#pragma clang loop unroll(full)
        for (int t = 0; t < n; t++) {
            const __m256 scale = _mm256_mul_ps(d, _mm256_set1_ps(x.scale[t * blocks + b]));
            acc[t] = _mm256_fmadd_ps(_mm256_cvtepi32_ps(sum[t]), scale, acc[t]);
        }
    }
    for (int t = 0; t < n; t++) _mm256_storeu_ps(y + t * stride + 8 * side, acc[t]);
}

INLINE lmk_activations from(lmk_activations x, size_t token, size_t blocks) {
    const size_t at = token * blocks;
    return (lmk_activations){x.q + at * 32, x.scale + at, x.offset + at, x.sum + at};
}

#define PRODUCT(BITS)                                                                              \
    static void avx2_product##BITS(const lmk_block##BITS *w, size_t groups, size_t blocks,         \
                                   lmk_activations x, size_t tokens, float *y, size_t stride) {    \
        for (size_t g = 0; g < groups; g++, w += blocks, y += 16) {                                \
            for (int side = 0; side < 2; side++) {                                                 \
                size_t t = 0;                                                                      \
                for (; t + 4 <= tokens; t += 4)                                                    \
                    tile##BITS(w, blocks, from(x, t, blocks), 4, side, y + t * stride, stride);    \
                for (; t < tokens; t++)                                                            \
                    tile##BITS(w, blocks, from(x, t, blocks), 1, side, y + t * stride, stride);    \
            }                                                                                      \
        }                                                                                          \
    }

PRODUCT(4)
PRODUCT(8)

static void avx2_rows(const lmk_row_block *w, size_t blocks, const uint32_t *rows, size_t first,
                      size_t count, lmk_activations x, float *y) {
    const __m256i ones = _mm256_set1_epi16(1);
    for (size_t i = 0; i < count; i++) {
        const lmk_row_block *row = w + (rows ? rows[i] : first + i) * blocks;
        __m256 acc = _mm256_setzero_ps();
        for (size_t b = 0; b < blocks; b++) {
            const __m256i v = _mm256_loadu_si256((const __m256i *)row[b].q);
            const __m256i q = _mm256_loadu_si256((const __m256i *)(x.q + 32 * b));
            const __m256i p = _mm256_maddubs_epi16(_mm256_abs_epi8(v), _mm256_sign_epi8(q, v));
            const float scale = _cvtsh_ss(row[b].d) * x.scale[b];
            acc = _mm256_fmadd_ps(_mm256_cvtepi32_ps(_mm256_madd_epi16(p, ones)),
                                  _mm256_set1_ps(scale), acc);
        }
        const __m128 half = _mm_add_ps(_mm256_castps256_ps128(acc), _mm256_extractf128_ps(acc, 1));
        const __m128 pair = _mm_add_ps(half, _mm_movehl_ps(half, half));
        y[i] = _mm_cvtss_f32(_mm_add_ss(pair, _mm_movehdup_ps(pair)));
    }
}

const lmk_table lmk_avx2_table = KERNELS;

#pragma clang attribute pop

#endif
