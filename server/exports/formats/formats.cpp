#include "exports/formats/formats.hpp"

namespace exports {

std::span<const Format* const> formats()
{
    static constexpr const Format* all[] = {&bundle,   &workbook,   &proposals_sheet, &tables,     &data,
                                            &report,   &report_pdf, &report_docx,     &report_odt, &decisions,
                                            &appendix, &open_data,  &calendar,        &feed};
    return all;
}

const Format* format_named(std::string_view name)
{
    for (auto format : formats())
        if (format->name == name) return format;
    return nullptr;
}

} // namespace exports
