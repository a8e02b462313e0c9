#!/usr/bin/env bash
# Where furui-score looks for its model: --model, then $FURUI_MODEL, then the user's places.
source "$(dirname "$0")/lib.sh"

mail=$examples/notice.eml

make_places() {
  mkdir -p xdg/furui home/.local/share/furui
  cp "$sample_model" here.furui
}

case_model_goes_before_the_environment() {
  make_places
  run 0 env FURUI_MODEL=missing.furui furui-score -m here.furui "$mail"
  run 2 env FURUI_MODEL=here.furui furui-score -m missing.furui "$mail"
  error_line_has missing.furui
}

case_furui_model_goes_before_the_user_s_place() {
  make_places
  echo damaged >xdg/furui/model.furui
  run 0 env FURUI_MODEL=here.furui XDG_DATA_HOME="$PWD/xdg" furui-score "$mail"
  run 2 env FURUI_MODEL=missing.furui XDG_DATA_HOME="$PWD/xdg" furui-score "$mail"
  error_line_has missing.furui
}

case_an_empty_furui_model_counts_as_none() {
  make_places
  cp here.furui xdg/furui/model.furui
  run 0 env FURUI_MODEL= XDG_DATA_HOME="$PWD/xdg" furui-score "$mail"
}

case_xdg_data_home_goes_before_home() {
  make_places
  cp here.furui xdg/furui/model.furui
  echo damaged >home/.local/share/furui/model.furui
  run 0 env XDG_DATA_HOME="$PWD/xdg" HOME="$PWD/home" furui-score "$mail"
}

case_home_is_where_the_model_usually_is() {
  make_places
  cp here.furui home/.local/share/furui/model.furui
  run 0 env HOME="$PWD/home" furui-score "$mail"
  run 0 env HOME="$PWD/home" furui-model info
  run 0 env HOME="$PWD/home" furui-evaluate --ham "$mail"
}

case_the_starter_model_is_used_when_there_is_no_other() {
  [[ -e $programs/model.furui ]] || fail "the build has not made it"
  run 0 env HOME="$PWD/home" furui-score "$mail"
  run 0 env HOME="$PWD/home" furui-model info
  out_has "$(find "$samples/ham" -name '*.eml' | wc -l) ham, $(find "$samples/spam" -name '*.eml' | wc -l) spam"
}

case_what_the_starter_model_learns_is_the_user_s() {
  cp "$programs/model.furui" starter.furui
  run 0 env HOME="$PWD/home" furui-learn --ham "$mail"
  same_bytes starter.furui "$programs/model.furui"
  run 0 furui-model verify home/.local/share/furui/model.furui
  run 0 env HOME="$PWD/home" furui-learn --forget "$mail"
  same_bytes starter.furui home/.local/share/furui/model.furui
}

case_no_model_names_all_places_looked_at() {
  cp "$programs/furui-score" . # the starter model lies beside the first one
  run 2 env HOME="$PWD/home" ./furui-score "$mail"
  error_line_has "$PWD/home/.local/share/furui/model.furui" furui-train --model FURUI_MODEL
}

run_cases
