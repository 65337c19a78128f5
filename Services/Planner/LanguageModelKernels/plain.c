// Kernels for any processor, in plain C.

#include "common.h"

#define NAME(f) plain_##f

INLINE vf plain_load_f16(const uint16_t *p) {
    vf v;
    for (int i = 0; i < 16; i++) v[i] = half_value(p[i]);
    return v;
}

INLINE void plain_store_f16(uint16_t *p, vf v) {
    for (int i = 0; i < 16; i++) p[i] = half_bits(v[i]);
}

#define LOAD_F16 plain_load_f16
#define STORE_F16 plain_store_f16
#include "kernels.inc"

static void plain_product4(const lmk_block4 *w, size_t groups, size_t blocks, lmk_activations x,
                           size_t tokens, float *y, size_t stride) {
    for (size_t g = 0; g < groups; g++, w += blocks, y += 16) {
        for (size_t t = 0; t < tokens; t++) {
            vf acc = plain_all(0);
            for (size_t b = 0; b < blocks; b++) {
                const int8_t *q = x.q + (t * blocks + b) * 32;
                vi sum = {0};
                for (int j = 0; j < 4; j++)
                    for (int lane = 0; lane < 16; lane++)
                        for (int i = 0; i < 4; i++) {
                            const uint8_t byte = w[b].q[j][lane][i];
                            sum[lane] += (byte & 15) * q[4 * j + i] + (byte >> 4) * q[16 + 4 * j + i];
                        }
                const size_t at = t * blocks + b;
                acc += plain_load_f16(w[b].d) * x.scale[at] * __builtin_convertvector(sum, vf);
                acc += plain_load_f16(w[b].m) * x.offset[at];
            }
            plain_store(y + t * stride, acc);
        }
    }
}

static void plain_product8(const lmk_block8 *w, size_t groups, size_t blocks, lmk_activations x,
                           size_t tokens, float *y, size_t stride) {
    for (size_t g = 0; g < groups; g++, w += blocks, y += 16) {
        for (size_t t = 0; t < tokens; t++) {
            vf acc = plain_all(0);
            for (size_t b = 0; b < blocks; b++) {
                const int8_t *q = x.q + (t * blocks + b) * 32;
                vi sum = {0};
                for (int j = 0; j < 8; j++)
                    for (int lane = 0; lane < 16; lane++)
                        for (int i = 0; i < 4; i++)
                            sum[lane] += ((int)w[b].q[j][lane][i] - 128) * q[4 * j + i];
                acc += plain_load_f16(w[b].d) * x.scale[t * blocks + b]
                    * __builtin_convertvector(sum, vf);
            }
            plain_store(y + t * stride, acc);
        }
    }
}

static void plain_rows(const lmk_row_block *w, size_t blocks, const uint32_t *rows, size_t first,
                       size_t count, lmk_activations x, float *y) {
    for (size_t i = 0; i < count; i++) {
        const lmk_row_block *row = w + (rows ? rows[i] : first + i) * blocks;
        float acc = 0;
        for (size_t b = 0; b < blocks; b++) {
            int32_t sum = 0;
            for (int k = 0; k < 32; k++) sum += row[b].q[k] * x.q[32 * b + k];
            acc += half_value(row[b].d) * x.scale[b] * (float)sum;
        }
        y[i] = acc;
    }
}

const lmk_table lmk_plain_table = KERNELS;
