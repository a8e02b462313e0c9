#include "mail/html_reader.h"

#include <algorithm>
#include <utility>

#include "mail/html_defaults.h"
#include "mail/url.h"
#include "mail/utf8.h"
#include "mail/web_ascii.h"

namespace furui {
namespace {

/// Enough to find the hand of a toolkit or a language in comments; some mails carry whole pages.
constexpr std::size_t kMaxCommentBytes = std::size_t{8} << 10;
constexpr std::size_t kMaxFonts = 50;
/// Longer style attributes are bombs or pictures in data: URLs.
constexpr std::size_t kMaxStyleBytes = std::size_t{16} << 10;
constexpr std::size_t kMaxNameBytes = 500;

/// Letters that take room and can be seen; the fillers after a preheader are none.
std::size_t count_letters(std::string_view text) {
  std::size_t letters = 0;
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = decode_utf8(text, position);
    const bool is_space = c <= 0x20 || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200A);
    const bool is_filler = c == 0xAD || c == 0x34F || (c >= 0x200B && c <= 0x200F) ||
                           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
                           c == 0xFEFF;
    if (!is_space && !is_filler) ++letters;
  }
  return letters;
}

/// An href or src as browsers read it: line breaks and tabs inside are nothing (WHATWG URL 4.4).
std::string clean_reference(std::string_view text, std::size_t max_bytes) {
  std::string clean;
  for (const char c : cut_utf8(trimmed(text), max_bytes)) {
    if (c != '\n' && c != '\r' && c != '\t') clean.push_back(c);
  }
  return clean;
}

/// Link texts are one line.
std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return std::string(trimmed(text));
}

/// Pixels of a picture's side, -1 when they cannot be told.
int picture_side(std::string_view attribute, CssProperty property,
                 const std::vector<CssDeclaration>& style) {
  CssDeclaration side = length_declaration(property, attribute);
  for (const CssDeclaration& declaration : style) {
    if (declaration.property == property) side = declaration;
  }
  const bool is_known = side.unit == CssUnit::pixels && side.number >= 0 && side.number < 100'000;
  return is_known ? static_cast<int>(side.number) : -1;
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [text](std::string_view word) { return equal_ignoring_case(text, word); });
}

}  // namespace

HtmlReader::HtmlReader(CssSheet& sheet, const Limits& limits)
    : sheet_(sheet), limits_(limits), visible_(limits.text_bytes), hidden_(limits.text_bytes) {}

HtmlStyle HtmlReader::style_of(const CssElement& element, const HtmlAttributes& attributes) {
  std::vector<CssDeclaration> declarations;
  append_attribute_style(element.tag, attributes, declarations);
  if (!sheet_.empty()) {
    std::vector<const CssElement*> path;
    path.reserve(elements_.size() + 1);
    for (const Element& open : elements_) path.push_back(&open.css);
    path.push_back(&element);
    sheet_.match(path, declarations);
  }
  if (const std::string_view style = attributes.value("style"); !style.empty()) {
    const CssBlock block = parse_css_block(style.substr(0, kMaxStyleBytes));
    declarations.insert(declarations.end(), block.declarations.begin(), block.declarations.end());
    name_fonts(block.fonts);
  }
  if (element.tag == "font") name_fonts(parse_font_families(attributes.value("face")));
  const HtmlStyle root;
  const HtmlStyle& parent = elements_.empty() ? root : elements_.back().style;
  return compute_style(parent, default_display(element.tag), declarations);
}

void HtmlReader::name_fonts(const std::vector<std::string>& fonts) {
  std::vector<std::string>& named = content_.traits.fonts;
  for (const std::string& font : fonts) {
    if (named.size() >= kMaxFonts) return;
    if (std::find(named.begin(), named.end(), font) == named.end()) named.push_back(font);
  }
}

void HtmlReader::start(std::string_view name, const HtmlAttributes& attributes) {
  if (elements_.size() >= limits_.html_depth) {
    ++beyond_depth_;
    content_.damaged = true;
    return;
  }
  push(name, attributes);
}

void HtmlReader::push(std::string_view name, const HtmlAttributes& attributes) {
  Element element;
  element.css.tag = std::string(cut_utf8(name, kMaxNameBytes));
  if (!sheet_.empty()) {
    element.css.id = std::string(cut_utf8(attributes.value("id"), kMaxNameBytes));
    element.css.classes = std::string(cut_utf8(attributes.value("class"), kMaxNameBytes));
  }
  element.style = style_of(element.css, attributes);
  element.is_silent = is_silent_element(name) || (!elements_.empty() && elements_.back().is_silent);
  break_at(element);
  read_element(element, attributes);
  elements_.push_back(std::move(element));
}

