#!/usr/bin/env bash
# furui-train: what it refuses, what it leaves whole, and that equal input gives equal bytes.
source "$(dirname "$0")/lib.sh"

case_equal_mails_and_seed_give_equal_bytes_whatever_the_threads() {
  some_samples ham 20 ham
  some_samples spam 20 spam
  run 0 furui-train --ham ham --spam spam --threads 1 -o one.furui
  run 0 furui-train --ham ham --spam spam --threads 4 -o four.furui
  same_bytes one.furui four.furui
  run 0 furui-train --ham ham --spam spam --threads 4 --seed 7 -o seven.furui
  run 0 furui-train --ham ham --spam spam --threads 3 --seed 7 -o again.furui
  same_bytes seven.furui again.furui
}

case_naive_bayes_and_no_dictionary_train_too() {
  some_samples ham 12 ham
  some_samples spam 12 spam
  run 0 furui-train --ham ham --spam spam --algorithm naive-bayes -d none -o model.furui
  out_has "naive Bayes on 12 ham and 12 spam"
  run 0 furui-model info model.furui
  out_has "none: character n-grams"
  run 0 furui-score -m model.furui "$examples/phishing.eml"
}

case_every_algorithm_trains_a_model_that_scores() {
  some_samples ham 12 ham
  some_samples spam 12 spam
  local name
  for name in naive-bayes bernoulli-naive-bayes complement-naive-bayes logistic-regression weighted-logistic-regression \
    l1-logistic-regression online fused; do
    run 0 furui-train --ham ham --spam spam --algorithm $name -d none -o model.furui
    run 0 furui-model verify model.furui
    run 0 furui-score -m model.furui "$examples/phishing.eml"
  done
}

case_the_online_learner_gives_equal_bytes_whatever_the_threads() {
  some_samples ham 20 ham
  some_samples spam 20 spam
  run 0 furui-train --algorithm online --ham ham --spam spam -d none --threads 1 -o one.furui
  run 0 furui-train --algorithm online --ham ham --spam spam -d none --threads 4 -o four.furui
  same_bytes one.furui four.furui
}

case_a_regularization_or_smoothing_of_no_sense_is_refused() {
  some_samples ham 6 ham
  some_samples spam 6 spam
  local option
  for option in --regularization --smoothing; do
    run 2 furui-train --ham ham --spam spam -d none $option 0 -o model.furui
    error_line_has $option
    run 2 furui-train --ham ham --spam spam -d none $option 1e9 -o model.furui
    error_line_has "${option#--}" "a million"
  done
}

case_quiet_prints_nothing() {
  some_samples ham 6 ham
  some_samples spam 6 spam
  run 0 furui-train -q --ham ham --spam spam -d none -o model.furui
  nothing_on_stdout
  nothing_on_stderr
}

case_an_empty_class_is_named() {
  some_samples spam 6 spam
  mkdir ham
  run 2 furui-train --ham ham --spam spam -d none -o model.furui
  grep -qF "ham: there is no mail in this class; give at least 5" err || fail "$(<err)"
  run 2 furui-train --spam spam -d none -o model.furui
  error_line_has "ham: there is no mail in this class"
  [[ ! -e model.furui ]] || fail "a model was written"
}

case_too_few_mails_are_refused() {
  some_samples ham 4 ham
  some_samples spam 6 spam
  run 2 furui-train --ham ham --spam spam -d none -o model.furui
  error_line_has "only 4 different mails" "at least 5"
  [[ ! -e model.furui ]] || fail "a model was written"
}

case_a_mail_in_both_classes_is_named_and_left_out() {
  some_samples ham 8 ham
  some_samples spam 8 spam
  cp ham/account-01.eml spam/stray.eml
  run 0 furui-train --ham ham --spam spam -d none -o model.furui
  error_line_has spam/stray.eml ham/account-01.eml "left out" "remove one"
  out_has "on 7 ham and 8 spam"
}

