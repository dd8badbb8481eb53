#include "http/answering.hpp"

#include "base/digest.hpp"
#include "base/words.hpp"
#include "http/answers.hpp"
#include "http/cookies.hpp"

namespace {

constexpr int passing_effort = 4; // of compression, for what lives until the next event or less

Occurrence where(const Request& request) { return {request.visit.language, request.path, request.visit.request_id}; }

void read_key(Request& request)
{
    constexpr std::size_t max_key_chars = 200; // a UUID has 36
    auto& visit                         = request.visit;
    const auto& key                     = request.idempotency_key;
    if (key.empty() || visit.method == Method::get) return;
    if (key.size() > max_key_chars) throw Refusal{Reason::bad_value, {{"field", "Idempotency-Key"}}};
    auto owner    = visit.anybody()         ? "person/" + std::to_string(visit.anybody()->value)
                    : visit.session.empty() ? "address/" + to_hex(sha256(visit.address))
                                            : "session/" + to_hex(sha256(visit.session));
    auto method   = std::to_string(static_cast<int>(visit.method));
    visit.request = RequestKey{owner, key, to_hex(sha256_of_parts({method, visit.target, visit.body}))};
}

// Who asks, and whether they may do so much.
void recognise(Core& core, Request& request)
{
    auto& visit         = request.visit;
    const auto& serving = core.serving;
    if (!visit.session.empty() && serving.identify) visit.recognise(serving.identify(serving.house, visit.session));
    read_key(request);
    if (visit.method == Method::get || !visit.anybody()) return;
    if (auto wait = core.limiters.writes.take(static_cast<std::uint64_t>(visit.anybody()->value)))
        throw Refusal{Reason::too_many_requests, {{"retry_after_s", *wait}}};
}

Page missing_page(std::string_view language)
{
    Page page{404, say(language, "page.not_found.title"), say(language, "page.not_found.description"), {}};
    page.body = "<main><h1>" + page.title + "</h1><p>" + page.description + "</p></main>";
    return page;
}

// Made of public data only, a page is the same for everyone until the next event. The shell around it is the visitor's.
Reply page_for(Core& core, Request& request, std::int64_t seq)
{
    const auto& language = request.visit.language;
    const auto& target   = request.visit.target;
    if (request.path.starts_with("/api/")) throw Refusal{Reason::not_found};
    auto found = core.serving.routes.find_page(request.path, request.visit);
    if (!found) return core.site.page(missing_page(language), request.visit);
    if (auto kept = core.pages.find(target, language, seq)) return core.site.page(**kept, request.visit);
    try {
        auto page = std::make_shared<const Page>(found->maker(core.serving.house, request.visit));
        if (page->for_everyone) core.pages.keep(target, language, seq, page, page->body.size());
        return core.site.page(*page, request.visit);
    } catch (const Refusal& refusal) {
        if (refusal.reason != Reason::not_found) throw;
    }
    return core.site.page(missing_page(language), request.visit);
}

Response sent_as(std::shared_ptr<const Prebuilt> prebuilt, std::string_view if_none_match)
{
    bool unchanged = !if_none_match.empty() && names_tag(if_none_match, prebuilt->etag());
    return {.status = unchanged ? 304 : 200, .prebuilt = std::move(prebuilt)};
}

// Public and the same for all: made into bytes once, for everyone until the next event.
Response kept_response(Core& core, const Request& request, std::int64_t seq, Reply& reply)
{
    auto fields = core.site.fields_for(reply.content_type);
    fields += "Cache-Control: no-cache\r\nVary: Accept-Language, Accept-Encoding\r\n";
    for (const auto& [name, value] : reply.headers)
        if (name != "ETag") fields += name + ": " + value + "\r\n"; // the bytes have a tag of their own
    auto prebuilt = std::make_shared<const Prebuilt>(std::move(fields), std::move(reply.body), passing_effort);
    core.answers.keep(request.visit.target, request.visit.language, seq, prebuilt, prebuilt->bytes());
    return sent_as(std::move(prebuilt), request.if_none_match);
}

} // namespace

std::string_view Response::head_for(const Manner& manner) const
{
    if (!prebuilt) return head;
    return status == 304 ? std::string_view(prebuilt->unchanged()) : prebuilt->variant(manner.encoding).head;
}

