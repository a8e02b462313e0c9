#include "mail/html_sax.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <cstring>
#include <limits>
#include <memory>

namespace furui {
namespace {

/// The parser searches its stack of open elements at each stray end tag. This many comparisons are
/// less than a tenth of a second; real mail needs some thousand.
constexpr std::size_t kMaxStackWork = 5'000'000;

struct Parse {
  const HtmlHandler* handler = nullptr;
  htmlParserCtxtPtr context = nullptr;
  std::size_t stack_work = 0;
  bool stopped = false;
};

struct FreeContext {
  void operator()(htmlParserCtxtPtr context) const { htmlFreeParserCtxt(context); }
};

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view()
                         : std::string_view(reinterpret_cast<const char*>(text));
}

std::string_view view(const xmlChar* text, int length) {
  return {reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)};
}

void on_start(void* data, const xmlChar* name, const xmlChar** attributes) {
  static_cast<Parse*>(data)->handler->start(view(name), HtmlAttributes(attributes));
}

void on_end(void* data, const xmlChar* name) {
  static_cast<Parse*>(data)->handler->end(view(name));
}

void on_text(void* data, const xmlChar* text, int length) {
  static_cast<Parse*>(data)->handler->text(view(text, length));
}

void on_comment(void* data, const xmlChar* text) {
  static_cast<Parse*>(data)->handler->comment(view(text));
}

/// Every stray end tag is an error to libxml2, which makes errors the measure of its stack work.
void on_error(Parse& parse) {
  parse.stack_work += static_cast<std::size_t>(parse.context->nameNr) + 1;
  if (parse.stack_work < kMaxStackWork || parse.stopped) return;
  parse.stopped = true;
  xmlStopParser(parse.context);
}

xmlSAXHandler sax_handler() {
  xmlSAXHandler sax{};
  sax.initialized = XML_SAX2_MAGIC;
  sax.startElement = on_start;
  sax.endElement = on_end;
  sax.characters = on_text;
  sax.ignorableWhitespace = on_text;
  sax.cdataBlock = on_text;
  sax.comment = on_comment;
  // A generic lambda: libxml2 2.12 made the error const.
  sax.serror = [](void* data, auto* /*error*/) { on_error(*static_cast<Parse*>(data)); };
  return sax;
}

}  // namespace

std::optional<std::string_view> HtmlAttributes::find(std::string_view name) const {
  for (const unsigned char** pair = pairs_; pair != nullptr && *pair != nullptr; pair += 2) {
    if (view(pair[0]) == name) return view(pair[1]);
  }
  return std::nullopt;
}

std::string_view HtmlAttributes::value(std::string_view name) const {
  return find(name).value_or(std::string_view());
}

bool parse_html(const std::string& html, const HtmlHandler& handler) {
  // Once for the process: libxml2 is then safe in threads.
  static const bool kReady = (xmlInitParser(), true);
  if (html.empty() || html.size() > std::numeric_limits<int>::max()) return html.empty() && kReady;
  const std::unique_ptr<htmlParserCtxt, FreeContext> context(
      htmlCreateMemoryParserCtxt(html.data(), static_cast<int>(html.size())));
  if (context == nullptr) return false;
  Parse parse{&handler, context.get(), 0, false};
  *context->sax = sax_handler();
  context->userData = &parse;
  htmlCtxtUseOptions(context.get(), HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
  xmlSwitchEncoding(context.get(), XML_CHAR_ENCODING_UTF8);
  htmlParseDocument(context.get());
  return !parse.stopped;
}

}  // namespace furui
