// Chooses the kernels of an instruction set.

#include "common.h"

int lmk_level(void) {
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (!(__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")
          && __builtin_cpu_supports("f16c")))
        return LMK_PLAIN;
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw")
        && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq")
        && __builtin_cpu_supports("avx512vnni"))
        return LMK_AVX512;
    return LMK_AVX2;
#else
    return LMK_PLAIN;
#endif
}

static const lmk_table *table(int level) {
#if defined(__x86_64__)
    if (level >= LMK_AVX512) return &lmk_avx512_table;
    if (level == LMK_AVX2) return &lmk_avx2_table;
#endif
    return &lmk_plain_table;
}

void lmk_quantise(int level, const float *x, size_t blocks, int8_t *q, float *scale,
                  float *offset, int32_t *sum) {
    table(level)->quantise(x, blocks, q, scale, offset, sum);
}

void lmk_product4(int level, const lmk_block4 *w, size_t groups, size_t blocks,
                  lmk_activations x, size_t tokens, float *y, size_t stride) {
    table(level)->product4(w, groups, blocks, x, tokens, y, stride);
}

void lmk_product8(int level, const lmk_block8 *w, size_t groups, size_t blocks,
                  lmk_activations x, size_t tokens, float *y, size_t stride) {
    table(level)->product8(w, groups, blocks, x, tokens, y, stride);
}

void lmk_dense_f16(int level, const uint16_t *w, size_t groups, size_t width, const float *x,
                   size_t x_stride, size_t tokens, float factor, int keep, float *y,
                   size_t stride) {
    table(level)->dense_f16(w, groups, width, x, x_stride, tokens, factor, keep, y, stride);
}

void lmk_dense_f32(int level, const float *w, size_t groups, size_t width, const float *x,
                   size_t x_stride, size_t tokens, float factor, int keep, float *y,
                   size_t stride) {
    table(level)->dense_f32(w, groups, width, x, x_stride, tokens, factor, keep, y, stride);
}

void lmk_rows(int level, const lmk_row_block *w, size_t blocks, const uint32_t *rows, size_t first,
              size_t count, lmk_activations x, float *y) {
    table(level)->rows(w, blocks, rows, first, count, x, y);
}

void lmk_rms_norm(int level, const float *x, const float *weight, size_t width, float epsilon,
                  float *y) {
    table(level)->rms_norm(x, weight, width, epsilon, y);
}

void lmk_swiglu(int level, float *gate, const float *up, size_t count) {
    table(level)->swiglu(gate, up, count);
}

void lmk_to_f16(int level, const float *x, size_t count, uint16_t *y) {
    table(level)->to_f16(x, count, y);
}

void lmk_attend(int level, const lmk_attention *a, size_t first, size_t count) {
    table(level)->attend(a, first, count);
}