std::string_view Response::body_for(const Manner& manner) const
{
    if (manner.only_head || status == 304) return {};
    return prebuilt ? prebuilt->variant(manner.encoding).body : std::string_view(body);
}

std::optional<Response> from_memory(Core& core)
{
    const auto& head = core.head;
    if ((head.method != "GET" && head.method != "HEAD") || head.content_length > 0) return {};
    auto language = preferred_language(head.value("accept-language"));
    auto found    = core.answers.find(head.target, language, core.serving.seq(core.serving.house));
    if (!found) found = core.site.asset(head.target.substr(0, head.target.find('?')));
    if (!found) return {};
    return sent_as(*found, head.value("if-none-match"));
}

awaitable<Response> answer(Core& core, Request& request)
{
    const auto& serving = core.serving;
    auto seq            = serving.seq(serving.house);
    Reply reply;
    std::exception_ptr thrown;
    try {
        recognise(core, request);
        if (request.route) {
            auto handled = request.route->handler(serving.house, request.visit);
            reply        = co_await std::move(handled);
        } else {
            reply = page_for(core, request, seq);
        }
    } catch (...) {
        thrown = std::current_exception();
    }
    if (thrown) reply = answer_to(thrown, where(request));
    bool same_for_all = request.route && request.route->audience == Audience::everyone && reply.for_everyone;
    if (same_for_all && reply.status == 200) co_return kept_response(core, request, seq, reply);
    co_return response_of(core, request, std::move(reply));
}

namespace {

bool is_known(const Request& request, const std::string& tag)
{
    return !tag.empty() && !request.if_none_match.empty() && names_tag(request.if_none_match, tag);
}

// A file goes out as it is: those that are large are compressed already.
Response file_response(const Core& core, const Request& request, const Reply& reply)
{
    Response response{.status = reply.status, .head = core.site.fields_for(reply.content_type)};
    auto& head = response.head;
    for (const auto& [name, value] : reply.headers) head += name + ": " + value + "\r\n";
    auto tag = reply.tag.empty() ? "" : '"' + reply.tag + '"';
    if (!tag.empty()) head += "ETag: " + tag + "\r\n";
    if (is_known(request, tag)) {
        response.status = 304;
        head += "\r\n";
        return response;
    }
    auto bytes    = std::filesystem::file_size(reply.file);
    response.file = std::make_shared<std::ifstream>(reply.file, std::ios::binary);
    if (!*response.file) throw std::runtime_error("cannot read " + reply.file.filename().string());
    head += "Content-Length: " + std::to_string(bytes) + "\r\n\r\n";
    return response;
}

} // namespace

Response response_of(const Core& core, const Request& request, Reply reply)
{
    if (!reply.file.empty()) return file_response(core, request, reply);
    Response response{.status = reply.status, .head = core.site.fields_for(reply.content_type)};
    auto& head         = response.head;
    bool says_how_long = false;
    for (const auto& [name, value] : reply.headers) {
        if (name == "ETag") continue;
        says_how_long = says_how_long || name == "Cache-Control";
        head += name + ": " + value + "\r\n";
    }
    if (request.visit.new_session)
        head += "Set-Cookie: " + set_session(*request.visit.new_session, core.site.is_secure()) + "\r\n";
    bool may_match = reply.status == 200 && request.visit.method == Method::get && !says_how_long;
    if (!says_how_long) head += may_match ? "Cache-Control: private, no-cache\r\n" : "Cache-Control: no-store\r\n";
    if (may_match) {
        auto tag = etag_of(reply.body);
        head += "ETag: " + tag + "\r\n";
        if (!request.if_none_match.empty() && names_tag(request.if_none_match, tag)) {
            response.status = 304;
            head += "\r\n";
            return response;
        }
    }
    if (request.manner.encoding != Encoding::identity && reply.body.size() >= worth_compressing) {
        reply.body = compressed(reply.body, request.manner.encoding, passing_effort);
        head += "Content-Encoding: " + std::string(name_of(request.manner.encoding)) + "\r\n";
    }
    head += "Content-Length: " + std::to_string(reply.body.size()) + "\r\n\r\n";
    response.body = std::move(reply.body);
    return response;
}

Response refusal_of(const Core& core, const Request& request, std::exception_ptr thrown)
{
    return response_of(core, request, answer_to(thrown, where(request)));
}
