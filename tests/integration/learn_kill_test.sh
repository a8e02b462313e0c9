#!/usr/bin/env bash
# furui-learn killed at any moment, and several at once while others score: the model is whole, always.
# shellcheck disable=SC2154
source "$(dirname "$0")/../cli/lib.sh"

# A model that is learnt with in some hundredths of a second: m.furui.
make_small_model() {
  some_samples ham 12 ham
  some_samples spam 12 spam
  run 0 furui-train -q --algorithm naive-bayes -d none --ham ham --spam spam -o m.furui
}

# Milliseconds that a command takes.
milliseconds() {
  local begin=${EPOCHREALTIME/./}
  "$@" >/dev/null
  echo $(((${EPOCHREALTIME/./} - begin) / 1000))
}

# kill_after MILLISECONDS COMMAND...
kill_after() {
  local delay=$1
  shift
  "$@" >/dev/null 2>&1 &
  sleep "$(printf '%d.%03d' $((delay / 1000)) $((delay % 1000)))"
  { kill -9 $! && wait $!; } 2>/dev/null || true
}

# The model is a or b, byte for byte.
model_is_old_or_new() {
  cmp -s m.furui a.furui || cmp -s m.furui b.furui || fail "after kill $1 the model is neither the old nor the new one"
}

# Beside the model lie its lock and at most one file that a killed writer left.
nothing_piles_up() {
  local others
  others=$(find models -type f ! -name m.furui ! -name m.furui.lock ! -name .m.furui.furui-new)
  [[ -z $others ]] || fail "after kill $1 there is $others"
}

case_killed_200_times_the_model_is_the_old_or_the_new_one() {
  make_small_model
  small_mail meeting >mail.eml
  mkdir models && mv m.furui models/ && ln -s models/m.furui m.furui
  cp m.furui a.furui
  run 0 furui-learn -q -m a.furui -o b.furui --spam mail.eml
  local whole i old=0 new=0
  whole=$(milliseconds furui-learn -m a.furui -o c.furui --spam mail.eml)
  RANDOM=7
  for i in $(seq 200); do
    cp m.furui before.furui
    if cmp -s m.furui a.furui; then way=--spam; else way=--forget; fi
    kill_after $((RANDOM % (2 * whole + 1))) furui-learn -m models/m.furui "$way" mail.eml
    model_is_old_or_new "$i"
    nothing_piles_up "$i"
    if cmp -s m.furui before.furui; then old=$((old + 1)); else new=$((new + 1)); fi
  done
  ((old > 0 && new > 0)) || fail "no kill came before the end, or none behind it: $old, $new"
  # No lock and no leftover stands in the way of the next one, and it takes the leftover along.
  run 0 timeout 60 furui-learn -m models/m.furui --spam mail.eml
  run 0 timeout 60 furui-learn -m models/m.furui --forget mail.eml
  same_bytes m.furui a.furui
  [[ $(find models -type f | sort | xargs) == "models/m.furui models/m.furui.lock" ]] || fail "$(find models -type f)"
}

# learn_one_by_one PREFIX
learn_one_by_one() {
  local i
  for i in $(seq 15); do
    small_mail "$1-$i" >"$1-$i.eml"
    furui-learn -q -m m.furui --spam "$1-$i.eml" || return 1
  done
}

case_two_learn_while_others_score_and_nothing_is_lost() {
  make_small_model
  learn_one_by_one first &
  local one=$!
  learn_one_by_one second &
  local two=$! scored=0
  while kill -0 $one 2>/dev/null || kill -0 $two 2>/dev/null; do
    furui-score -m m.furui "$examples/phishing.eml" >line 2>err || fail "scoring failed: $(<err)"
    [[ $(<line) =~ ^(ham|unsure|spam)$'\t'[01]\.[0-9]{4}$'\t' ]] || fail "$(<line)"
    scored=$((scored + 1))
  done
  wait $one || fail "the first learner failed"
  wait $two || fail "the second learner failed"
  ((scored > 3)) || fail "scored only $scored times meanwhile"
  run 0 furui-learn -m m.furui --spam first-*.eml second-*.eml
  out_has "knew 30; has learnt 0 ham and 30 spam"
}

run_cases
