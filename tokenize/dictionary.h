// A MeCab dictionary, named and identified. Never the machine's default: a mail must become the
// same words on every machine.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace furui {

/// What tells one dictionary from another; kept in a model's recipe.
struct DictionaryIdentity {
  std::string name;     ///< "ipadic-utf8"
  std::string charset;  ///< as MeCab reports it, lower case: "utf-8"
  std::uint32_t version = 0;
  std::uint64_t entries = 0;
  std::uint64_t checksum = 0;  ///< of the dictionary's bytes; cheap enough for every start

  friend bool operator==(const DictionaryIdentity&, const DictionaryIdentity&) = default;
};

/// Says an identity in one line, for error messages and furui-model info.
[[nodiscard]] std::string describe(const DictionaryIdentity& identity);

/// An opened dictionary; immutable, shared by all Tokenizers of a process.
class Dictionary {
 public:
  /// Opens a dictionary by name ("ipadic-utf8", looked for in MeCab's usual folders and in
  /// $FURUI_DICTIONARY_PATH) or by folder. Throws Error when it is missing, damaged or not UTF-8.
  explicit Dictionary(const std::string& name_or_folder);
  ~Dictionary();
  Dictionary(Dictionary&&) noexcept;
  Dictionary& operator=(Dictionary&&) noexcept;

  [[nodiscard]] const DictionaryIdentity& identity() const;

 private:
  friend class Segmenter;
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace furui
