// The options of every program that reads mail which say where the mail was received.
#pragma once

#include "signals/reception.h"

namespace CLI {
class App;
}

namespace furui {

/// Adds the options that fill `reception`, which must outlive `app`.
void add_reception_options(CLI::App& app, ReceptionOptions& reception);

}  // namespace furui
