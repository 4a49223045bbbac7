struct reply {
    int status;
};
