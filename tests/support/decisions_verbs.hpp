// What the office does after the closing, in a house under test.
#pragma once

#include "decisions/decisions.hpp"
#include "support/proposals_verbs.hpp"

#include <string>

// The reasons and words of a decision.
decisions::DecisionText decided(const std::string& outcome, const std::string& reason,
                                std::optional<std::string> accepted_text = {});

// A consultation with two promoters and four proposals: three change action 1.1.1-A ("Dare alla rete una segreteria
// comune."), the third of them touching the words of the first; the fourth is an observation on theme 2. Olga and Enrico are
// organisers; Paola has a role in the process and is assigned to the first proposal.
class Deciding {
  public:
    Deciding();

    HouseUnderTest house;
    std::vector<OrganisationId> promoters;
    OpenConsultation consultation;
    Person anna, bruno, olga, enrico, paola;
    ProposalId first, second, third, general;
    Screening screens;

    static constexpr auto before      = "Dare alla rete una segreteria comune.";
    static constexpr auto first_text  = "Dare alla rete delle imprese una segreteria comune.";
    static constexpr auto second_text = "Dare alla rete una segreteria comune, aperta a tutti.";
    static constexpr auto third_text  = "Dare una segreteria comune.";

    void closes(); // it is the morning after the last day
    ProposalId submits(const Person&, const std::string& kind, const std::string& node, const std::string& title,
                       std::optional<std::string> suggested_text);

    ConsultationId id() const { return consultation.consultation_id; }
    std::string topic() const { return consultations::topic_of(id()); }
    std::string desk() const { return topic() + "/desk"; }
    json desk_shown() { return house.snapshot(desk()); }
    json card(ProposalId);
    json file(const Person&, ProposalId);
    json shown(ProposalId p) { return house.snapshot(proposals::topic_of(p)); }
    json screen_of(const Person& person) { return house.snapshot(people::topic_of(person.person_id)); }
    bool may_follow(const Person&);
    int revision(ProposalId);

    Event saves(const Person&, ProposalId, const decisions::DecisionText&); // from the revision that stands
    Event proposes(const Person&, ProposalId);
    Event approves(const Person&, ProposalId);
    Event reopens(const Person&, ProposalId);
    void decides(ProposalId, const decisions::DecisionText&); // saved and approved by Olga
    void decides_all(); // first and second accepted, third rejected, general inadmissible
    Event publishes();

    // The plan after the consultation.
    int rolls_out(std::map<NodeId, std::string> composed = {});
    json redline(int version);
    PlanId plan() const { return consultation.plan.plan_id; }

    // Everything that a stranger finds, and the whole record, as one text.
    std::string in_public() { return all_in_public(house, id()); }
};
