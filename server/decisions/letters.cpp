#include "decisions/letters.hpp"

#include "base/words.hpp"
#include "house.hpp"
#include "people/people.hpp"

#include <map>

namespace decisions {

namespace {

// "n. 14, Sedi di ascolto: accolta in parte", and where to read why.
std::string line(const House& house, const std::string& language, const proposals::Proposal& p, const Published& answer)
{
    json details{
        {"number", p.number}, {"title", p.title}, {"outcome", say(language, "outcome." + answer.text.outcome.value())}};
    return say(language, "mail.decisions.line", details) + "\n" + people::public_url(house) + "/proposals/"
           + std::to_string(p.proposal_id.value) + "\n";
}

void write(const House& house, Tx& tx, const consultations::Consultation& c, PersonId author,
           const std::vector<std::pair<proposals::Proposal, const Published*>>& answers)
{
    auto address = people::read_email(people::email_of(tx, author));
    if (!address) return;
    auto language = people::language_of(tx, author);
    std::string lines;
    for (const auto& [p, answer] : answers) lines += line(house, language, p, *answer) + "\n";
    auto link = people::public_url(house) + "/consultations/" + std::to_string(c.consultation_id.value) + "/replies";
    json details{{"n", answers.size()}, {"process", c.process_title}, {"lines", lines}, {"link", link}};
    people::NewMail mail;
    mail.to      = *address;
    mail.subject = say(language, "mail.decisions.subject", details);
    mail.text    = say(language, "mail.decisions.body", details);
    mail.link    = link;
    people::queue_mail(house, tx, mail);
}

} // namespace

void write_letters(const House& house, Tx& tx, const consultations::Consultation& c,
                   const std::vector<Published>& published)
{
    std::map<PersonId, std::vector<std::pair<proposals::Proposal, const Published*>>> by_author;
    for (const auto& answer : published) {
        auto p = proposals::proposal(tx, answer.proposal_id).value();
        if (p.person_id) by_author[*p.person_id].emplace_back(p, &answer);
    }
    for (const auto& [author, answers] : by_author) write(house, tx, c, author, answers);
}

} // namespace decisions