void HtmlReader::read_element(Element& element, const HtmlAttributes& attributes) {
  const std::string_view tag = element.css.tag;
  HtmlTraits& traits = content_.traits;
  if (tag == "a") {
    read_link(element, attributes);
  } else if (tag == "img") {
    read_image(attributes, element);
  } else if (tag == "br") {
    if (element.style.box != Hiding::display) visible_.break_line();
    hidden_.begin_block();
    if (link_.has_value()) link_->visible.add_space();
  } else if (tag == "area") {
    const bool hidden = element.style.hiding() != Hiding::none;
    add_link(attributes.value("href"), LinkSource::area, attributes.value("alt"), hidden);
  } else if (tag == "form") {
    read_form(element, attributes);
  } else if (is_one_of(tag, {"input", "textarea", "select", "button"})) {
    read_input(tag, attributes);
    if (tag == "input") read_image(attributes, element);
  } else if (tag == "meta") {
    read_meta(attributes);
  } else if (tag == "base") {
    if (base_.empty()) base_ = clean_reference(attributes.value("href"), limits_.link_bytes);
  } else if (tag == "html") {
    traits.lang = ascii_lowered(cut_utf8(trimmed(attributes.value("lang")), kMaxNameBytes));
  }
  traits.scripts += tag == "script" ? 1 : 0;
  traits.tables += tag == "table" ? 1 : 0;
}

void HtmlReader::read_link(Element& element, const HtmlAttributes& attributes) {
  const std::string_view href = attributes.find("href").value_or(attributes.value("xlink:href"));
  if (href.empty() && !attributes.find("href").has_value()) return;
  close_link();
  if (!add_link(href, LinkSource::anchor, {}, element.style.hiding() != Hiding::none)) return;
  element.holds_link = true;
  link_.emplace(OpenLink{content_.links.size() - 1,
                         HtmlText(limits_.link_bytes),
                         HtmlText(limits_.link_bytes),
                         {},
                         false});
}

bool HtmlReader::add_link(std::string_view href, LinkSource source, std::string_view text,
                          bool hidden) {
  if (content_.links.size() >= limits_.links) return false;
  Link link;
  link.href = clean_reference(href, limits_.link_bytes);
  link.text = one_line(std::string(cut_utf8(text, limits_.link_bytes)));
  link.source = source;
  link.hidden = hidden;
  content_.links.push_back(std::move(link));
  return true;
}

/// What stands inside decides: buttons have an anchor of font size 0 around letters or pictures
/// that can be seen. An anchor around nothing is hidden as its style says.
void HtmlReader::close_link() {
  if (!link_.has_value()) return;
  Link& link = content_.links[link_->index];
  link.text = one_line(link_->visible.take());
  if (!link.text.empty()) {
    link.hidden = false;
  } else if (link.has_image) {
    link.text = one_line(std::move(link_->image_text));
    link.hidden = !link_->shows_image;
  } else {
    link.text = one_line(link_->hidden.take());
    link.hidden = link.hidden || !link.text.empty();
  }
  link_.reset();
}

void HtmlReader::read_image(const HtmlAttributes& attributes, const Element& element) {
  const bool is_field = element.css.tag == "input";
  if (is_field && !equal_ignoring_case(attributes.value("type"), "image")) return;
  const std::string_view alt = cut_utf8(trimmed(attributes.value("alt")), limits_.link_bytes);
  if (link_.has_value() && element.style.hiding() != Hiding::display) {
    content_.links[link_->index].has_image = true;
    // Neither a font size nor a colour hides a picture.
    link_->shows_image = link_->shows_image || element.style.box == Hiding::none;
    if (link_->image_text.empty()) link_->image_text = std::string(alt);
  }
  if (content_.images.size() >= limits_.images) return;
  const CssBlock style = parse_css_block(attributes.value("style").substr(0, kMaxStyleBytes));
  Image image;
  image.src = clean_reference(attributes.value("src"), limits_.link_bytes);
  image.alt = std::string(alt);
  image.width = picture_side(attributes.value("width"), CssProperty::width, style.declarations);
  image.height = picture_side(attributes.value("height"), CssProperty::height, style.declarations);
  content_.images.push_back(std::move(image));
}

void HtmlReader::read_form(Element& element, const HtmlAttributes& attributes) {
  if (content_.forms.size() >= limits_.forms) return;
  element.holds_form = true;
  form_ = content_.forms.size();
  Form form;
  form.action = clean_reference(attributes.value("action"), limits_.link_bytes);
  content_.forms.push_back(std::move(form));
  const std::string_view action = attributes.value("action");
  if (!trimmed(action).empty()) {
    add_link(action, LinkSource::form, {}, element.style.hiding() != Hiding::none);
  }
}

