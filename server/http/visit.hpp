// One request, as a handler sees it. Lives for the length of its handler, on its connection's thread.
#pragma once

#include "base/json.hpp"
#include "base/person.hpp"
#include "base/refusal.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

enum class Method { get, post, put, patch, delete_ };

class Visit {
  public:
    Method method = Method::get;
    std::string target;                                    // path and query, as sent
    std::map<std::string, std::string, std::less<>> path;  // the {parts} of the route's pattern
    std::map<std::string, std::string, std::less<>> query; // decoded; a name sent twice is refused before
    std::string body;
    std::string language = "it";       // one of ours, the best for the request
    std::string session;               // the session cookie, or empty
    std::string if_match;              // without quotes, or empty
    std::string address;               // of the visitor; behind a trusted proxy, the one it names
    std::string request_id;            // in the log and in answers to faults
    std::optional<PersonId> signed_in; // whose session it is, when they have an account
    std::optional<PersonId> guest;     // whose session it is, when they have none
    std::optional<RequestKey> request; // from Idempotency-Key; its owner is the person, else the session or address

    // To set in the reply: a new session cookie; empty to remove it.
    std::optional<std::string> new_session;

    // The person who acts. Refuses: not_signed_in.
    Person person() const;
    // The same, or the guest. Refuses: not_signed_in.
    Person participant() const;
    std::optional<Person> maybe_person() const;
    std::optional<PersonId> anybody() const { return signed_in ? signed_in : guest; }
    void recognise(std::optional<Identity>);

    // An id from the path. Refuses: not_found when it is not one.
    template <class Id> Id id(std::string_view name = "id") const { return Id{path_number(name)}; }
    std::int64_t path_number(std::string_view name) const;

    // The revision that If-Match names, as a thing tells it. Refuses: revision_required, bad_value.
    int revision() const;

    // Query words. Refuse: bad_value.
    std::optional<std::string> query_text(std::string_view name, std::size_t max_chars) const;
    std::string query_word(std::string_view name, const std::vector<std::string_view>& allowed,
                           std::string_view otherwise) const;
    std::int64_t query_number(std::string_view name, std::int64_t min, std::int64_t max, std::int64_t otherwise) const;
    bool query_flag(std::string_view name) const; // "true"; anything else but "false" or absent is refused
    // Refuses bad_value when the query holds a name that is not among these.
    void query_only(const std::vector<std::string_view>& names) const;

    // The body, read by `T read(known…, Fields&)`; every field it does not ask for is refused. `known` is what the path says.
    template <class T, class... Known> T read(Known... known) const
    {
        auto object = read_json_object(body);
        Fields fields(object);
        auto value = T::read(known..., fields);
        fields.done();
        return value;
    }
};
