#!/usr/bin/env bash
# bench/compare, with furui alone: no case needs a peer.
source "$(dirname "$0")/lib.sh"

compare() {
  "$source_root/bench/compare" --furui "$programs" "$@"
}

# The field FILTER.NAME of the JSON in the file out, by a Python expression on the filter's object.
of_filter() {
  python3 -c "import json, sys
found = {each['name']: each for each in json.load(open('out'))['filters']}[sys.argv[1]]
print($2)" "$1"
}

case_scores_are_measured_as_furui_evaluate_measures_them() {
  some_samples ham 40 ham
  some_samples spam 40 spam
  run 0 furui-evaluate --cross-validate 4 --algorithm naive-bayes --ham ham --spam spam --worst 0 --outcomes outcomes --json
  python3 -B - "$source_root/bench" >difference 2>&1 <<'EOF' || fail "$(<difference)"
import json, sys
sys.path.insert(0, sys.argv[1])
from comparison import measures
scores = {"ham": [], "spam": []}
for line in open("outcomes").read().splitlines()[1:]:
    label, _, _, log_odds, _ = line.split("\t")
    scores[label].append(float(log_odds))
area, *recalls = measures.measure(scores["ham"], scores["spam"], 1)
report = json.load(open("out"))
wanted = [1 - report["roc_area"]["value"], *(1 - end for end in report["roc_area"]["interval"][::-1]),
          *(report[f"recall_at_{rate}_percent_false_positives"]["value"] for rate in ("0.1", "1"))]
found = [area.value, area.lower, area.upper, *(recall.value for recall in recalls)]
assert 0 < area.value and recalls[0].value < 1, "no error was made, so nothing is compared"
assert all(abs(a - b) < 1e-9 for a, b in zip(wanted, found)), (wanted, found)
EOF
}

case_each_recipe_of_furui_has_a_row() {
  some_samples ham 12 ham
  some_samples spam 12 spam
  run 0 compare --only furui --ham ham --spam spam
  local name
  for name in 'furui ' 'furui, logistic regression ' 'furui, naive Bayes '; do
    grep -q "^$name" out || fail "no row of $name: $(<out)"
  done
  out_has "12 ham and 12 spam (0 repeated, 0 in both classes left out), 2 folds, seed 1"
}

case_an_index_names_mails_as_folders_do() {
  some_samples ham 12 ham
  some_samples spam 12 spam
  run 0 compare --only 'furui, naive' --ham ham --spam spam --json
  of_filter 'furui, naive Bayes' "found['one_minus_roc_area'], found['recall']" >of_folders
  mkdir full
  (cd full && for path in ../ham/* ../spam/*; do echo "$(basename "$(dirname "$path")") $path"; done >index)
  run 0 compare --only 'furui, naive' --index full/index --json
  of_filter 'furui, naive Bayes' "found['one_minus_roc_area'], found['recall']" >of_index
  same_bytes of_folders of_index
}

case_scores_stay_in_the_work_folder() {
  some_samples ham 12 ham
  some_samples spam 12 spam
  run 0 compare --only 'furui, naive' --ham ham --spam spam --work work
  [[ $(wc -l <work/furui--naive-Bayes.tsv) == 24 ]] || fail "not 24 scores"
  [[ $(cut -f 1 work/furui--naive-Bayes.tsv | sort | uniq -c | xargs) == "12 ham 12 spam" ]] || fail "not 12 and 12"
}

case_a_missing_peer_is_skipped_with_a_line() {
  small_mail one >ham.eml
  local python
  python=$(python3 -c 'import sys; print(sys.executable)')
  run 2 env PATH=/nonexistent "$python" "$source_root/bench/compare" --only bogo --ham ham.eml --spam ham.eml
  grep -q '^compare: bogofilter: skipped, bogofilter is missing$' err || fail "$(<err)"
  nothing_on_stdout
}

case_a_program_that_fails_is_told_and_leaves_the_others() {
  some_samples ham 12 ham
  some_samples spam 12 spam
  mkdir broken
  cp "$programs/furui-score" broken/
  printf '#!/bin/sh\ncase "$*" in *logistic*) echo no luck >&2; exit 2;; esac\nexec furui-train "$@"\n' >broken/furui-train
  chmod +x broken/furui-train
  run 1 compare --furui broken --only furui --ham ham --spam spam
  grep -q 'furui, logistic regression: left out, .*no luck' err || fail "$(<err)"
  out_has "furui, naive Bayes"
}

case_too_few_mails_and_no_mails_are_refused() {
  small_mail one >ham.eml
  small_mail two >spam.eml
  run 2 compare --only furui --ham ham.eml --spam spam.eml
  grep -q '1 ham are too few for 2 folds' err || fail "$(<err)"
  run 2 compare --only furui --ham ham.eml
  grep -q 'give --ham and --spam, or --index' err || fail "$(<err)"
}

run_cases
