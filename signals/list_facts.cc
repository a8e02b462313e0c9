#include "signals/list_facts.h"

#include "signals/list_state.h"
#include "signals/tsv.h"

namespace furui {
namespace {

std::vector<std::string> strings_of(std::string_view cell) {
  const std::vector<std::string_view> items = split_items(cell);
  return {items.begin(), items.end()};
}

}  // namespace

std::vector<ListedBrand> listed_brands(const ListTexts& texts) {
  std::vector<ListedBrand> brands;
  for (const TsvRow& row :
       read_tsv("brands", texts.at("brands"), {"id", "names", "weak_names", "domains", "groups"})) {
    brands.push_back(
        {std::string(row.cells[0]), strings_of(row.cells[1]), strings_of(row.cells[3])});
  }
  return brands;
}

bool is_known_host(const Lists& lists, std::string_view host) {
  const Lists::State& state = lists.state();
  return state.is_any_brand(host) || state.free_mail.covers(host) ||
         state.shorteners.covers(host) || state.instant_hosts.find(host) != nullptr ||
         state.shared_hosting.covers(host) || state.trackers.covers(host) ||
         state.redirectors.find(host) != nullptr || state.neutral_hosts.covers(host);
}

}  // namespace furui
