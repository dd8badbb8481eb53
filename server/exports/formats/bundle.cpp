#include "exports/bundle/bundle.hpp"
#include "exports/bundle/final_texts.hpp"

#include "base/digest.hpp"
#include "base/words.hpp"
#include "embedded.hpp"
#include "exports/formats/formats.hpp"
#include "exports/writing.hpp"
#include "exports/zip.hpp"
#include "store/record.hpp"

namespace exports {

namespace {

// A file of the bundle while it is written: its bytes go to the disk and into its fingerprint.
class Piece {
  public:
    Piece(const std::filesystem::path& folder, std::string name) : name_(std::move(name)), file_(folder / name_) {}

    void write(std::string_view text)
    {
        file_ << text;
        sum_.add(text);
        bytes_ += text.size();
    }
    void line(const json& value) { write(canonical(value) + '\n'); }

    // {name, bytes, sha256}
    json close()
    {
        file_.close();
        return {{"name", name_}, {"bytes", bytes_}, {"sha256", to_hex(sum_.digest())}};
    }

  private:
    std::string name_;
    Output file_;
    Sha256 sum_;
    std::uint64_t bytes_ = 0;
};

class Packing {
  public:
    Packing(Scene& scene, const std::filesystem::path& folder) : scene_(scene), folder_(folder)
    {
        std::filesystem::create_directories(folder_ / "texts");
        for (const auto& c : scene.consultations()) consultations_.push_back(c);
    }

    void write_all()
    {
        for (auto [name, language] : {std::pair("LEGGIMI.txt", "it"), {"README.txt", "en"}, {"LISEZMOI.txt", "fr"}})
            write_text(name, readme(language));
        for (const auto& file : embedded_checker()) write_text("verifica.py", file.bytes);
        write_record();
        write_proposals();
        write_comments();
        write_plans();
    }

    const json& files() const { return files_; }
    const Event& head() const { return head_; }

  private:
    std::string readme(const std::string& language) const
    {
        auto at = to_text(scene_.making.moment.at);
        return say(language, "exports.bundle.readme",
                   {{"process", scene_.process.title},
                    {"seq", std::to_string(scene_.making.moment.seq)},
                    {"at", at},
                    {"key", to_hex(scene_.signer.public_key())},
                    {"address", scene_.address("/api/record")}})
               + '\n';
    }

    void write_text(const std::string& name, std::string_view text)
    {
        Piece piece(folder_, name);
        piece.write(text);
        files_.push_back(piece.close());
    }

    void write_record()
    {
        constexpr int page = 1000;
        Piece record(folder_, "record.jsonl"), receipts(folder_, "receipts.jsonl");
        while (head_.seq < scene_.making.moment.seq) {
            auto events = recorded_events(scene_.reader, "", head_.seq, page);
            if (events.empty()) break;
            for (auto& [event, withheld] : events) {
                if (event.seq > scene_.making.moment.seq) break;
                record.line(line_of(event));
                if (has_receipt(event.kind)) receipts.line(receipt_of(event));
                head_ = std::move(event);
                scene_.row_done();
            }
        }
        files_.push_back(record.close());
        files_.push_back(receipts.close());
    }

    json receipt_of(const Event& event) const
    {
        return {{"seq", event.seq},
                {"hash", to_hex(event.hash)},
                {"signature", to_hex(scene_.signer.sign(event.seq, event.hash))}};
    }

    void write_proposals()
    {
        Piece texts(folder_, "texts/proposals.jsonl"), tallies(folder_, "tallies.jsonl");
        for (const auto& c : consultations_) {
            Tally sum;
            auto proposals = scene_.past().proposals(c.consultation_id);
            for (auto p : proposals) sum.add(*p, scene_.tally(*p));
            tallies.line(to_json(c.consultation_id, c.moderation == "before", sum));
        }
        for (const auto& c : consultations_)
            for (auto p : scene_.past().proposals(c.consultation_id)) {
                texts.line(text_of(*p));
                tallies.line(to_json(*p, scene_.tally(*p)));
                scene_.row_done();
            }
        files_.push_back(texts.close());
        files_.push_back(tallies.close());
    }

