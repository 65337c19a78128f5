// Inner loops of the language model, compiled once per instruction set and chosen at run time.
//
// Matrices are packed in groups of 16 rows ("lanes"), so that one vector register holds one
// partial result of 16 rows and no sum ever runs across lanes. Widths are multiples of 32.
// Activations are f32, or 8-bit with one scale per 32 values: x ≈ scale · q, q in -127 … 127.
// Every result depends on its row and token alone, never on how the work was split.

#pragma once

#include <stddef.h>
#include <stdint.h>

/// The instruction sets, slowest first.
enum { LMK_PLAIN = 0, LMK_AVX2 = 1, LMK_AVX512 = 2 };

/// The best instruction set of this processor.
int lmk_level(void);

/// 16 rows × 32 columns of 4-bit weights: w = d·q + m, q in 0 … 15.
/// Byte [j][lane][i] holds column 4j+i in its low half and column 16+4j+i in its high half.
typedef struct {
    uint16_t d[16];  // f16
    uint16_t m[16];  // f16
    uint8_t q[4][16][4];
} lmk_block4;

/// 16 rows × 32 columns of 8-bit weights: w = d·(q - 128), q in 1 … 255.
/// Byte [j][lane][i] holds column 4j+i.
typedef struct {
    uint16_t d[16];  // f16
    uint8_t q[8][16][4];
} lmk_block8;

/// One row × 32 columns of 8-bit weights as files hold them: w = d·q.
typedef struct {
    uint16_t d;  // f16
    int8_t q[32];
} lmk_row_block;

/// Quantised activations of `tokens` vectors of 32·blocks values.
typedef struct {
    const int8_t *q;      // [tokens][blocks·32]
    const float *scale;   // [tokens][blocks]
    const float *offset;  // [tokens][blocks], scale · Σq
    const int32_t *sum;   // [tokens][blocks], Σq
} lmk_activations;

/// Quantises one vector of 32·blocks values.
void lmk_quantise(int level, const float *x, size_t blocks, int8_t *q, float *scale,
                  float *offset, int32_t *sum);

/// y[t·stride + 16·g + lane] = Σ w·x for `groups` consecutive groups of 16 rows.
void lmk_product4(int level, const lmk_block4 *w, size_t groups, size_t blocks,
                  lmk_activations x, size_t tokens, float *y, size_t stride);
void lmk_product8(int level, const lmk_block8 *w, size_t groups, size_t blocks,
                  lmk_activations x, size_t tokens, float *y, size_t stride);

/// y[t·stride + 16·g + lane] = keep·y + factor · Σ w·x; w is [groups][width][16], x [tokens][width]
/// with `x_stride` between tokens; keep is 0 or 1.
void lmk_dense_f16(int level, const uint16_t *w, size_t groups, size_t width, const float *x,
                   size_t x_stride, size_t tokens, float factor, int keep, float *y, size_t stride);
void lmk_dense_f32(int level, const float *w, size_t groups, size_t width, const float *x,
                   size_t x_stride, size_t tokens, float factor, int keep, float *y, size_t stride);

/// y[i] = row(i) · x for one token; row(i) is rows[i], or first + i where rows is null.
void lmk_rows(int level, const lmk_row_block *w, size_t blocks, const uint32_t *rows, size_t first,
              size_t count, lmk_activations x, float *y);

/// y = x / √(mean(x²) + epsilon) · weight.
void lmk_rms_norm(int level, const float *x, const float *weight, size_t width, float epsilon,
                  float *y);

/// gate = gate · sigmoid(gate) · up; count is a multiple of 16.
void lmk_swiglu(int level, float *gate, const float *up, size_t count);

/// Converts f32 to f16, rounding to nearest even.
void lmk_to_f16(int level, const float *x, size_t count, uint16_t *y);

/// Attention of some query vectors that share one key-value head.
typedef struct {
    const float *q;         // vector i is at (i / heads)·q_stride + (i % heads)·width
    float *y;               // as q
    size_t q_stride;
    size_t heads;           // query heads to a key-value head
    size_t width;           // of a head, a multiple of 16
    size_t position;        // of vector 0: it sees keys 0 … position
    const uint16_t *keys;   // f16 [⌈positions / 16⌉][width][16]
    const uint16_t *values; // f16 [positions][width]
    float *scores;          // scratch, 8 · (positions rounded up to 16)
} lmk_attention;

/// y = softmax(q·k / √width)·v for vectors first ..< first + count.
void lmk_attend(int level, const lmk_attention *a, size_t first, size_t count);

/// Tells the processor that this thread waits for another one.
static inline void lmk_pause(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}
