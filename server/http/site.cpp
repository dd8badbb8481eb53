#include "http/site.hpp"

#include "embedded.hpp"
#include "http/cookies.hpp"

#include <algorithm>
#include <stdexcept>

namespace {

constexpr std::string_view plain_shell = "<!doctype html>\n<html lang=\"it\">\n<head>\n<meta charset=\"utf-8\">\n"
                                         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                                         "<!--head-->\n<!--house-->\n</head>\n<body>\n<!--body-->\n</body>\n</html>\n";

// Everything from ourselves, nothing inline; images may be data (the QR code), and only we may frame or be posted to.
constexpr std::string_view policy = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
                                    "form-action 'self'; frame-ancestors 'none'";

// It fetches in the name of the pages, under the policy that it came with itself.
constexpr std::string_view service_worker = "sw.js";

std::string_view type_of(std::string_view path)
{
    constexpr std::pair<std::string_view, std::string_view> types[] = {{".js", "text/javascript; charset=utf-8"},
                                                                       {".css", "text/css; charset=utf-8"},
                                                                       {".html", "text/html; charset=utf-8"},
                                                                       {".svg", "image/svg+xml"},
                                                                       {".json", "application/json"},
                                                                       {".webmanifest", "application/manifest+json"},
                                                                       {".woff2", "font/woff2"},
                                                                       {".png", "image/png"},
                                                                       {".ico", "image/x-icon"},
                                                                       {".txt", "text/plain; charset=utf-8"}};
    for (auto [end, type] : types)
        if (path.ends_with(end)) return type;
    return "application/octet-stream";
}

bool gets_smaller(std::string_view type) { return !type.starts_with("font/") && type != "image/png"; }

std::string escaped(std::string_view text)
{
    std::string out;
    for (char c : text) {
        if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '&')
            out += "&amp;";
        else if (c == '"')
            out += "&quot;";
        else
            out += c;
    }
    return out;
}

// JSON that ends no script element, whatever texts it holds.
std::string inside_script(const nlohmann::json& value)
{
    auto text = value.dump();
    std::string out;
    for (char c : text) {
        if (c == '<')
            out += "\\u003c";
        else
            out += c;
    }
    return out;
}

std::string take_until(std::string_view& rest, std::string_view marker)
{
    auto at = rest.find(marker);
    if (at == std::string_view::npos) throw std::logic_error("the shell has no " + std::string(marker));
    std::string before(rest.substr(0, at));
    rest.remove_prefix(at + marker.size());
    return before;
}

} // namespace

Site::Site(const Serving& serving) : serving_(serving), secure_(::is_secure(serving.config.public_url))
{
    take_assets();
    auto files   = embedded_assets();
    auto index   = std::find_if(files.begin(), files.end(), [](const auto& file) { return file.path == "index.html"; });
    auto shell   = index == files.end() ? plain_shell : index->bytes;
    before_head_ = take_until(shell, "<!--head-->");
    before_house_ = take_until(shell, "<!--house-->");
    before_body_  = take_until(shell, "<!--body-->");
    after_body_   = shell;
}

void Site::take_assets()
{
    constexpr int lasting_effort = 9;
    auto files                   = embedded_assets();
    for (const auto& file : files) {
        if (file.path == "index.html" || file.path.ends_with(".br")) continue;
        auto type   = type_of(file.path);
        auto fields = fields_for(type, file.path == service_worker);
        // A year, as long as browsers keep anything; the name changes with the bytes.
        auto hashed = file.path.starts_with("assets/");
        fields += hashed ? "Cache-Control: public, max-age=31536000, immutable\r\n" : "Cache-Control: no-cache\r\n";
        auto beside = std::string(file.path) + ".br";
        auto found  = std::find_if(files.begin(), files.end(), [&](const auto& other) { return other.path == beside; });
        auto brotli = found == files.end() ? std::string_view{} : found->bytes;
        assets_.emplace(
            '/' + std::string(file.path),
            std::make_shared<Prebuilt>(fields, file.bytes, brotli, gets_smaller(type) ? lasting_effort : 0));
    }
}

const std::shared_ptr<const Prebuilt>* Site::asset(std::string_view path) const
{
    auto found = assets_.find(path);
    return found == assets_.end() ? nullptr : &found->second;
}

Reply Site::page(const Page& page, const Visit& visit) const
{
    Reply reply{.status = page.status, .content_type = "text/html; charset=utf-8"};
    auto& html                       = reply.body;
    html                             = before_head_;
    constexpr std::string_view given = "<html lang=\"it\"";
    if (auto at = html.find(given); at != std::string::npos)
        html.replace(at, given.size(), "<html lang=\"" + visit.language + '"');
    html += "<title>" + escaped(page.title) + "</title>\n<meta name=\"description\" content=\""
            + escaped(page.description) + "\">\n<meta property=\"og:title\" content=\"" + escaped(page.title)
            + "\">\n<meta property=\"og:description\" content=\"" + escaped(page.description) + "\">\n";
    if (!page.feed.empty())
        html += "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"" + escaped(page.title) + "\" href=\""
                + escaped(page.feed) + "\">\n";
    html += before_house_;
    auto house         = serving_.about(serving_.house);
    house["signed_in"] = visit.signed_in.has_value();
    html += "<script type=\"application/json\" id=\"house\">" + inside_script(house) + "</script>";
    html += before_body_ + page.body + after_body_;
    reply.headers.emplace_back("Cache-Control", "private, no-cache"); // it holds the hour, and who asks
    reply.headers.emplace_back("Vary", "Accept-Language, Accept-Encoding");
    return reply;
}

std::string Site::fields_for(std::string_view content_type, bool acts_for_pages) const
{
    std::string fields = "Content-Type: " + std::string(content_type) + "\r\nX-Content-Type-Options: nosniff\r\n";
    fields += "Referrer-Policy: same-origin\r\n";
    fields += "Content-Security-Policy: ";
    fields += acts_for_pages || content_type.starts_with("text/html") ? policy
                                                                      : "default-src 'none'; frame-ancestors 'none'";
    fields += "\r\n";
    if (secure_) fields += "Strict-Transport-Security: max-age=31536000\r\n";
    return fields;
}