    json text_of(const PastProposal& p)
    {
        auto text         = words_of(scene_.reader, p);
        text["words_seq"] = p.words_seq;
        text["address"]   = scene_.address("/proposals/" + std::to_string(p.proposal_id.value));
        return text;
    }

    void write_comments()
    {
        Piece texts(folder_, "texts/comments.jsonl");
        std::set<ConsultationId> ours;
        for (const auto& c : consultations_) ours.insert(c.consultation_id);
        for (auto c : scene_.past().comments()) {
            if (!ours.contains(scene_.past().proposal(c->proposal_id)->consultation_id)) continue;
            texts.line({{"comment_id", c->comment_id.value},
                        {"proposal_id", c->proposal_id.value},
                        {"body", body_of(scene_.reader, *c)},
                        {"seq", c->seq}});
        }
        files_.push_back(texts.close());
    }

    void write_plans()
    {
        std::set<std::pair<std::int64_t, int>> versions;
        for (const auto& c : consultations_) versions.emplace(c.plan_id.value, c.version);
        auto finals = finals_at(scene_);
        for (const auto& final : finals)
            versions.emplace(final["plan_id"].get<std::int64_t>(), final["version"].get<int>());
        for (auto [plan_id, version] : versions) write_plan(PlanId{plan_id}, version);
        for (const auto& final : finals)
            write_text(name_of("final", PlanId{final["plan_id"].get<std::int64_t>()}, final["version"].get<int>()),
                       canonical(final) + '\n');
    }

    void write_plan(PlanId plan_id, int version)
    {
        auto nodes = json::array();
        for (const auto& node : scene_.nodes(plan_id, version))
            nodes.push_back({{"node_id", node.node_id.value},
                             {"level", node.level},
                             {"number", node.number},
                             {"title", node.title},
                             {"short_title", node.short_title},
                             {"body", node.body}});
        json plan{{"plan_id", plan_id.value}, {"version", version}, {"nodes", std::move(nodes)}};
        write_text(name_of("plan", plan_id, version), canonical(plan) + '\n');
    }

    static std::string name_of(const std::string& what, PlanId plan_id, int version)
    {
        return "texts/" + what + '-' + std::to_string(plan_id.value) + "-v" + std::to_string(version) + ".json";
    }

    Scene& scene_;
    std::filesystem::path folder_;
    std::vector<consultations::Consultation> consultations_;
    json files_ = json::array();
    Event head_;
};

json manifest_of(const Scene& scene, const Packing& packed)
{
    const auto& head = packed.head();
    return {{"format", bundle_format},
            {"process", {{"process_id", scene.process.process_id.value}, {"title", scene.process.title}}},
            {"as_of", {{"seq", head.seq}, {"at", to_text(head.at)}}},
            {"head",
             {{"seq", head.seq},
              {"hash", to_hex(head.hash)},
              {"signature", to_hex(scene.signer.sign(head.seq, head.hash))}}},
            {"public_key", to_hex(scene.signer.public_key())},
            {"files", packed.files()}};
}

void write_bundle(Scene& scene, const std::filesystem::path& path)
{
    Parts folder(path);
    Packing packing(scene, folder.path());
    packing.write_all();
    auto manifest = canonical(manifest_of(scene, packing)) + '\n';
    ZipWriter zip(path);
    for (const auto& file : packing.files()) {
        auto name = file["name"].get<std::string>();
        zip.add_file(name, folder.path() / name);
    }
    zip.add_text("manifest.json", manifest);
    zip.add_text("seal.txt", to_hex(scene.signer.seal(manifest)) + '\n');
    zip.close();
}

} // namespace

const Format bundle{"bundle", "zip", "application/zip", Who::anyone, write_bundle};

} // namespace exports
