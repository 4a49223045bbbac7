#include "output.h"
#include <stdio.h>

static int out_wav_test(void)
{
    return 1;
}

static out_info out_wav_info = {"wav", -1};

static out_info *out_wav_driver_info(void)
{
    return &out_wav_info;
}

static int out_wav_play(const char *samples, size_t size)
{
    FILE *file = fopen("out.wav", "ab");
    int played = file && fwrite(samples, 1, size, file) == size;
    return file && fclose(file) == 0 && played;
}

static const char *out_wav_file_extension(void)
{
    return "wav";
}

out_functions out_wav = {out_wav_test, out_wav_driver_info, out_wav_play, out_wav_file_extension};
