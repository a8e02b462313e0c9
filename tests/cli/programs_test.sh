#!/usr/bin/env bash
# What all programs answer alike: --help, --version, wrong options, a reader that goes away.
source "$(dirname "$0")/lib.sh"

all_programs=(furui-train furui-score furui-model furui-evaluate furui-tokenize furui-corpus)

case_help_shows_options_examples_and_exit_codes() {
  local program
  for program in "${all_programs[@]}"; do
    run 0 "$program" --help
    nothing_on_stderr
    out_has "Usage: $program"
    out_has "Examples:"
    out_has "Exit codes:"
    ! awk 'length > 120' out | grep . || fail "$program --help has lines over 120 columns"
  done
}

case_version_is_one_line_with_a_number() {
  local program
  for program in "${all_programs[@]}"; do
    run 0 "$program" --version
    nothing_on_stderr
    [[ $(wc -l <out) == 1 ]] || fail "$program --version: $(<out)"
    grep -Eq '[0-9]+\.[0-9]+\.[0-9]+$' out || fail "$program --version: $(<out)"
  done
}

case_an_unknown_option_is_named() {
  run 2 furui-train --ham ham --spam spam -o model --frobnicate
  error_line_has --frobnicate --help
  run 2 furui-score --frobnicate mail.eml
  error_line_has --frobnicate --help
  run 2 furui-model info --frobnicate
  error_line_has --frobnicate --help
  run 2 furui-evaluate --frobnicate
  error_line_has --frobnicate --help
  run 2 furui-tokenize --frobnicate mail.eml
  error_line_has --frobnicate --help
  [[ ! -e model ]] || fail "a model was written"
}

case_a_bad_option_value_is_named_with_its_option() {
  run 2 furui-train --ham h --spam s -o model --max-false-positive-rate 2
  error_line_has --max-false-positive-rate 2
  run 2 furui-train --ham h --spam s -o model --algorithm svm
  error_line_has --algorithm svm
  run 2 furui-train --ham h --spam s -o model --threads 0
  error_line_has --threads 0
  run 2 furui-train --ham h --spam s -o model --seed abc
  error_line_has --seed abc
  run 2 furui-score --format xml mail.eml
  error_line_has --format xml
  run 2 furui-score --lang fr mail.eml
  error_line_has --lang fr
  run 2 furui-score --reasons -3 mail.eml
  error_line_has --reasons -3
  run 2 furui-evaluate --cross-validate 1 --ham h --spam s
  error_line_has --cross-validate 1
  run 2 furui-corpus split --train a --test b --test-share 2
  error_line_has --test-share 2
  run 2 furui-tokenize --max-tokens many mail.eml
  error_line_has --max-tokens many
}

case_a_missing_option_is_named() {
  run 2 furui-train --ham ham --spam spam
  error_line_has --output
  run 2 furui-model
  error_line_has --help
  run 2 furui-tokenize
  error_line_has MAIL
}

case_an_unknown_command_is_named() {
  run 2 furui-model model.furui
  error_line_has model.furui info verify dump
}

case_an_option_that_needs_another_says_so() {
  run 2 furui-evaluate -m "$sample_model" --ham "$samples/ham" --spam "$samples/spam" --algorithm naive-bayes
  error_line_has --algorithm --cross-validate
}

case_a_reader_that_goes_away_ends_the_program_quietly() {
  local command
  for command in "furui-score -m $sample_model $samples/ham" "furui-score -m $sample_model --explain $samples/ham" \
    "furui-tokenize $samples/ham" "furui-model dump $sample_model"; do
    rm -f failed
    # shellcheck disable=SC2086
    { $command 2>err || echo "$?" >failed; } | head -1 >line
    [[ ! -e failed ]] || fail "$command: exit code $(<failed)"
    nothing_on_stderr
    [[ -s line ]] || fail "$command printed nothing"
  done
}

case_a_full_disk_under_standard_output_is_an_error() {
  [[ -w /dev/full ]] || skip "there is no /dev/full"
  local code=0
  furui-score -m "$sample_model" "$examples/notice.eml" >/dev/full 2>err || code=$?
  [[ $code == 2 ]] || fail "exit code $code"
  error_line_has "standard output"
}

run_cases