void HtmlReader::read_input(std::string_view tag, const HtmlAttributes& attributes) {
  const std::string_view type = tag == "input" || tag == "button" ? attributes.value("type") : "";
  if (const std::string_view action = attributes.value("formaction"); !action.empty()) {
    add_link(action, LinkSource::form, attributes.value("value"), false);
  }
  if (tag == "input" && is_one_of(type, {"submit", "button"})) {
    visible_.add(cut_utf8(attributes.value("value"), limits_.link_bytes), false);
  }
  if (tag == "button" || is_one_of(type, {"hidden", "submit", "button", "image", "reset"})) return;
  if (!form_.has_value() && !loose_form_.has_value()) {
    if (content_.forms.size() >= limits_.forms) return;
    loose_form_ = content_.forms.size();
    content_.forms.emplace_back();
  }
  Form& form = content_.forms[form_.has_value() ? *form_ : *loose_form_];
  ++form.inputs;
  form.asks_password = form.asks_password || equal_ignoring_case(type, "password");
}

/// Of meta elements only refresh is followed: "5; url=https://..." (HTML standard 4.2.5.3).
void HtmlReader::read_meta(const HtmlAttributes& attributes) {
  if (!equal_ignoring_case(trimmed(attributes.value("http-equiv")), "refresh")) return;
  const std::string_view content = attributes.value("content");
  const std::size_t url = find_ignoring_case(content, "url");
  if (url == std::string_view::npos) return;
  std::string_view target = trimmed(content.substr(url + 3));
  if (!target.starts_with('=')) return;
  target = trimmed(target.substr(1));
  const char quote = target.empty() ? '\0' : target.front();
  if (quote == '"' || quote == '\'') target = target.substr(1, target.find(quote, 1) - 1);
  add_link(target, LinkSource::meta_refresh, {}, false);
}

void HtmlReader::break_at(const Element& element) {
  if (element.css.tag == "td" || element.css.tag == "th") {
    if (element.style.box != Hiding::display) visible_.add_space();
    hidden_.add_space();
    if (link_.has_value()) link_->visible.add_space();
    return;
  }
  if (element.style.display != CssDisplay::block) return;
  if (element.style.box != Hiding::display) visible_.begin_block();
  hidden_.begin_block();
  if (link_.has_value()) link_->visible.add_space();
}

void HtmlReader::end(std::string_view /*name*/) {
  if (beyond_depth_ > 0) {
    --beyond_depth_;
  } else if (!elements_.empty()) {
    pop();
  }
}

void HtmlReader::pop() {
  const Element& element = elements_.back();
  if (element.css.tag != "br") break_at(element);
  if (element.holds_link) close_link();
  if (element.holds_form) form_.reset();
  elements_.pop_back();
}

void HtmlReader::count_hidden(Hiding hiding, std::size_t letters) {
  HtmlTraits& traits = content_.traits;
  switch (hiding) {
    case Hiding::none:
      traits.visible_characters += letters;
      break;
    case Hiding::display:
      traits.hidden_display += letters;
      break;
    case Hiding::size:
      traits.hidden_size += letters;
      break;
    case Hiding::colour:
      traits.hidden_colour += letters;
      break;
    case Hiding::position:
      traits.hidden_position += letters;
      break;
  }
}

void HtmlReader::text(std::string_view text) {
  const HtmlStyle root;
  const HtmlStyle& style = elements_.empty() ? root : elements_.back().style;
  if (!elements_.empty() && elements_.back().is_silent) return;
  const Hiding hiding = style.hiding();
  const std::size_t letters = count_letters(text);
  count_hidden(hiding, letters);
  const bool is_hidden = hiding != Hiding::none;
  // White space between hidden elements is no run of its own.
  if (is_hidden && letters > 0 && !in_hidden_run_) hidden_.add_space();
  if (letters > 0) in_hidden_run_ = is_hidden;
  (is_hidden ? hidden_ : visible_).add(text, style.keeps_line_breaks);
  if (link_.has_value()) {
    (is_hidden ? link_->hidden : link_->visible).add(text, style.keeps_line_breaks);
  }
}

void HtmlReader::comment(std::string_view text) {
  std::string& comments = content_.traits.comments;
  if (comments.size() >= kMaxCommentBytes) return;
  comments += cut_utf8(trimmed(text), kMaxCommentBytes - comments.size());
  comments += '\n';
}

HtmlContent HtmlReader::finish() {
  while (!elements_.empty()) pop();
  content_.visible_text = visible_.take();
  content_.hidden_text = hidden_.take();
  name_fonts(sheet_.fonts());
  content_.damaged = content_.damaged || sheet_.overloaded();
  const auto resolve = [this](std::string& reference) {
    reference = std::string(cut_utf8(resolve_url(base_, reference), limits_.link_bytes));
  };
  for (Link& link : content_.links) resolve(link.href);
  for (Image& image : content_.images) resolve(image.src);
  for (Form& form : content_.forms) resolve(form.action);
  return std::move(content_);
}

}  // namespace furui
