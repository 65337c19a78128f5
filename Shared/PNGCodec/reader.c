#include "PNGCodec.h"

#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct png_codec_reader {
    png_structp png;
    png_infop info;
    const uint8_t *bytes;
    size_t left;
    png_bytep *rows;
    char message[PNG_CODEC_MESSAGE];
};

static void on_error(png_structp png, png_const_charp text) {
    png_codec_reader *reader = png_get_error_ptr(png);
    snprintf(reader->message, PNG_CODEC_MESSAGE, "%s", text);
    png_longjmp(png, 1);
}

static void on_warning(png_structp png, png_const_charp text) {
    (void)png;
    (void)text;
}

static void on_read(png_structp png, png_bytep into, png_size_t count) {
    png_codec_reader *reader = png_get_io_ptr(png);
    if (count > reader->left) png_error(png, "the file ends early");
    memcpy(into, reader->bytes, count);
    reader->bytes += count;
    reader->left -= count;
}

png_codec_reader *png_codec_read_begin(
    const uint8_t *bytes, size_t count, png_codec_limits limits, uint32_t *width, uint32_t *height,
    char message[PNG_CODEC_MESSAGE]) {
    png_codec_reader *reader = calloc(1, sizeof *reader);
    if (!reader) {
        snprintf(message, PNG_CODEC_MESSAGE, "out of memory");
        return NULL;
    }
    reader->bytes = bytes;
    reader->left = count;
    reader->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, reader, on_error, on_warning);
    if (!reader->png) goto failed;
    if (setjmp(png_jmpbuf(reader->png))) goto failed;
    reader->info = png_create_info_struct(reader->png);
    if (!reader->info) goto failed;
    png_set_read_fn(reader->png, reader, on_read);
    png_set_user_limits(reader->png, limits.max_width, limits.max_height);
    png_set_chunk_cache_max(reader->png, limits.max_chunks);
    png_set_chunk_malloc_max(reader->png, limits.max_chunk_bytes);
    // A damaged ancillary chunk is as suspicious as a damaged critical one.
    png_set_crc_action(reader->png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
    png_read_info(reader->png, reader->info);
    *width = png_get_image_width(reader->png, reader->info);
    *height = png_get_image_height(reader->png, reader->info);
    return reader;
failed:
    snprintf(message, PNG_CODEC_MESSAGE, "%s", reader->message[0] ? reader->message : "out of memory");
    png_codec_read_free(reader);
    return NULL;
}

int png_codec_read_pixels(png_codec_reader *reader, uint8_t *rgba) {
    uint32_t height = png_get_image_height(reader->png, reader->info);
    size_t stride = (size_t)png_get_image_width(reader->png, reader->info) * 4;
    reader->rows = malloc(sizeof *reader->rows * height);
    if (!reader->rows) {
        snprintf(reader->message, PNG_CODEC_MESSAGE, "out of memory");
        return 1;
    }
    for (uint32_t y = 0; y < height; y++) reader->rows[y] = rgba + y * stride;
    if (setjmp(png_jmpbuf(reader->png))) return 1;
    png_set_expand(reader->png);
    png_set_scale_16(reader->png);
    png_set_gray_to_rgb(reader->png);
    png_set_add_alpha(reader->png, 0xff, PNG_FILLER_AFTER);
    png_set_interlace_handling(reader->png);
    png_read_update_info(reader->png, reader->info);
    if (png_get_rowbytes(reader->png, reader->info) != stride) png_error(reader->png, "unexpected row size");
    png_read_image(reader->png, reader->rows);
    png_read_end(reader->png, reader->info);
    return 0;
}

const char *png_codec_read_text(png_codec_reader *reader, int index, const char **key, size_t *length) {
    png_textp texts = NULL;
    int count = 0;
    png_get_text(reader->png, reader->info, &texts, &count);
    if (index < 0 || index >= count) return NULL;
    *key = texts[index].key;
    *length = texts[index].text_length ? texts[index].text_length : texts[index].itxt_length;
    return texts[index].text;
}

const char *png_codec_read_message(const png_codec_reader *reader) { return reader->message; }

void png_codec_read_free(png_codec_reader *reader) {
    if (!reader) return;
    free(reader->rows);
    if (reader->png) png_destroy_read_struct(&reader->png, reader->info ? &reader->info : NULL, NULL);
    free(reader);
}
