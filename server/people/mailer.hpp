// Sends the mails of the outbox, on a thread of its own. A mail is taken from the outbox only when the server has it: a
// stop in between sends it twice, under one Message-ID, never not at all.
#pragma once

#include <atomic>
#include <optional>
#include <string>
#include <thread>

struct House;

namespace people {

class Mailer {
  public:
    // Starts sending. Without a mail server nothing is sent: mails wait in the outbox, and in the demo its mailbox shows
    // them. The house must outlive it.
    explicit Mailer(House&);

    // Breaks off what is under way; it is sent again after the next start.
    ~Mailer();

  private:
    void work();

    House& house_;
    std::atomic<bool> stopping_{false};
    std::thread thread_;
};

// Sends what is due now, one after the other, until the server fails. Blocks.
void send_due_mails(House&, const std::atomic<bool>& stopping);

} // namespace people
