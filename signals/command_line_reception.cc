#include "signals/command_line_reception.h"

#include <CLI/CLI.hpp>

namespace furui {

void add_reception_options(CLI::App& app, ReceptionOptions& reception) {
  app.add_option(
         "--authserv-id", reception.authserv_ids,
         "Believe Authentication-Results of this server besides those of the receiving host")
      ->type_name("HOST")
      ->allow_extra_args(false);
  app.add_option("--geoip", reception.address_files,
                 "MaxMind DB file that tells the country or network of an address; may be repeated")
      ->type_name("FILE")
      ->allow_extra_args(false);
}

}  // namespace furui
