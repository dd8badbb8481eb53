#include "demo/browser.hpp"

#include "base/digest.hpp"

#include <curl/curl.h>

namespace demo {

namespace {

std::size_t take(char* bytes, std::size_t size, std::size_t count, void* text)
{
    static_cast<std::string*>(text)->append(bytes, size * count);
    return size * count;
}

} // namespace

struct Browser::Curl {
    CURL* handle = curl_easy_init();
    ~Curl() { curl_easy_cleanup(handle); }
};

Browser::Browser(std::string address) : address_(std::move(address)), curl_(std::make_unique<Curl>())
{
    curl_easy_setopt(curl_->handle, CURLOPT_COOKIEFILE, ""); // keeps cookies in memory
    curl_easy_setopt(curl_->handle, CURLOPT_TIMEOUT, 10L);
    curl_easy_setopt(curl_->handle, CURLOPT_NOSIGNAL, 1L);
}

Browser::~Browser()                             = default;
Browser::Browser(Browser&&) noexcept            = default;
Browser& Browser::operator=(Browser&&) noexcept = default;

Browser::Answer Browser::get(const std::string& path) { return ask("GET", path, nullptr, {}); }

Browser::Answer Browser::send(const std::string& method, const std::string& path, const json& body,
                              const std::string& key)
{
    auto text = body.dump();
    return ask(method, path, &text, key.empty() ? to_hex(random_bytes(16)) : key);
}

std::string Browser::cookie() const
{
    curl_slist* lines = nullptr;
    curl_easy_getinfo(curl_->handle, CURLINFO_COOKIELIST, &lines);
    std::string found;
    for (auto line = lines; line; line = line->next) { // Netscape's form: seven words between tabs, name and value last
        std::string text  = line->data;
        auto before_value = text.rfind('\t');
        auto before_name  = text.rfind('\t', before_value - 1);
        if (before_name != std::string::npos)
            found = text.substr(before_name + 1, before_value - before_name - 1) + '=' + text.substr(before_value + 1);
    }
    curl_slist_free_all(lines);
    return found;
}

Browser::Answer Browser::ask(const std::string& method, const std::string& path, const std::string* body,
                             const std::string& key)
{
    auto handle = curl_->handle;
    std::string text;
    curl_slist* headers = nullptr;
    headers             = curl_slist_append(headers, "Content-Type: application/json");
    headers             = curl_slist_append(headers, "Sec-Fetch-Site: same-origin");
    if (!key.empty()) headers = curl_slist_append(headers, ("Idempotency-Key: " + key).c_str());
    curl_easy_setopt(handle, CURLOPT_URL, (address_ + path).c_str());
    curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, method.c_str());
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &text);
    if (body)
        curl_easy_setopt(handle, CURLOPT_COPYPOSTFIELDS, body->c_str());
    else
        curl_easy_setopt(handle, CURLOPT_HTTPGET, 1L);
    Answer answer;
    if (curl_easy_perform(handle) == CURLE_OK) curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &answer.status);
    curl_slist_free_all(headers);
    answer.body = json::parse(text, nullptr, false);
    return answer;
}

} // namespace demo
