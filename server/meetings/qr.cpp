#include "meetings/qr.hpp"

#include <memory>
#include <png.h>
#include <qrencode.h>
#include <stdexcept>
#include <vector>

namespace meetings {

namespace {

constexpr int border = 4, pixels = 8;

struct Freed {
    void operator()(QRcode* code) const { QRcode_free(code); }
};

class Modules {
  public:
    // Level M: a paper that is wrinkled or wet may have lost 15 % and is still read.
    explicit Modules(const std::string& text) : code_(QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M))
    {
        if (!code_) throw std::runtime_error("the text is too long for a QR code");
    }
    int side() const { return code_->width + 2 * border; }
    bool is_dark(int x, int y) const
    {
        x -= border, y -= border;
        if (x < 0 || y < 0 || x >= code_->width || y >= code_->width) return false;
        return code_->data[y * code_->width + x] & 1;
    }

  private:
    std::unique_ptr<QRcode, Freed> code_;
};

} // namespace

std::string qr_svg(const std::string& text)
{
    Modules modules(text);
    auto side = std::to_string(modules.side());
    auto svg  = R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 )" + side + ' ' + side
               + R"(" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h)" + side + 'v' + side
               + "H0z\"/><path d=\"";
    for (int y = 0; y < modules.side(); ++y)
        for (int x = 0; x < modules.side(); ++x) {
            if (!modules.is_dark(x, y)) continue;
            auto from = x;
            while (modules.is_dark(x + 1, y)) ++x;
            auto width = std::to_string(x + 1 - from);
            svg += 'M' + std::to_string(from) + ' ' + std::to_string(y) + 'h' + width + "v1h-" + width + 'z';
        }
    return svg + "\"/></svg>";
}

std::string qr_png(const std::string& text)
{
    Modules modules(text);
    auto side = modules.side() * pixels;
    std::vector<unsigned char> grey(static_cast<std::size_t>(side) * static_cast<std::size_t>(side));
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            grey[static_cast<std::size_t>(y * side + x)] = modules.is_dark(x / pixels, y / pixels) ? 0 : 255;
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = image.height = static_cast<png_uint_32>(side);
    image.format               = PNG_FORMAT_GRAY;
    png_alloc_size_t size      = PNG_IMAGE_PNG_SIZE_MAX(image);
    std::string bytes(size, '\0');
    if (!png_image_write_to_memory(&image, bytes.data(), &size, 0, grey.data(), 0, nullptr))
        throw std::runtime_error(image.message);
    bytes.resize(size);
    return bytes;
}

} // namespace meetings
