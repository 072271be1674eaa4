// Prints the ICC profile of a made-up press with four inks.
#include <iostream>

#include "support/pictures.h"

int main() { std::cout << typeset::tests::cmyk_profile(); }
