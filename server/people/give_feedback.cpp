#include "people/give_feedback.hpp"

#include "base/digest.hpp"
#include "house.hpp"

namespace people {

GiveFeedback GiveFeedback::read(Fields& fields)
{
    GiveFeedback said;
    said.page  = fields.text("page", 200);
    said.clear = fields.boolean("clear");
    said.text  = fields.optional_text("text", 1500);
    return said;
}

awaitable<void> give_feedback(House& house, GiveFeedback said, std::optional<RequestKey> request)
{
    auto once = request ? std::optional(to_hex(sha256_of_parts({request->owner, request->key}))) : std::nullopt;
    return house.ledger.keep([said, once](Tx& tx) {
        tx.db.run(
            "insert into feedback (at_ms, page, clear, text, request) values (?, ?, ?, ?, ?) on conflict do nothing",
            tx.now, said.page, said.clear, said.text, once);
    });
}

} // namespace people
