// Ctrl-C, and the system's wish that the program end.
#pragma once

#include <atomic>
#include <csignal>

namespace typeset::cli {

// While it lives, the first SIGINT or SIGTERM only sets a flag; the next one ends the program as
// ever. One at a time.
class Interruption {
 public:
  Interruption();
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  const std::atomic<bool>& flag() const;

 private:
  struct sigaction former_interrupt_ {
  }, former_terminate_{};
};

}  // namespace typeset::cli
