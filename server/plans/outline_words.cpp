#include "plans/outline_words.hpp"

#include "base/text.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace outline {
namespace {

struct Known {
    std::string_view form; // a hyphen also stands for a space or for nothing
    std::string_view name;
    int rank;
    bool plural;
};

constexpr Known known[] = {
    {"macro-tema", "Macro-tema", 10, false},
    {"macro-temi", "Macro-tema", 10, true},
    {"macro-area", "Macro-area", 10, false},
    {"macro-aree", "Macro-area", 10, true},
    {"macro-theme", "Macro-theme", 10, false},
    {"macro-themes", "Macro-theme", 10, true},
    {"asse", "Asse", 12, false},
    {"asse strategico", "Asse", 12, false},
    {"assi", "Asse", 12, true},
    {"axis", "Axis", 12, false},
    {"axe", "Axe", 12, false},
    {"axes", "Axe", 12, true},
    {"obiettivo generale", "Obiettivo generale", 20, false},
    {"obiettivi generali", "Obiettivo generale", 20, true},
    {"general objective", "General objective", 20, false},
    {"objectif général", "Objectif général", 20, false},
    {"obiettivo strategico", "Obiettivo strategico", 22, false},
    {"obiettivi strategici", "Obiettivo strategico", 22, true},
    {"obiettivo", "Obiettivo", 24, false},
    {"obiettivi", "Obiettivo", 24, true},
    {"objective", "Objective", 24, false},
    {"objectives", "Objective", 24, true},
    {"objectif", "Objectif", 24, false},
    {"objectifs", "Objectif", 24, true},
    {"obiettivo specifico", "Obiettivo specifico", 26, false},
    {"obiettivi specifici", "Obiettivo specifico", 26, true},
    {"specific objective", "Specific objective", 26, false},
    {"objectif spécifique", "Objectif spécifique", 26, false},
    {"obiettivo operativo", "Obiettivo operativo", 28, false},
    {"obiettivi operativi", "Obiettivo operativo", 28, true},
    {"strategia", "Strategia", 30, false},
    {"strategie", "Strategia", 30, true},
    {"strategy", "Strategy", 30, false},
    {"strategies", "Strategy", 30, true},
    {"stratégie", "Stratégie", 30, false},
    {"stratégies", "Stratégie", 30, true},
    {"linea strategica", "Linea strategica", 32, false},
    {"linee strategiche", "Linea strategica", 32, true},
    {"linea di intervento", "Linea di intervento", 34, false},
    {"linee di intervento", "Linea di intervento", 34, true},
    {"misura", "Misura", 40, false},
    {"misure", "Misura", 40, true},
    {"measure", "Measure", 40, false},
    {"measures", "Measure", 40, true},
    {"mesure", "Mesure", 40, false},
    {"mesures", "Mesure", 40, true},
    {"azione", "Azione", 50, false},
    {"azioni", "Azione", 50, true},
    {"action", "Action", 50, false},
    {"actions", "Action", 50, true},
    {"risorsa", "Risorsa", 60, false},
    {"risorse", "Risorsa", 60, true},
    {"risorse e strumenti", "Risorsa", 60, true},
    {"resource", "Resource", 60, false},
    {"resources", "Resource", 60, true},
    {"resources and tools", "Resource", 60, true},
    {"ressource", "Ressource", 60, false},
    {"ressources", "Ressource", 60, true},
    {"ressources et outils", "Ressource", 60, true},
};

bool is_joint(UChar32 c) { return c == '-' || c == ' ' || c == 0x2010 || c == 0x2011; }

// Bytes of `text` that `form` takes at its start, 0 when it does not stand there as a word.
std::size_t size_at_start(std::string_view text, std::string_view form)
{
    int32_t at = 0, in_form = 0;
    auto text_end = static_cast<int32_t>(text.size()), form_end = static_cast<int32_t>(form.size());
    while (in_form < form_end) {
        UChar32 wanted, c = U_SENTINEL;
        U8_NEXT(form.data(), in_form, form_end, wanted);
        auto before = at;
        if (at < text_end) U8_NEXT(text.data(), at, text_end, c);
        if (wanted == '-') {
            if (!is_joint(c)) at = before;
        } else if (c < 0 || u_foldCase(c, U_FOLD_CASE_DEFAULT) != u_foldCase(wanted, U_FOLD_CASE_DEFAULT)) {
            return 0;
        }
    }
    auto size    = static_cast<std::size_t>(at);
    UChar32 next = ' ';
    if (at < text_end) U8_NEXT(text.data(), at, text_end, next);
    return next >= 0 && (u_isalpha(next) || next == '\'' || next == 0x2019) ? 0 : size;
}

} // namespace

void Vocabulary::add_form(std::string_view form, std::string_view name, int rank, bool plural)
{
    int index = 0;
    while (index < size() && names_[static_cast<std::size_t>(index)] != name) ++index;
    if (index == size()) {
        names_.emplace_back(name);
        ranks_.push_back(rank);
    }
    forms_.push_back({std::string(form), index, plural});
}

Vocabulary::Vocabulary(const std::vector<std::string>& given)
{
    for (auto& name : given) {
        if (name.empty()) continue;
        auto rank = size();
        add_form(name, name, rank, false);
        std::string_view family;
        for (auto& word : known)
            if (fold(word.form) == fold(name) || fold(word.name) == fold(name)) family = word.name;
        for (auto& word : known)
            if (word.name == family) add_form(word.form, name, rank, word.plural);
    }
    given_ = names_;
    if (!given_.empty()) return;
    for (auto& word : known) add_form(word.form, word.name, word.rank, word.plural);
}

std::optional<LevelWord> Vocabulary::at_start(std::string_view text) const
{
    std::optional<LevelWord> longest;
    for (auto& form : forms_) {
        auto size = size_at_start(text, form.text);
        if (size > (longest ? longest->size : 0)) longest = LevelWord{form.name, form.plural, size};
    }
    return longest;
}

} // namespace outline
