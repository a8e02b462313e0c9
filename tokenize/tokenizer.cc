#include "tokenize/tokenizer.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "base/error.h"
#include "mail/limits.h"
#include "mail/utf8.h"
#include "tokenize/correspondents.h"
#include "tokenize/list_traces.h"
#include "tokenize/other_lines.h"
#include "tokenize/property_tokens.h"
#include "tokenize/segmenter.h"
#include "tokenize/subject_marks.h"
#include "tokenize/text_tokens.h"
#include "tokenize/token_list.h"

namespace furui {
namespace {

// Texts beside the one that is read are told by their beginning: they repeat it, or pad it.
constexpr std::size_t kSideTextBytes = std::size_t{16} << 10U;
constexpr std::size_t kSenderNames = 3;
constexpr std::size_t kNamedAttachments = 20;

}  // namespace

struct Tokenizer::State {
  State(const Dictionary* dictionary, const TokenizerOptions& chosen)
      : options(chosen), list(kLimits.tokens), texts(segmenter_for(dictionary), options, list) {}

  Segmenter* segmenter_for(const Dictionary* dictionary) {
    if (!options.words) return nullptr;
    if (dictionary == nullptr) {
      throw Error("tokenizer", "words are wanted and no dictionary is open",
                  "open one or leave words out");
    }
    return &segmenter.emplace(*dictionary);
  }

  void add_heads(const Mail& mail, const Correspondents& people) {
    texts.add(Field::subject, without_subject_marks(mail.subject, people.through_list()), people,
              true);
    std::string names;
    const std::size_t count = std::min(mail.from.size(), kSenderNames);
    for (std::size_t i = 0; i < count; ++i) {
      names += (i == 0 ? "" : "\n") + mail.from[i].display_name;
    }
    texts.add(Field::from_name, names, people, true);
  }

  void add_texts(const Mail& mail, const Correspondents& people) {
    const ListTraces traces(mail, people);
    texts.add(Field::body, traces.without_footer(mail.text), people, true);
    add_side_text(Field::alternative,
                  traces.without_footer(lines_not_in(mail.alternative_text, mail.text)), people);
    add_side_text(Field::hidden, mail.hidden_text, people);
    std::string link_texts;
    for (const Link& link : mail.links) {
      if (link.source == LinkSource::plain_text || link_texts.size() > kSideTextBytes) continue;
      link_texts += link.text + "\n";
    }
    add_side_text(Field::link_text, link_texts, people);
    std::string image_texts;
    for (const Image& image : mail.images) {
      if (image_texts.size() <= kSideTextBytes) image_texts += image.alt + "\n";
    }
    add_side_text(Field::image_text, image_texts, people);
  }

  void add_side_text(Field field, std::string_view text, const Correspondents& people) {
    texts.add(field, cut_utf8(text, kSideTextBytes), people, false);
  }

  void add_attachment_names(const Mail& mail, const Correspondents& people) {
    const std::size_t count = std::min(mail.attachments.size(), kNamedAttachments);
    for (std::size_t i = 0; i < count; ++i) {
      texts.add(Field::attachment_name, mail.attachments[i].name, people, false);
    }
  }

  TokenizerOptions options;
  std::optional<Segmenter> segmenter;
  TokenList list;
  TextTokens texts;
};

Tokenizer::Tokenizer(const Dictionary* dictionary, const TokenizerOptions& options)
    : state_(std::make_unique<State>(dictionary, options)) {}

Tokenizer::~Tokenizer() = default;
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;

std::span<const Token> Tokenizer::tokenize(const Mail& mail) {
  TokenList& list = state_->list;
  list.clear();
  const Correspondents people(mail);
  state_->add_heads(mail, people);
  if (state_->options.header_tokens) {
    add_sender_tokens(mail, people, list);
    add_header_tokens(mail, people, list);
    add_route_tokens(mail, people, list);
  }
  if (state_->options.structure_tokens) {
    add_structure_tokens(mail, list);
    add_link_tokens(mail, people, list);
  }
  state_->add_attachment_names(mail, people);
  state_->add_texts(mail, people);
  return list.tokens();
}

}  // namespace furui
