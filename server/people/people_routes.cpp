// Who, what, do, answer: the room's routes.
#include "people/routes.hpp"

#include "base/refusal.hpp"
#include "house.hpp"
#include "people/first_organiser.hpp"
#include "people/give_feedback.hpp"
#include "people/outbox.hpp"
#include "people/people.hpp"
#include "people/sign_in.hpp"

namespace people {

namespace {

Reply only_seq(const Event& event) { return ok({{"seq", event.seq}}); }

void only_in_the_demo(const House& house)
{
    if (!house.config.demo) throw Refusal{Reason::not_found};
}

Reply entered(House& house, Visit& visit, SignedIn signed_in)
{
    visit.new_session = std::move(signed_in.session);
    return ok(house.archive.read([&](Reader& reader) { return me(reader, signed_in.person_id); }));
}

} // namespace

awaitable<Reply> post_sign_in(House& house, Visit& visit)
{
    auto asked = visit.read<AskToSignIn>();
    if (!asked.language) asked.language = visit.language;
    auto asking  = ask_to_sign_in(house, std::move(asked), visit.session);
    auto session = co_await std::move(asking);
    if (session != visit.session) visit.new_session = std::move(session);
    co_return with_status(202, json::object());
}

awaitable<Reply> post_confirm(House& house, Visit& visit)
{
    auto words      = visit.read<ConfirmSignIn>();
    auto confirming = confirm_sign_in(house, std::move(words), visit.session);
    auto signed_in  = co_await std::move(confirming);
    co_return entered(house, visit, std::move(signed_in));
}

awaitable<Reply> post_organiser_link(House& house, Visit& visit)
{
    auto wanted    = visit.read<FirstOrganiser>();
    auto beginning = begin_as_organiser(house, std::move(wanted), visit.language, visit.session);
    auto signed_in = co_await std::move(beginning);
    co_return entered(house, visit, std::move(signed_in));
}

awaitable<Reply> post_sign_out(House& house, Visit& visit)
{
    auto leaving = sign_out(house, visit.session);
    co_await std::move(leaving);
    visit.new_session = "";
    co_return ok(json::object());
}

namespace {

struct DemoSignIn {
    std::string as;
    std::int64_t n;
    static DemoSignIn read(Fields& fields)
    {
        auto as = fields.word("as", {"citizen", "facilitator", "organiser", "evaluator", "approver"});
        // The first citizen, unless another is asked for; the others are the only ones of their kind.
        auto n = fields.optional_integer("n", 1, 1'000'000).value_or(as == "citizen" ? 1 : 0);
        return {std::move(as), n};
    }
};

} // namespace

awaitable<Reply> post_demo_sign_in(House& house, Visit& visit)
{
    only_in_the_demo(house);
    auto wished    = visit.read<DemoSignIn>();
    auto opening   = demo_sign_in(house, wished.as, wished.n, visit.session);
    auto signed_in = co_await std::move(opening);
    co_return entered(house, visit, std::move(signed_in));
}

awaitable<Reply> get_demo_mailbox(House& house, Visit&)
{
    only_in_the_demo(house);
    co_return ok(house.archive.read([](Reader& reader) { return mailbox(reader); }));
}

awaitable<Reply> get_demo_attachment(House& house, Visit& visit)
{
    only_in_the_demo(house);
    auto mail_id = visit.path_number("mail_id");
    auto all     = house.archive.read([&](Reader& reader) { return attachments_of(reader, mail_id); });
    auto n       = static_cast<std::size_t>(visit.path_number("n"));
    if (n > all.size()) throw Refusal{Reason::not_found};
    auto& chosen = all[n - 1];
    co_return Reply{.content_type = std::move(chosen.media_type), .body = std::move(chosen.bytes)};
}

awaitable<Reply> get_me(House& house, Visit& visit)
{
    auto person = visit.person();
    co_return ok(house.archive.read([&](Reader& reader) { return me(reader, person.person_id); }));
}

awaitable<Reply> get_me_snapshot(House& house, Visit& visit)
{
    auto person = visit.participant();
    co_return snapshot(house, visit, "person", person.person_id.value);
}

awaitable<Reply> get_me_data(House& house, Visit& visit)
{
    auto person = visit.person();
    auto reply = ok(house.archive.read([&](Reader& reader) { return everything_on(house, reader, person.person_id); }));
    reply.headers = {{"Content-Disposition", "attachment; filename=\"arengo-my-data.json\""}};
    co_return reply;
}

awaitable<Reply> patch_me(House& house, Visit& visit)
{
    auto person = visit.person();
    auto change = visit.read<ChangeProfile>();
    auto event  = co_await change_profile(house, person, change);
    co_return only_seq(event);
}

namespace {

struct CloseAccount {
    static CloseAccount read(Fields& fields)
    {
        if (!fields.boolean("confirm")) throw Refusal{Reason::bad_value, {{"field", "confirm"}}};
        return {};
    }
};

} // namespace

awaitable<Reply> delete_me(House& house, Visit& visit)
{
    auto person = visit.person();
    visit.read<CloseAccount>();
    auto event        = co_await close_account(house, person);
    visit.new_session = "";
    co_return only_seq(event);
}

awaitable<Reply> get_organisations(House& house, Visit& visit)
{
    visit.query_only({"q", "limit"});
    auto text  = visit.query_text("q", 200).value_or("");
    auto limit = visit.query_number("limit", 1, 100, 20);
    auto items = json::array();
    house.archive.read([&](Reader& reader) {
        for (const auto& body : organisations(reader, text, limit)) items.push_back(to_json(body));
    });
    co_return ok({{"items", std::move(items)}});
}

awaitable<Reply> post_organisation(House& house, Visit& visit)
{
    auto person = visit.person();
    auto body   = visit.read<AddOrganisation>();
    auto adding = add_organisation(house, person, std::move(body));
    auto event  = co_await std::move(adding);
    co_return created(house, event);
}

awaitable<Reply> put_mandate(House& house, Visit& visit)
{
    auto person          = visit.person();
    auto organisation_id = visit.id<OrganisationId>("organisation_id");
    auto event           = co_await take_mandate(house, person, organisation_id);
    co_return only_seq(event);
}

awaitable<Reply> delete_mandate(House& house, Visit& visit)
{
    auto person          = visit.person();
    auto organisation_id = visit.id<OrganisationId>("organisation_id");
    auto event           = co_await give_up_mandate(house, person, organisation_id);
    co_return only_seq(event);
}

awaitable<Reply> post_feedback(House& house, Visit& visit)
{
    auto said   = visit.read<GiveFeedback>();
    auto giving = give_feedback(house, std::move(said), visit.request);
    co_await std::move(giving);
    co_return with_status(202, json::object());
}

} // namespace people
