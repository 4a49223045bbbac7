struct sound {
    int rate, length;
};
struct tail {
    int length;
};
