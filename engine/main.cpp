#include "cli/run.h"

int main(int argc, char** argv) { return typeset::cli::run(argc, argv); }
