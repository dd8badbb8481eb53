// How many follow each topic, over all shards. Any thread.
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <string>

using Headcount = std::shared_ptr<std::atomic<int>>;

class Headcounts {
  public:
    // The one count of this topic, for as long as somebody keeps it.
    Headcount of(const std::string& topic);

  private:
    std::mutex mutex_;
    std::map<std::string, std::weak_ptr<std::atomic<int>>> counts_;
    std::size_t clean_at_ = 64;
};
