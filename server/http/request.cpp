#include "http/request.hpp"

#include "base/digest.hpp"
#include "base/words.hpp"
#include "http/cookies.hpp"
#include "http/origin.hpp"
#include "http/target.hpp"

namespace {

std::optional<Method> method_of(std::string_view name)
{
    if (name == "GET" || name == "HEAD") return Method::get;
    if (name == "POST") return Method::post;
    if (name == "PUT") return Method::put;
    if (name == "PATCH") return Method::patch;
    if (name == "DELETE") return Method::delete_;
    return {};
}

std::string_view name_of(Method method)
{
    constexpr std::string_view names[] = {"GET, HEAD", "POST", "PUT", "PATCH", "DELETE"};
    return names[static_cast<int>(method)];
}

[[noreturn]] void refuse_method(const std::vector<Method>& allowed)
{
    std::string names;
    for (auto method : allowed) names += (names.empty() ? "" : ", ") + std::string(name_of(method));
    throw Refusal{Reason::method_not_allowed, {{"allow", names.empty() ? name_of(Method::get) : names}}};
}

void find_route(const Routes& routes, std::string_view method_name, Request& request)
{
    auto method = method_of(method_name);
    std::vector<Method> others;
    if (method) {
        request.route = routes.find(*method, request.path, request.visit, others);
        if (request.route) return;
    } else {
        for (const auto& route : routes.all())
            if (matches(route.pattern, request.path, request.visit.path)) others.push_back(route.method);
    }
    request.visit.path.clear();
    if (!others.empty() || method != Method::get) refuse_method(others);
}

void check_pace(Core& core, const Request& request, const Address& visitor)
{
    auto network = network_of(visitor);
    auto wait    = core.limiters.requests.take(network);
    if (!wait && request.route && request.route->sends_mail) wait = core.limiters.sign_ins.take(network);
    if (wait) throw Refusal{Reason::too_many_requests, {{"retry_after_s", *wait}}};
}

void read_visit(const Core& core, const Address& visitor, Visit& visit)
{
    const auto& head = core.head;
    visit.target     = head.target;
    visit.session    = session_in(head.value("cookie"), core.site.is_secure());
    visit.address    = visitor.to_string();
    auto tag         = head.value("if-match");
    if (tag.size() >= 2 && tag.front() == '"' && tag.back() == '"') tag = tag.substr(1, tag.size() - 2);
    visit.if_match = tag;
}

void see_whether_live(const Core& core, Request& request)
{
    const auto& head = core.head;
    if (request.path != "/api/live" || request.visit.method != Method::get) return;
    if (head.holds("upgrade", "websocket")) {
        // A browser lets any page open a socket to us, and sends our cookie along.
        if (!is_own_origin(head.value("origin"), head.value("host"), core.serving.config.public_url))
            throw Refusal{Reason::cross_site};
        // Sixteen bytes in base64 (RFC 6455, 4.2.1); Beast would take any word.
        constexpr std::size_t key_chars = 24;
        if (auto key = head.value("sec-websocket-key"); !key.empty() && key.size() != key_chars)
            throw Refusal{Reason::malformed};
        request.live = Request::Live::socket;
    } else if (head.value("accept").find("text/event-stream") != std::string_view::npos) {
        request.live = Request::Live::stream;
    }
}

} // namespace

Manner manner_of(const RequestHead& head)
{
    return {.only_head = head.method == "HEAD",
            .closes    = !head.is_1_1 || head.holds("connection", "close"),
            .encoding  = best_encoding(head.value("accept-encoding"))};
}

void read_request(Core& core, const Address& peer, Request& request)
{
    const auto& head         = core.head;
    const auto& config       = core.serving.config;
    request.content_length   = head.content_length;
    request.manner           = manner_of(head);
    request.expects_continue = head.is_1_1 && head.value("expect") == "100-continue";
    request.if_none_match    = head.value("if-none-match");
    request.idempotency_key  = head.value("idempotency-key");
    request.visit.language   = preferred_language(head.value("accept-language"));

    auto visitor = visitor_behind(peer, head.value("x-forwarded-for"), config.trusted_proxies);
    read_visit(core, visitor, request.visit);
    auto target         = read_target(head.target);
    request.path        = std::move(target.path);
    request.visit.query = std::move(target.query);
    find_route(core.serving.routes, head.method, request);
    request.visit.method = request.route ? request.route->method : Method::get;
    check_pace(core, request, visitor);
    if (request.visit.method == Method::get) {
        if (request.content_length > 0) throw Refusal{Reason::malformed};
        see_whether_live(core, request);
    } else {
        if (request.content_length > request.route->max_body_bytes) throw Refusal{Reason::body_too_large};
        check_own_page(head, config.public_url);
    }
}
