/* What the build found. */
#undef HAVE_ASM_RDRAND