case_a_mail_given_twice_counts_once() {
  some_samples ham 8 ham
  some_samples spam 8 spam
  cp ham/account-01.eml ham/copy.eml
  run 0 furui-train --ham ham --spam spam -d none -o model.furui
  [[ $(<err) == "furui-train: 1 mail was given more than once in its class and counted once" ]] || fail "$(<err)"
  out_has "on 8 ham and 8 spam"
}

case_unreadable_mails_are_named_and_the_rest_trained_on() {
  some_samples ham 6 ham
  some_samples spam 6 spam
  : >ham/empty.eml
  run 1 furui-train --ham ham --spam spam -d none -o model.furui
  error_line_has ham/empty.eml "is empty" skipped
  run 0 furui-model verify model.furui
}

case_a_dash_takes_paths_from_standard_input() {
  some_samples ham 6 ham
  some_samples spam 6 spam
  find ham -name '*.eml' >list
  run 0 furui-train --ham - --spam spam -d none -o model.furui <list
  out_has "on 6 ham and 6 spam"
}

case_a_trec_index_names_mails_beside_it() {
  mkdir -p full
  some_samples ham 6 data/ham
  some_samples spam 6 data/spam
  (cd full && for mail in ../data/ham/*; do echo "ham $mail"; done && for mail in ../data/spam/*; do echo "spam $mail"; done) >index
  sed -n 'p' index >full/index
  run 0 furui-train --index full/index -d none -o model.furui
  out_has "on 6 ham and 6 spam"
  run 0 furui-evaluate -m model.furui --index full/index
}

case_a_bad_line_of_an_index_is_named_by_its_number() {
  printf 'ham a.eml\nperhaps b.eml\n' >index
  run 2 furui-train --index index -o model.furui
  error_line_has index:2
}

case_a_missing_index_is_named() {
  run 2 furui-train --index no-index -o model.furui
  error_line_has no-index "No such file"
}

case_a_folder_that_is_not_there_is_named() {
  some_samples ham 6 ham
  some_samples spam 6 spam
  run 2 furui-train -d none --ham ham --spam spam -o no/such/folder/model.furui
  error_line_has no/such/folder/model.furui "cannot be written" folder
}

case_a_place_that_cannot_be_written_is_found_before_any_mail_is_read() {
  run 2 furui-train -d none --ham missing --spam missing -o no/such/folder/model.furui
  error_line_has no/such/folder/model.furui "cannot be written"
  mkfifo pipe
  run 2 furui-train -d none --ham missing --spam missing -o pipe
  error_line_has pipe "is not a regular file"
  run 2 furui-train -d none --ham missing --spam missing -o .
  error_line_has "is a folder"
}

case_a_symbolic_link_to_a_model_stays_one() {
  some_samples ham 6 ham
  some_samples spam 6 spam
  ln -s real.furui link.furui
  run 0 furui-train -q --ham ham --spam spam -d none -o link.furui
  [[ -L link.furui && -f real.furui ]] || fail "$(ls -l)"
}

case_a_full_disk_leaves_the_old_model_whole() {
  some_samples ham 6 ham
  some_samples spam 6 spam
  run 0 furui-train -q --ham ham --spam spam -d none -o model.furui
  cp model.furui before.furui
  # A file may grow to 8 blocks of 1024 bytes; the signal of that limit is ignored, so write() fails.
  run 2 bash -c 'trap "" XFSZ; ulimit -f 8; exec furui-train --ham ham --spam spam -d none -o model.furui'
  error_line_has model.furui "cannot be written" "old file is as it was"
  same_bytes before.furui model.furui
  [[ $(find . -name 'model.furui*' | wc -l) == 1 ]] || fail "left behind: $(ls)"
}

case_a_missing_list_folder_is_named() {
  run 2 furui-train --ham "$samples/ham" --spam "$samples/spam" -d none --lists no-lists -o model.furui
  error_line_has no-lists
}

run_cases
