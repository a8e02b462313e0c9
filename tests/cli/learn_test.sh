#!/usr/bin/env bash
# furui-learn: learning, moving and forgetting in place, and never a broken model.
source "$(dirname "$0")/lib.sh"

# A mail's probability of being spam under m.furui.
probability() { furui-score -m m.furui "$1" | cut -f 2; }

# less A B
less() { awk -v a="$1" -v b="$2" 'BEGIN {exit !(a < b)}'; }

case_a_mail_learnt_is_likelier_of_its_class() {
  cp "$sample_model" m.furui
  small_mail "meeting" >mail.eml
  local before
  before=$(probability mail.eml)
  run 0 furui-learn -m m.furui --spam mail.eml
  out_has "learnt 1, moved 0, forgot 0, knew 0; has learnt 0 ham and 1 spam since its training"
  less "$before" "$(probability mail.eml)" || fail "not likelier spam than $before"
  run 0 furui-learn -m m.furui --ham mail.eml
  out_has "moved 1"
  out_has "has learnt 1 ham and 0 spam"
  less "$(probability mail.eml)" "$before" || fail "not likelier ham than $before"
}

case_learning_twice_counts_once() {
  cp "$sample_model" m.furui
  small_mail "meeting" >mail.eml
  run 0 furui-learn -m m.furui --spam mail.eml
  cp m.furui once.furui
  { echo "X-Added-By: another server"; cat mail.eml; } >copy.eml
  run 0 furui-learn -m m.furui --spam mail.eml copy.eml
  out_has "learnt 0, moved 0, forgot 0, knew 2"
  same_bytes m.furui once.furui
}

case_learn_then_forget_leaves_the_same_bytes() {
  cp "$sample_model" m.furui
  some_samples spam 9 spam
  some_samples ham 9 ham
  run 0 furui-learn -m m.furui --spam spam --ham ham
  if cmp -s m.furui "$sample_model"; then fail "nothing was learnt"; fi
  run 0 furui-learn -m m.furui --forget spam ham
  out_has "forgot 18"
  same_bytes m.furui "$sample_model"
}

case_what_was_never_learnt_cannot_be_forgotten() {
  cp "$sample_model" m.furui
  small_mail "meeting" >mail.eml
  run 1 furui-learn -m m.furui --forget mail.eml
  grep -q "mail.eml: was never learnt" err || fail "$(<err)"
  same_bytes m.furui "$sample_model"
}

case_the_mail_may_come_on_standard_input() {
  cp "$sample_model" m.furui
  small_mail "meeting" >mail.eml
  run 0 furui-learn -q -m m.furui --spam - <mail.eml
  nothing_on_stdout
  run 0 furui-learn -m m.furui --spam mail.eml
  out_has "knew 1"
}

case_naive_bayes_learns_on_too() {
  some_samples ham 20 ham
  some_samples spam 20 spam
  run 0 furui-train -q --algorithm naive-bayes -d none --ham ham --spam spam -o m.furui
  cp m.furui before.furui
  small_mail "meeting" >mail.eml
  local before
  before=$(probability mail.eml)
  run 0 furui-learn -m m.furui --spam mail.eml
  less "$before" "$(probability mail.eml)" || fail "not likelier spam than $before"
  run 0 furui-learn -m m.furui --forget mail.eml
  same_bytes m.furui before.furui
}

case_output_leaves_the_first_model_alone() {
  cp "$sample_model" m.furui
  small_mail "meeting" >mail.eml
  run 0 furui-learn -m m.furui -o mine.furui --spam mail.eml
  same_bytes m.furui "$sample_model"
  run 0 furui-model verify mine.furui
}

case_wrong_use_says_what_to_do() {
  run 2 furui-learn
  error_line_has "--ham, --spam or --forget"
  run 2 furui-learn -m missing.furui --ham "$examples/notice.eml"
  error_line_has missing.furui
  cp "$sample_model" m.furui
  run 1 furui-learn -m m.furui --ham missing.eml
  grep -q "missing.eml" err || fail "$(<err)"
  same_bytes m.furui "$sample_model"
}

case_two_learn_at_once_and_none_is_lost() {
  cp "$sample_model" m.furui
  local i
  for i in 1 2 3 4 5 6; do
    small_mail "meeting-$i" >"$i.eml"
    furui-learn -q -m m.furui --spam "$i.eml" &
  done
  wait
  run 0 furui-learn -m m.furui --spam ./*.eml
  out_has "knew 6; has learnt 0 ham and 6 spam"
}

case_killed_at_any_moment_the_model_is_whole() {
  cp "$sample_model" m.furui
  some_samples spam 6 spam
  local i
  for i in $(seq 1 20); do
    furui-learn -q -m m.furui --spam spam &
    sleep "0.0$((RANDOM % 10))"
    kill -9 $! 2>/dev/null || true
    wait $! 2>/dev/null || true
    furui-model verify m.furui >out 2>err || fail "after $i: $(<err)"
    if ! cmp -s m.furui "$sample_model"; then furui-learn -q -m m.furui --forget spam; fi
  done
}

run_cases
