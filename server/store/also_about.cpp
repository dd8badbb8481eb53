#include "store/also_about.hpp"

void speaks_also_of(Tx& tx, std::string_view subject)
{
    tx.db.run("insert into also_about (seq, subject) values (?, ?) on conflict do nothing", tx.seq + 1, subject);
}
