/* play [CONFIG]: plays some samples by the library. */
#include "output.h"
#include <stdio.h>

int main(int argc, char **argv)
{
    out_device *device = out_open(argc > 1 ? argv[1] : NULL);
    if (!device)
        return 1;
    int played = out_play(device, "samples", 7);
    printf("%s: %s\n", out_driver_name(device), played ? "played" : "failed");
    out_close(device);
    return played ? 0 : 1;
}
