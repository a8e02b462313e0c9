// Learning by TELL, as furui-learn does it: a part of the main, since it reaches into train.
#pragma once

#include <string>

#include "serve/spamd_service.h"
#include "signals/reception.h"

namespace furui {

/// Learns or forgets one mail in the model that find_model_path(`option`) finds, under its lock.
/// The system's model, when no other is named, goes to the user's place instead. Throws Error when
/// that cannot be done; the model is as it was then.
[[nodiscard]] TellOutcome tell_model(const std::string& option, const ReceptionOptions& reception,
                                     const std::string& mail, const SpamdTell& tell);

}  // namespace furui
