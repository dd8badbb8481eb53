#include "demo/rehearsal.hpp"

#include "demo/rehearsal_day.hpp"

namespace demo {

bool rehearse(const RehearsalPlan& plan, std::ostream& out)
{
    RehearsalDay day(plan, out);
    day.find_meeting();
    day.people_register();
    day.seats_are_drawn();
    day.people_come_in();
    day.tables_sit_down();
    day.work(1);
    day.work(2);
    day.themes_are_gathered();
    day.account_is_written();
    day.tell_delays();
    return day.all_is_there();
}

} // namespace demo
