#include "data/related_mails.h"

#include <algorithm>
#include <numeric>

namespace furui {

Relations::Relations(std::size_t mails) : parent_(mails) {
  std::iota(parent_.begin(), parent_.end(), std::size_t{0});
}

// Paths are halved on the way up.
std::size_t Relations::head(std::size_t mail) {
  while (parent_[mail] != mail) mail = parent_[mail] = parent_[parent_[mail]];
  return mail;
}

// The smaller becomes the head, so that the result does not depend on the order.
void Relations::join(std::size_t a, std::size_t b) {
  a = head(a);
  b = head(b);
  parent_[std::max(a, b)] = std::min(a, b);
}

void Relations::join_first(FirstOfKey& first, std::uint64_t key, std::size_t mail) {
  const auto [place, inserted] = first.try_emplace(key, mail);
  if (!inserted) join(place->second, mail);
}

void Relations::add_bodies(std::span<const std::uint64_t> bodies) {
  for (std::size_t mail = 0; mail < bodies.size(); ++mail) {
    join_first(first_of_body_, bodies[mail], mail);
  }
}

void Relations::add_thread(std::size_t mail, std::span<const std::uint64_t> thread) {
  for (const std::uint64_t id : thread) join_first(first_of_thread_, id, mail);
}

void Relations::add_pairs(std::span<const NearDuplicates> pairs) {
  for (const NearDuplicates& pair : pairs) join(pair.first, pair.second);
}

RelatedMails Relations::finish() {
  RelatedMails related;
  std::vector<std::size_t> sizes(parent_.size());
  for (std::size_t mail = 0; mail < parent_.size(); ++mail) {
    related.group.push_back(head(mail));
    ++sizes[head(mail)];
  }
  for (const std::size_t size : sizes) {
    related.largest = std::max(related.largest, size);
    if (size < 2) continue;
    ++related.groups;
    related.mails += size;
  }
  return related;
}

}  // namespace furui
