#include "house.hpp"
#include "plenary/access.hpp"
#include "plenary/rules.hpp"
#include "processes/processes.hpp"

namespace plenary {

namespace {

// From here on the words are public: the record keeps them, with the notes that each rests on.
json published_words(const std::vector<Sentence>& sentences, Citations& cites)
{
    auto words = json::array();
    for (const auto& s : sentences) {
        auto notes = json::array();
        for (auto note : cites[s.sentence_id]) notes.push_back(note.value);
        words.push_back({{"sentence_id", s.sentence_id.value}, {"text", s.text}, {"cites", std::move(notes)}});
    }
    return words;
}

} // namespace

awaitable<Event> publish_restitution(House& house, Person person, MeetingId id)
{
    return house.ledger.write(person, [&house, person, id](Tx& tx) {
        auto meeting   = directed_by(tx, person, id);
        auto sentences = sentences_of(tx, id);
        auto cites     = citations_of(tx, id);
        require(may_publish(published_at(tx, id).has_value(), sentences, cites));
        auto topics = screens_of(id);
        topics.push_back(meetings::topic_of(id));
        topics.push_back(meetings::desk_of(id));
        topics.push_back(processes::topic_of(meeting.process_id));
        Screens screens(house.sections, tx, topics);
        set_published(tx, id);
        auto event    = about(id, "restitution_published", {{"sentences", published_words(sentences, cites)}});
        event.topic   = meetings::topic_of(id);
        event.patches = screens.patches();
        return event;
    });
}

} // namespace plenary
