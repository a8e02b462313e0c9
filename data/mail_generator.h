// New labelled mails from given ones, for load tests and for training on more forms of the same:
// what a sample says goes out again under another brand, from other domains, by another route, in
// another encoding and structure. What a mail says is never invented here, attachments are left
// behind.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/label.h"
#include "data/linked_text.h"
#include "mail/mail.h"

namespace furui {

/// What a generator must know of the world; whoever has the lists fills it in.
struct GeneratorLists {
  struct Brand {
    std::vector<std::string> names;    ///< the first is used where another brand is put in
    std::vector<std::string> domains;  ///< official
  };
  std::vector<Brand> brands;
  /// Gives the brand that a mail names, by place in `brands`; -1 for none.
  std::function<int(const Mail&)> named_brand;
  /// Tells whether a host is somebody's of whom mails of both classes speak: a brand's, a free
  /// mailer's, a shared service's.
  std::function<bool(std::string_view host)> is_known_host;
};

struct GeneratedMail {
  std::string name;  ///< "card-000017"
  std::string bytes;
};

class MailGenerator {
 public:
  MailGenerator(GeneratorLists lists, std::uint64_t seed);

  /// Takes a mail to make others of; its family is its file's name up to the last hyphen. Mails of
  /// hardly any text or without a sender's address are passed over.
  void add_sample(std::string_view name, std::string_view bytes, Label label);

  /// Makes mail number `number` of a class; depends on samples, seed, class and number alone.
  /// Throws Error when there is no sample of the class.
  [[nodiscard]] GeneratedMail generate(Label label, std::uint64_t number) const;

 private:
  /// What is kept of a sample: its words, and the fields that its sender wrote.
  struct Sample {
    std::string family;
    int brand = -1;
    std::string subject;
    Address from;
    std::string recipient;
    std::string message_id;
    int zone_minutes = 540;
    LinkedText text;
    std::vector<std::pair<std::string, std::string>> fields;
  };
  struct Draft;

  /// A mailbox that mails of either class went to, and its server.
  struct Receiver {
    std::string address;
    std::string host;
  };

  void choose_receiver(Draft& draft) const;
  void change_brand(Draft& draft) const;
  void change_domains(Draft& draft) const;
  void choose_route(Draft& draft) const;
  GeneratorLists lists_;
  std::uint64_t seed_;
  std::map<Label, std::vector<Sample>> samples_;
  std::map<std::string, std::vector<int>> brands_of_family_;
  std::vector<Receiver> receivers_;
};

}  // namespace furui
