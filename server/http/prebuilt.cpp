#include "http/prebuilt.hpp"

#include "base/digest.hpp"

std::string etag_of(std::string_view body)
{
    constexpr std::size_t enough = 12; // bytes: two versions of one answer never meet
    return "W/\"" + to_hex(sha256(body).substr(0, enough)) + '"';
}

bool names_tag(std::string_view if_none_match, std::string_view etag)
{
    auto opaque = etag.substr(etag.find('"'));
    return if_none_match == "*" || if_none_match.find(opaque) != std::string_view::npos;
}

Prebuilt::Prebuilt(std::string fields, std::string body, int effort)
    : own_(std::move(body)),
      body_(own_),
      etag_(etag_of(body_)),
      fields_(std::move(fields) + "ETag: " + etag_ + "\r\n"),
      unchanged_(fields_ + "\r\n"),
      effort_(effort)
{}

Prebuilt::Prebuilt(std::string fields, std::string_view lasting, std::string_view brotli, int effort)
    : body_(lasting),
      brotli_(brotli),
      etag_(etag_of(body_)),
      fields_(std::move(fields) + "ETag: " + etag_ + "\r\n"),
      unchanged_(fields_ + "\r\n"),
      effort_(effort)
{}

const Prebuilt::Variant& Prebuilt::variant(Encoding encoding) const
{
    if (effort_ == 0 || body_.size() < worth_compressing) encoding = Encoding::identity;
    auto& kept = kept_[static_cast<int>(encoding)];
    std::call_once(kept.once, [&] { make(encoding); });
    return kept;
}

void Prebuilt::make(Encoding encoding) const
{
    auto& kept = kept_[static_cast<int>(encoding)];
    kept.head  = fields_;
    if (encoding == Encoding::identity) {
        kept.body = body_;
    } else {
        if (encoding == Encoding::brotli && !brotli_.empty())
            kept.body = brotli_;
        else
            kept.body = kept.own = compressed(body_, encoding, effort_);
        kept.head += "Content-Encoding: " + std::string(name_of(encoding)) + "\r\n";
    }
    kept.head += "Content-Length: " + std::to_string(kept.body.size()) + "\r\n\r\n";
}
