// The metadata of the open data, as the national catalogue harvests them. Source: DCAT-AP_IT 1.0 (AgID), in JSON-LD.
#include "exports/formats/formats.hpp"

#include "base/words.hpp"

namespace exports {

namespace {

constexpr auto licence   = "https://w3id.org/italia/controlled-vocabulary/licences/A21_CCBY40";
constexpr auto theme     = "http://publications.europa.eu/resource/authority/data-theme/GOVE";
constexpr auto frequency = "http://publications.europa.eu/resource/authority/frequency/IRREG";
constexpr auto file_type = "http://publications.europa.eu/resource/authority/file-type/";
constexpr auto tongue    = "http://publications.europa.eu/resource/authority/language/ITA";

json link(const std::string& address) { return {{"@id", address}}; }

json moment(Instant at) { return {{"@value", to_text(at)}, {"@type", "http://www.w3.org/2001/XMLSchema#dateTime"}}; }

json text(const Scene& scene, const std::string& words) { return {{"@value", words}, {"@language", scene.language()}}; }

json context()
{
    return {{"dcat", "http://www.w3.org/ns/dcat#"},
            {"dct", "http://purl.org/dc/terms/"},
            {"dcatapit", "http://dati.gov.it/onto/dcatapit#"},
            {"foaf", "http://xmlns.com/foaf/0.1/"},
            {"vcard", "http://www.w3.org/2006/vcard/ns#"},
            {"owl", "http://www.w3.org/2002/07/owl#"}};
}

std::string home(const Scene& scene) { return scene.address("/open-data/" + scene.process.slug); }

json agent(Scene& scene)
{
    auto names = scene.promoters();
    std::string all;
    for (const auto& name : names) all += (all.empty() ? "" : " – ") + name;
    return {{"@id", home(scene) + "#publisher"},
            {"@type", {"dcatapit:Agent", "foaf:Agent"}},
            {"dct:identifier", scene.process.slug},
            {"foaf:name", text(scene, all)}};
}

json contact(const Scene& scene)
{
    json point{{"@id", home(scene) + "#contact"},
               {"@type", {"dcatapit:Organization", "vcard:Organization", "vcard:Kind"}},
               {"vcard:fn", scene.process.title},
               {"vcard:hasEmail", link("mailto:" + scene.process.email)}};
    if (scene.process.phone) point["vcard:hasTelephone"] = {{"vcard:hasValue", link("tel:" + *scene.process.phone)}};
    return point;
}

json licence_document()
{
    return {{"@id", licence},
            {"@type", {"dcatapit:LicenseDocument", "dct:LicenseDocument"}},
            {"dct:type", link("http://purl.org/adms/licencetype/Attribution")},
            {"foaf:name", "Creative Commons Attribuzione 4.0 Internazionale (CC BY 4.0)"},
            {"dct:identifier", link("https://creativecommons.org/licenses/by/4.0/")},
            {"owl:versionInfo", "4.0"}};
}

json distribution(const Scene& scene, const PublishedFile& file)
{
    auto address = home(scene) + '/' + file.name;
    auto type    = file.name.ends_with(".csv") ? "CSV" : "JSON";
    return {{"@id", address},
            {"@type", {"dcatapit:Distribution", "dcat:Distribution"}},
            {"dct:title", text(scene, file.name)},
            {"dct:format", link(std::string(file_type) + type)},
            {"dcat:mediaType", file.media_type},
            {"dcat:accessURL", link(home(scene) + "/catalogue.jsonld")},
            {"dcat:downloadURL", link(address)},
            {"dcat:byteSize", file.bytes},
            {"dct:license", link(licence)},
            {"dct:modified", moment(scene.making.moment.at)}};
}

json dataset(Scene& scene, const std::vector<PublishedFile>& files)
{
    auto links = json::array();
    for (const auto& file : files) links.push_back(link(home(scene) + '/' + file.name));
    return {{"@id", home(scene) + "#dataset"},
            {"@type", {"dcatapit:Dataset", "dcat:Dataset"}},
            {"dct:identifier", "arengo:" + scene.process.slug},
            {"dct:title", text(scene, say(scene.language(), "exports.open_data.of", {{"title", scene.process.title}}))},
            {"dct:description", text(scene, say(scene.language(), "exports.open_data.says"))},
            {"dct:modified", moment(scene.making.moment.at)},
            {"dcat:theme", link(theme)},
            {"dct:accrualPeriodicity", link(frequency)},
            {"dct:language", link(tongue)},
            {"dct:rightsHolder", link(home(scene) + "#publisher")},
            {"dct:publisher", link(home(scene) + "#publisher")},
            {"dcat:contactPoint", link(home(scene) + "#contact")},
            {"dcat:landingPage", link(scene.address("/processes/" + scene.process.slug))},
            {"dct:conformsTo", link(scene.address("/api/schemas/export.json"))},
            {"dcat:distribution", std::move(links)}};
}

} // namespace

json catalogue_of(Scene& scene, const std::vector<PublishedFile>& files)
{
    json catalogue{{"@id", home(scene) + "/catalogue.jsonld"},
                   {"@type", {"dcatapit:Catalog", "dcat:Catalog"}},
                   {"dct:title", text(scene, scene.process.title)},
                   {"dct:description", text(scene, scene.process.lead)},
                   {"dct:publisher", link(home(scene) + "#publisher")},
                   {"dct:modified", moment(scene.making.moment.at)},
                   {"dct:language", link(tongue)},
                   {"foaf:homepage", link(scene.address("/processes/" + scene.process.slug))},
                   {"dcat:themeTaxonomy", link("http://publications.europa.eu/resource/authority/data-theme")},
                   {"dcat:dataset", link(home(scene) + "#dataset")}};
    auto graph = json::array(
        {std::move(catalogue), dataset(scene, files), agent(scene), contact(scene), licence_document()});
    for (const auto& file : files) graph.push_back(distribution(scene, file));
    return {{"@context", context()}, {"@graph", std::move(graph)}};
}

} // namespace exports
