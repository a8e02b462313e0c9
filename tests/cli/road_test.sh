#!/usr/bin/env bash
# The whole road on sample mails: train, look, score, explain, evaluate, see what the classifier sees.
source "$(dirname "$0")/lib.sh"

case_the_whole_road() {
  some_samples ham 30 ham
  some_samples spam 30 spam
  run 0 furui-train --ham ham --spam spam -o model.furui
  nothing_on_stderr
  out_has "logistic regression on 30 ham and 30 spam"
  out_has "cross-validated: precision"

  run 0 furui-model info model.furui
  out_has "30 ham, 30 spam"
  out_has "ipadic-utf8 (utf-8"

  run 0 furui-score -m model.furui --format json "$examples/phishing.eml" "$examples/notice.eml"
  python3 - <<'END'
import json
phishing, notice = [json.loads(line) for line in open("out", encoding="utf-8")]
assert phishing["path"].endswith("phishing.eml")
assert phishing["probability"] > 0.5 > notice["probability"], (phishing, notice)
END

  run 0 furui-evaluate -m model.furui --ham "$samples/ham" --spam "$samples/spam" --outcomes outcomes.tsv
  nothing_on_stderr_but_the_readme
  out_has "recall"
  [[ $(wc -l <outcomes.tsv) -gt 60 ]] || fail "$(head -3 outcomes.tsv)"
}

nothing_on_stderr_but_the_readme() {
  ! grep -v README err || fail "stderr: $(<err)"
}

case_the_sample_model_tells_the_examples_apart() {
  run 0 furui-score -m "$sample_model" "$examples/phishing.eml"
  grep -q '^spam' out || fail "$(<out)"
  run 0 furui-score -m "$sample_model" "$examples/notice.eml"
  ! grep -q '^spam' out || fail "$(<out)"
}

case_dumped_features_sort_by_weight() {
  run 0 furui-model dump "$sample_model"
  [[ $(head -1 out) == $'weight\tham_mails\tspam_mails\tfeature' ]] || fail "$(head -1 out)"
  ! awk -F'\t' 'NR > 1 && (NF != 4 || $1 + 0 != $1 || $2 + $3 < 1)' out | grep . || fail "odd lines"
}

case_cross_validation_needs_no_model() {
  some_samples ham 12 ham
  some_samples spam 12 spam
  run 0 furui-evaluate --cross-validate 3 -d none --ham ham --spam spam
  out_has "3-fold cross-validation"
  out_has "24 mails"
}

case_more_folds_than_mails_become_as_many_as_there_are() {
  some_samples ham 6 ham
  some_samples spam 7 spam
  run 0 furui-evaluate --cross-validate 50 -d none --ham ham --spam spam
  out_has "6-fold cross-validation"
}

case_evaluating_takes_paths_from_standard_input() {
  some_samples ham 3 ham
  find ham -name '*.eml' >list
  run 0 furui-evaluate -m "$sample_model" --ham - --spam "$examples/phishing.eml" <list
  out_says "on 4 mails"
}

case_an_evaluation_as_json_agrees_with_its_outcome_lines() {
  run 0 furui-evaluate -m "$sample_model" --json --ham "$samples/ham" --spam "$samples/spam" --outcomes outcomes.tsv
  python3 - <<'END'
import csv, json
json.load(open("out", encoding="utf-8"))
rows = list(csv.DictReader(open("outcomes.tsv", encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE))
assert {row["label"] for row in rows} == {"ham", "spam"}
assert {row["verdict"] for row in rows} <= {"ham", "spam", "unsure"}
assert all(0 <= float(row["probability"]) <= 1 for row in rows)
END
}

evaluate_to() {
  furui-evaluate -m "$sample_model" --ham "$examples/notice.eml" --spam "$examples/phishing.eml" --outcomes "$1"
}

case_outcomes_go_to_standard_output_and_pipes() {
  evaluate_to outcomes.tsv >report
  cat outcomes.tsv report >both
  evaluate_to /dev/stdout | cat >piped
  same_bytes piped both
  evaluate_to /dev/stdout >filed
  same_bytes filed both
  mkfifo pipe
  cat pipe >through &
  evaluate_to pipe >report
  wait
  same_bytes through outcomes.tsv
  [[ -p pipe ]] || fail "the pipe was replaced"
}

case_evaluating_nothing_is_an_error() {
  run 2 furui-evaluate -m "$sample_model"
  error_line_has "there are none to test on" --ham
}

case_the_view_of_a_mail_has_its_text_links_and_signals() {
  run 0 furui-tokenize "$examples/phishing.eml"
  out_has "三井住友カード"
  out_has "smbc-card.com.mem-kakunin.example"
  out_has "from_name_brand_domain_mismatch"
  run 0 furui-tokenize --json "$examples/phishing.eml"
  python3 - <<'END'
import json
view = json.load(open("out", encoding="utf-8"))
names = [signal["name"] for signal in view["signals"]]
assert "from_name_brand_domain_mismatch" in names, names
END
}

run_cases
