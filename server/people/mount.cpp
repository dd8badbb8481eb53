#include "people/people.hpp"

#include "house.hpp"

namespace people {

void mount(House& house)
{
    house.topics.add("person",
                     {.snapshot =
                          [&house](std::int64_t id) {
                              return opening(house,
                                             [&](Reader& reader) { return person_state(house, reader, PersonId{id}); });
                          },
                      .may_follow = [](std::optional<PersonId> who, std::int64_t id) { return who == PersonId{id}; }});
}

} // namespace people
