#include "people/smtp.hpp"

#include "people/mail_text.hpp"

#include <boost/url/parse.hpp>
#include <curl/curl.h>
#include <memory>

namespace people {

namespace {

template <auto Free> struct Freed {
    template <class T> void operator()(T* made) const { Free(made); }
};
using Handle = std::unique_ptr<CURL, Freed<curl_easy_cleanup>>;
using Mime   = std::unique_ptr<curl_mime, Freed<curl_mime_free>>;
using List   = std::unique_ptr<curl_slist, Freed<curl_slist_free_all>>;

// A mail server that says nothing for so long is taken for dead; the mail is tried again.
constexpr long connect_seconds = 10, whole_seconds = 60;

void add(List& list, const std::string& line) { list.reset(curl_slist_append(list.release(), line.c_str())); }

List headers_of(const Config::Smtp& smtp, const QueuedMail& mail, Instant now)
{
    List headers;
    add(headers, "Date: " + mail_date(now));
    add(headers, "From: " + from_header(smtp.from));
    add(headers, "To: <" + mail.address + ">");
    add(headers, "Message-ID: <" + mail.message_id + ">");
    add(headers, "Subject: " + header_text(mail.subject));
    add(headers, "Auto-Submitted: auto-generated"); // RFC 3834: no holiday answers to it
    return headers;
}

void attach(curl_mime* mime, const Attachment& attached)
{
    auto part = curl_mime_addpart(mime);
    curl_mime_data(part, attached.bytes.data(), attached.bytes.size());
    curl_mime_type(part, attached.media_type.c_str());
    curl_mime_filename(part, attached.name.c_str());
    curl_mime_encoder(part, "base64");
}

Mime body_of(CURL* curl, const QueuedMail& mail)
{
    Mime mime(curl_mime_init(curl));
    auto part = curl_mime_addpart(mime.get());
    auto text = with_crlf(mail.text);
    curl_mime_data(part, text.data(), text.size());
    curl_mime_type(part, "text/plain; charset=utf-8");
    curl_mime_encoder(part, "quoted-printable");
    for (const auto& attached : mail.attachments) attach(mime.get(), attached);
    return mime;
}

bool is_this_machine(const std::string& url)
{
    auto parsed = boost::urls::parse_uri(url);
    auto host   = parsed ? std::string(parsed->host()) : std::string();
    return host == "localhost" || host == "[::1]" || host.starts_with("127.");
}

long tls_for(const Config::Smtp& smtp)
{
    if (!smtp.user.empty()) return CURLUSESSL_ALL;
    return is_this_machine(smtp.url) ? CURLUSESSL_NONE : CURLUSESSL_TRY;
}

int is_stopping(void* stopping, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return *static_cast<const std::atomic<bool>*>(stopping) ? 1 : 0;
}

std::size_t drop(char*, std::size_t size, std::size_t count, void*) { return size * count; }

void set_server(CURL* curl, const Config::Smtp& smtp)
{
    curl_easy_setopt(curl, CURLOPT_URL, smtp.url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_USE_SSL, tls_for(smtp));
    if (!smtp.user.empty()) {
        curl_easy_setopt(curl, CURLOPT_USERNAME, smtp.user.c_str());
        curl_easy_setopt(curl, CURLOPT_PASSWORD, smtp.password.c_str());
    }
    curl_easy_setopt(curl, CURLOPT_PROXY, ""); // never through a proxy of the environment
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, connect_seconds);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, whole_seconds);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, drop);
}

std::optional<SmtpProblem> problem_of(CURL* curl, CURLcode code)
{
    if (code == CURLE_OK) return {};
    long answered = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answered);
    auto what = std::string(curl_easy_strerror(code));
    if (answered >= 400) what += ", the server said " + std::to_string(answered);
    return SmtpProblem{what, answered >= 450};
}

} // namespace

std::optional<SmtpProblem> send(const Config::Smtp& smtp, const QueuedMail& mail, Instant now,
                                const std::atomic<bool>& stopping)
{
    Handle curl(curl_easy_init());
    set_server(curl.get(), smtp);
    auto from = "<" + address_of(smtp.from) + ">";
    List to;
    add(to, "<" + mail.address + ">");
    auto headers = headers_of(smtp, mail, now);
    auto mime    = body_of(curl.get(), mail);
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_FROM, from.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, to.get());
    curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(curl.get(), CURLOPT_MIMEPOST, mime.get());
    curl_easy_setopt(curl.get(), CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl.get(), CURLOPT_XFERINFOFUNCTION, is_stopping);
    curl_easy_setopt(curl.get(), CURLOPT_XFERINFODATA, &stopping);
    return problem_of(curl.get(), curl_easy_perform(curl.get()));
}

} // namespace people
