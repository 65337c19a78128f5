// libpng reports errors by longjmp, which must not cross Swift frames. These functions keep every
// setjmp on the C side and hand out codes and messages instead. Nothing else lives here.
#ifndef PLANTAIN_PNG_CODEC_H
#define PLANTAIN_PNG_CODEC_H

#include <stddef.h>
#include <stdint.h>

#define PNG_CODEC_MESSAGE 200

typedef struct png_codec_writer png_codec_writer;
typedef struct png_codec_reader png_codec_reader;

// Takes `count` bytes; returns 0 on success, else an errno.
typedef int (*png_codec_sink)(void *context, const uint8_t *bytes, size_t count);

typedef struct {
    const char *key;
    const char *text;  // UTF-8
} png_codec_text;

// Writes the header of an RGB8 picture with sRGB and gAMA chunks and compressed iTXt chunks.
png_codec_writer *png_codec_write_begin(
    uint32_t width, uint32_t height, int level, const png_codec_text *texts, int text_count,
    png_codec_sink sink, void *context, char message[PNG_CODEC_MESSAGE]);
// Writes `count` rows of width*3 bytes. 0 on success.
int png_codec_write_rows(png_codec_writer *writer, const uint8_t *rows, uint32_t count);
// Ends the file; more iTXt chunks may follow the pixels.
int png_codec_write_end(png_codec_writer *writer, const png_codec_text *texts, int text_count);
const char *png_codec_write_message(const png_codec_writer *writer);
void png_codec_write_free(png_codec_writer *writer);

typedef struct {
    uint32_t max_width, max_height, max_chunks;
    size_t max_chunk_bytes;
} png_codec_limits;

// Reads everything up to the pixels. The bytes must outlive the reader.
png_codec_reader *png_codec_read_begin(
    const uint8_t *bytes, size_t count, png_codec_limits limits, uint32_t *width, uint32_t *height,
    char message[PNG_CODEC_MESSAGE]);
// Fills width*height*4 bytes of sRGB RGBA. 0 on success.
int png_codec_read_pixels(png_codec_reader *reader, uint8_t *rgba);
// Texts seen so far; NULL past the last.
const char *png_codec_read_text(png_codec_reader *reader, int index, const char **key, size_t *length);
const char *png_codec_read_message(const png_codec_reader *reader);
void png_codec_read_free(png_codec_reader *reader);

#endif
