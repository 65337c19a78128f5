#include "PNGCodec.h"

#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct png_codec_writer {
    png_structp png;
    png_infop info;
    png_codec_sink sink;
    void *context;
    size_t row_bytes;
    char message[PNG_CODEC_MESSAGE];
};

static void on_error(png_structp png, png_const_charp text) {
    png_codec_writer *writer = png_get_error_ptr(png);
    if (writer->message[0] == 0) snprintf(writer->message, PNG_CODEC_MESSAGE, "%s", text);
    png_longjmp(png, 1);
}

static void on_warning(png_structp png, png_const_charp text) {
    (void)png;
    (void)text;
}

static void on_write(png_structp png, png_bytep bytes, png_size_t count) {
    png_codec_writer *writer = png_get_io_ptr(png);
    int code = writer->sink(writer->context, bytes, count);
    if (code != 0) {
        snprintf(writer->message, PNG_CODEC_MESSAGE, "%s", strerror(code));
        png_error(png, writer->message);
    }
}

static void on_flush(png_structp png) { (void)png; }

png_codec_writer *png_codec_write_begin(
    uint32_t width, uint32_t height, int level, const png_codec_text *texts, int text_count,
    png_codec_sink sink, void *context, char message[PNG_CODEC_MESSAGE]) {
    png_codec_writer *writer = calloc(1, sizeof *writer);
    if (!writer) {
        snprintf(message, PNG_CODEC_MESSAGE, "out of memory");
        return NULL;
    }
    writer->sink = sink;
    writer->context = context;
    writer->row_bytes = (size_t)width * 3;
    writer->png = png_create_write_struct(PNG_LIBPNG_VER_STRING, writer, on_error, on_warning);
    png_text *chunks = text_count > 0 ? calloc((size_t)text_count, sizeof *chunks) : NULL;
    if (!writer->png || (text_count > 0 && !chunks)) goto failed;
    if (setjmp(png_jmpbuf(writer->png))) goto failed;
    writer->info = png_create_info_struct(writer->png);
    if (!writer->info) goto failed;
    png_set_write_fn(writer->png, writer, on_write, on_flush);
    png_set_compression_level(writer->png, level);
    // Larger pieces than the default 8 KiB: each one crosses into Swift.
    png_set_compression_buffer_size(writer->png, 1 << 18);
    png_set_filter(writer->png, 0, PNG_FILTER_SUB | PNG_FILTER_UP);
    png_set_IHDR(
        writer->png, writer->info, width, height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
        PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_set_sRGB_gAMA_and_cHRM(writer->png, writer->info, PNG_sRGB_INTENT_PERCEPTUAL);
    for (int i = 0; i < text_count; i++) {
        chunks[i].compression = PNG_ITXT_COMPRESSION_zTXt;
        chunks[i].key = (char *)texts[i].key;
        chunks[i].text = (char *)texts[i].text;
        chunks[i].itxt_length = strlen(texts[i].text);
    }
    if (text_count > 0) png_set_text(writer->png, writer->info, chunks, text_count);
    png_write_info(writer->png, writer->info);
    free(chunks);
    return writer;
failed:
    snprintf(message, PNG_CODEC_MESSAGE, "%s", writer->message[0] ? writer->message : "out of memory");
    free(chunks);
    png_codec_write_free(writer);
    return NULL;
}

int png_codec_write_rows(png_codec_writer *writer, const uint8_t *rows, uint32_t count) {
    if (setjmp(png_jmpbuf(writer->png))) return 1;
    for (uint32_t i = 0; i < count; i++) {
        png_write_row(writer->png, (png_bytep)rows + (size_t)i * writer->row_bytes);
    }
    return 0;
}

int png_codec_write_end(png_codec_writer *writer, const png_codec_text *texts, int text_count) {
    png_text *chunks = text_count > 0 ? calloc((size_t)text_count, sizeof *chunks) : NULL;
    if (text_count > 0 && !chunks) return 1;
    if (setjmp(png_jmpbuf(writer->png))) {
        free(chunks);
        return 1;
    }
    for (int i = 0; i < text_count; i++) {
        chunks[i].compression = PNG_ITXT_COMPRESSION_NONE;
        chunks[i].key = (char *)texts[i].key;
        chunks[i].text = (char *)texts[i].text;
        chunks[i].itxt_length = strlen(texts[i].text);
    }
    // libpng marks the texts of the beginning as written: only these follow the pixels.
    if (text_count > 0) png_set_text(writer->png, writer->info, chunks, text_count);
    png_write_end(writer->png, writer->info);
    free(chunks);
    return 0;
}

const char *png_codec_write_message(const png_codec_writer *writer) { return writer->message; }

void png_codec_write_free(png_codec_writer *writer) {
    if (!writer) return;
    if (writer->png) png_destroy_write_struct(&writer->png, writer->info ? &writer->info : NULL);
    free(writer);
}
