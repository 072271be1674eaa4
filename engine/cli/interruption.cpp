#include "cli/interruption.h"

namespace typeset::cli {
namespace {

// Handlers have no other way to reach anything.
std::atomic<bool> interrupted = false;
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void note_interruption(int) { interrupted.store(true); }

}  // namespace

Interruption::Interruption() {
  interrupted.store(false);
  struct sigaction action {};
  action.sa_handler = note_interruption;
  // Only once: whoever asks again does not want to wait.
  action.sa_flags = static_cast<int>(SA_RESETHAND) | SA_RESTART;
  sigemptyset(&action.sa_mask);
  ::sigaction(SIGINT, &action, &former_interrupt_);
  ::sigaction(SIGTERM, &action, &former_terminate_);
}

Interruption::~Interruption() {
  ::sigaction(SIGINT, &former_interrupt_, nullptr);
  ::sigaction(SIGTERM, &former_terminate_, nullptr);
}

const std::atomic<bool>& Interruption::flag() const { return interrupted; }

}  // namespace typeset::cli
