// One house with something of everything in it, and somebody of every role before it: for tests that walk all routes.
#pragma once

#include "support/consultation_verbs.hpp"
#include "support/people_verbs.hpp"
#include "support/visitors.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

class Everybody {
  public:
    // `public_url`: where the house believes it stands; https makes its cookies and headers stricter.
    explicit Everybody(const std::string& public_url = "");

    // In the order of the table of authorisations.
    static const std::vector<std::string_view>& roles();
    Visitor& as(std::string_view role) { return visitors_.at(std::string(role)); }

    // The path with its {parts} filled in, and the text with its "$words": what they are in this situation ("open", "hidden",
    // "draft", ...), else in "open".
    std::string path(std::string_view pattern, const std::string& situation) const;
    std::string filled(std::string text, const std::string& situation) const;

    // The same path with a first part that is nowhere.
    std::string path_to_nowhere(std::string_view pattern) const;

    // From now on nothing changes any more: what gets as far as the record is refused as "busy".
    void stand_still();

    ServedHouse served;
    House& house = served.house;

  private:
    using Ids = std::map<std::string, std::string>;

    Person person(const std::string& role) const { return persons_.at(role); }
    void give_roles(ProcessId);
    void begin_the_process();
    void call_the_meeting();
    void hold_the_consultations();
    void sit_down();
    void work_at_the_table();
    void work_in_the_hall();
    void work_at_the_desk();
    void draft_the_text();
    void begin_a_draft();
    void make_exports();
    ConsultationId consultation(const std::string& opens_on, const std::string& closes_on);

    // Sends, and throws unless it was carried out.
    json done(std::string_view role, const std::string& method, const std::string& target,
              const json& = json::object());
    void keep(const std::string& name, const json& value, const std::string& situation = "open");

    std::map<std::string, Person> persons_;
    std::map<std::string, Visitor> visitors_;
    std::map<std::string, Ids> ids_; // by situation
    ProcessId process_id_;
    PublishedPlan plan_;
    OrganisationId body_, promoter_;
    MeetingId meeting_id_;
    std::vector<TableId> tables_;
};
