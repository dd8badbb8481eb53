// What is the same for every request: the pages' files, the shell around pages, the header lines that protect them.
// Made before serving; any thread.
#pragma once

#include "http/prebuilt.hpp"
#include "http/serving.hpp"

#include <map>
#include <string>
#include <string_view>

class Site {
  public:
    explicit Site(const Serving&);

    bool is_secure() const { return secure_; }

    // The file at this path, or null. Files with a hash in their name are kept by browsers for good.
    const std::shared_ptr<const Prebuilt>* asset(std::string_view path) const;

    // A whole page: the shell with the page's text inside, and whether its visitor is signed in.
    Reply page(const Page&, const Visit&) const;

    // Header lines for every answer of this type; for pages, and what acts for them, with the content security policy.
    std::string fields_for(std::string_view content_type, bool acts_for_pages = false) const;

  private:
    void take_assets();

    const Serving& serving_;
    bool secure_;
    std::string before_head_, before_house_, before_body_, after_body_; // the shell, between its markers
    std::map<std::string, std::shared_ptr<const Prebuilt>, std::less<>> assets_;
};
