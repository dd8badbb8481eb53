// The disk is full while people take part: files may grow no further than this.
#include "base/temporary_folder.hpp"
#include "store/check.hpp"
#include "support/program.hpp"
#include "support/town.hpp"

#include <catch2/catch.hpp>
#include <sys/resource.h>

using Catch::Matchers::Contains;

namespace {

// While this stands, programs that are started find no room beyond so many bytes in a file.
class NoRoomBeyond {
  public:
    explicit NoRoomBeyond(rlim_t bytes)
    {
        getrlimit(RLIMIT_FSIZE, &before_);
        rlimit tight{bytes, before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &tight);
    }
    ~NoRoomBeyond() { setrlimit(RLIMIT_FSIZE, &before_); }

  private:
    rlimit before_{};
};

} // namespace

TEST_CASE("a disk that is full ends the house with its last words; with room again, all that was acknowledged is there",
          "[disk]")
{
    constexpr int people = 4, times = 2;
    TemporaryFolder folder;
    Town town(folder.path(), people, 3);
    {
        Program first(serve_demo(folder.path()));
        town.come_in(first.port());
        first.signal(SIGTERM);
        REQUIRE(first.code() == 0);
    }
    auto data = std::filesystem::file_size(folder.path() / "arengo.db");
    for (int i = 0; i < times; ++i) {
        auto before  = town.log().seq();
        auto no_room = std::make_unique<NoRoomBeyond>(data + (1 << 20));
        Program program(serve_demo(folder.path()));
        auto port = program.port();
        no_room.reset();
        town.take_part(port, [](int) {});
        CHECK(program.code() == 74);
        CHECK_THAT(program.said(), Contains("storage failed; stopping without acknowledging"));

        Program again(serve_demo(folder.path()));
        town.look_after(again.port());
        CHECK(town.complaints() == "");
        CHECK(town.unrecorded() == "");
        CHECK(town.votes_off() == "");
        CHECK(town.miscounted() == "");
        CHECK(town.log().seq() > before + people);
        again.signal(SIGTERM);
        CHECK(again.code() == 0);
    }
    CHECK(verified_events(folder.path() / "arengo.db") == town.log().seq());
}
