#include "data/command_line_generate.h"

#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <system_error>
#include <utility>

#include "base/error.h"
#include "signals/list_facts.h"
#include "signals/named_brand.h"

namespace furui {
namespace {

void write_mail(const std::filesystem::path& folder, const GeneratedMail& mail) {
  const std::filesystem::path path = folder / (mail.name + ".eml");
  // Thousands of files: none is worth an fsync, all can be made again.
  std::ofstream file(path, std::ios::binary);
  file << mail.bytes;
  file.close();
  if (!file) throw Error(path.string(), "cannot be written", "free some space or write elsewhere");
}

std::filesystem::path made_folder(const std::string& out, const char* name) {
  const std::filesystem::path folder = std::filesystem::path(out) / name;
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) throw Error(folder.string(), failed.message(), "name another folder");
  return folder;
}

}  // namespace

GeneratorLists generator_lists() {
  const auto lists = std::make_shared<Lists>(default_list_texts());
  std::map<std::string, int> place_of;
  GeneratorLists made;
  for (ListedBrand& brand : listed_brands(default_list_texts())) {
    place_of[brand.id] = static_cast<int>(made.brands.size());
    if (brand.names.empty()) brand.names.push_back(brand.id);
    made.brands.push_back({std::move(brand.names), std::move(brand.domains)});
  }
  made.named_brand = [lists, place_of](const Mail& mail) {
    const auto found = place_of.find(named_brand(mail, *lists));
    return found == place_of.end() ? -1 : found->second;
  };
  made.is_known_host = [lists](std::string_view host) { return is_known_host(*lists, host); };
  return made;
}

std::string generate_mails(const MailGenerator& generator, const CorpusOptions& options) {
  const std::filesystem::path ham_folder = made_folder(options.out, "ham");
  const std::filesystem::path spam_folder = made_folder(options.out, "spam");
  const auto spam = static_cast<std::uint64_t>(
      std::llround(options.spam_share * static_cast<double>(options.count)));
  const std::uint64_t ham = options.count - spam;
  for (std::uint64_t i = 0; i < ham; ++i) {
    write_mail(ham_folder, generator.generate(Label::ham, i));
  }
  for (std::uint64_t i = 0; i < spam; ++i) {
    write_mail(spam_folder, generator.generate(Label::spam, i));
  }
  return options.out + ": " + std::to_string(ham) + " ham, " + std::to_string(spam) + " spam\n";
}

}  // namespace furui
