#include "mail/icu_converter.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/utf16.h>

#include <array>
#include <memory>
#include <utility>
#include <vector>

#include "mail/ascii.h"
#include "mail/utf8.h"

namespace furui {
namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

/// More charsets than this in one thread's mails is an attack on memory, not a correspondence.
constexpr std::size_t kMaxOpenConverters = 24;

struct Damage {
  std::size_t errors = 0;
  bool ends_inside_character = false;
};

extern "C" void note_damage(const void* context, UConverterToUnicodeArgs* args,
                            const char* /*units*/, std::int32_t /*length*/,
                            UConverterCallbackReason reason, UErrorCode* error) {
  if (reason > UCNV_IRREGULAR) return;
  auto* damage = static_cast<Damage*>(const_cast<void*>(context));
  if (*error == U_TRUNCATED_CHAR_FOUND) {
    damage->ends_inside_character = true;
    *error = U_ZERO_ERROR;
    return;
  }
  ++damage->errors;
  *error = U_ZERO_ERROR;
  const UChar replacement = 0xFFFD;
  ucnv_cbToUWriteUChars(args, &replacement, 1, 0, error);
}

Converter open_converter(const std::string& name) {
  UErrorCode error = U_ZERO_ERROR;
  Converter converter(ucnv_open(name.c_str(), &error));
  if (U_FAILURE(error)) converter.reset();
  return converter;
}

UConverter* converter_of(const std::string& name) {
  thread_local std::vector<std::pair<std::string, Converter>> kept;
  for (const auto& [known, converter] : kept) {
    if (known == name) return converter.get();
  }
  if (kept.size() >= kMaxOpenConverters) kept.erase(kept.begin());
  kept.emplace_back(name, open_converter(name));
  return kept.back().second.get();
}

/// A surrogate pair may stand across two buffers; `high` carries its first half.
void append_utf16(std::string& text, const UChar* begin, const UChar* end, UChar& high) {
  for (const UChar* unit = begin; unit != end; ++unit) {
    if (high != 0 && U16_IS_TRAIL(*unit)) {
      append_utf8(text, static_cast<char32_t>(U16_GET_SUPPLEMENTARY(high, *unit)));
      high = 0;
      continue;
    }
    if (high != 0) append_utf8(text, kReplacementCharacter);
    high = U16_IS_LEAD(*unit) ? *unit : UChar{0};
    if (high == 0) append_utf8(text, *unit);
  }
}

std::string ascii_alone(std::string_view bytes, std::size_t& errors) {
  std::string text;
  for (const char c : bytes) {
    if (is_ascii({&c, 1})) {
      text += c;
    } else {
      append_utf8(text, kReplacementCharacter);
      ++errors;
    }
  }
  return text;
}

bool reads_ascii(const std::string& label) {
  UConverter* converter = converter_of(label);
  if (converter == nullptr) return false;
  switch (ucnv_getType(converter)) {
    case UCNV_UTF7:
    case UCNV_UTF8:
    case UCNV_UTF16:
    case UCNV_UTF16_BigEndian:
    case UCNV_UTF16_LittleEndian:
    case UCNV_UTF32:
    case UCNV_UTF32_BigEndian:
    case UCNV_UTF32_LittleEndian:
    case UCNV_CESU8:
    case UCNV_HZ:
    case UCNV_ISO_2022:
      return true;
    case UCNV_SCSU:
    case UCNV_BOCU1:
    case UCNV_IMAP_MAILBOX:
      return false;
    default:
      return decode_with_icu("Az09<>", label).text == "Az09<>";
  }
}

}  // namespace

bool is_icu_charset(const std::string& label) {
  // Asked first because opening an unknown name looks for a file of that name.
  UErrorCode error = U_ZERO_ERROR;
  return ucnv_countAliases(label.c_str(), &error) > 0 && U_SUCCESS(error) && reads_ascii(label);
}

std::string icu_charset_name(const std::string& label) {
  UErrorCode error = U_ZERO_ERROR;
  const char* name = ucnv_getStandardName(label.c_str(), "MIME", &error);
  if (name == nullptr || U_FAILURE(error)) {
    error = U_ZERO_ERROR;
    name = ucnv_getStandardName(label.c_str(), "IANA", &error);
  }
  return ascii_lowered(name == nullptr || U_FAILURE(error) ? label.c_str() : name);
}

DecodedBytes decode_with_icu(std::string_view bytes, const std::string& name) {
  DecodedBytes decoded;
  UConverter* converter = converter_of(name);
  if (converter == nullptr) {
    decoded.text = ascii_alone(bytes, decoded.errors);
    return decoded;
  }
  Damage damage;
  UErrorCode error = U_ZERO_ERROR;
  ucnv_reset(converter);
  ucnv_setToUCallBack(converter, note_damage, &damage, nullptr, nullptr, &error);
  decoded.text.reserve(bytes.size() + bytes.size() / 2);
  std::array<UChar, 2048> buffer;
  const char* source = bytes.data();
  const char* const source_end = source + bytes.size();
  UChar high = 0;
  do {
    error = U_ZERO_ERROR;
    UChar* target = buffer.data();
    ucnv_toUnicode(converter, &target, buffer.data() + buffer.size(), &source, source_end, nullptr,
                   1, &error);
    append_utf16(decoded.text, buffer.data(), target, high);
  } while (error == U_BUFFER_OVERFLOW_ERROR);
  if (high != 0) append_utf8(decoded.text, kReplacementCharacter);
  decoded.errors = damage.errors + (U_FAILURE(error) ? 1 : 0);
  decoded.ends_inside_character = damage.ends_inside_character;
  return decoded;
}

std::optional<std::string> encode_with_icu(std::string_view text, const std::string& name) {
  UConverter* converter = converter_of(name);
  if (converter == nullptr) return std::nullopt;
  UErrorCode error = U_ZERO_ERROR;
  ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
  std::u16string units;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = decode_utf8(text, at);
    if (point > 0xFFFF) units += static_cast<char16_t>(U16_LEAD(point));
    units += static_cast<char16_t>(point > 0xFFFF ? U16_TRAIL(point) : point);
  }
  // Eight bytes a letter: four of a letter and four of an escape sequence.
  std::string bytes(8 * units.size() + 16, '\0');
  const std::int32_t size =
      ucnv_fromUChars(converter, bytes.data(), static_cast<std::int32_t>(bytes.size()),
                      units.data(), static_cast<std::int32_t>(units.size()), &error);
  if (U_FAILURE(error)) return std::nullopt;
  bytes.resize(static_cast<std::size_t>(size));
  return bytes;
}

}  // namespace furui
