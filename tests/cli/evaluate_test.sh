#!/usr/bin/env bash
# furui-evaluate from outside: the ways to test, and what it refuses.
source "$(dirname "$0")/lib.sh"

# mail SUBJECT DATE [HEADER LINE...]: a mail received at a date.
received_mail() {
  printf 'Received: from a.example by mx.example.jp; %s\n' "$2"
  small_mail "$1"
}

# Ham and spam in the folders ham and spam, COUNT each, received a day apart.
dated_mails() {
  mkdir -p ham spam
  local day
  for day in $(seq 10 $((9 + $1))); do
    received_mail "meeting $day" "$day Jun 2024 09:00:00 +0900" >"ham/$day.eml"
    received_mail "lottery prize $day" "$day Jun 2024 10:00:00 +0900" | sed 's/打ち合わせの資料/当選金の受取/' >"spam/$day.eml"
  done
}

# A TREC index of the sample mails on standard output, ham and spam by turns.
sample_index() {
  paste -d '\n' <(find "$samples/ham" -name '*.eml' | sort | head -"$1" | sed 's/^/ham /') \
    <(find "$samples/spam" -name '*.eml' | sort | head -"$1" | sed 's/^/spam /')
}

case_by_time_tests_the_later_mails_alone() {
  dated_mails 20
  small_mail undated >ham/undated.eml
  run 0 furui-evaluate --by-time 2 -d none --ham ham --spam spam --outcomes outcomes.tsv
  out_has "2 parts by time"
  out_has "1 mail without a Received date left out"
  out_has "20 mails at the beginning only trained on"
  [[ $(tail -n +2 outcomes.tsv | wc -l) == 20 ]] || fail "$(wc -l <outcomes.tsv) lines"
  ! grep -E '(ham|spam)/1[0-9].eml' outcomes.tsv || fail "a mail of the past was tested"
}

case_by_time_without_dates_is_an_error() {
  some_samples ham 6 ham
  mkdir spam
  for i in 1 2 3 4 5 6; do small_mail "$i" >"spam/$i"; done
  run 2 furui-evaluate --by-time 2 -d none --ham ham --spam spam
  error_line_has "the past of none has enough ham and spam"
}

case_online_judges_each_mail_before_what_follows_it() {
  sample_index 40 >long
  head -30 long >short
  run 0 furui-evaluate --online -d none --index long --outcomes long.tsv
  out_has "each mail judged and then learnt (online)"
  run 0 furui-evaluate --online -d none --index short --outcomes short.tsv
  head -31 long.tsv >beginning.tsv
  same_bytes beginning.tsv short.tsv
}

case_online_knows_nothing_of_the_first_mail_and_takes_the_index_s_order() {
  sample_index 10 >index
  run 0 furui-evaluate --online -d none --index index --outcomes outcomes.tsv
  [[ $(sed -n 2p outcomes.tsv | cut -f 1-4) == $'ham\tunsure\t0.5\t0' ]] || fail "$(sed -n 2p outcomes.tsv)"
  tail -n +2 outcomes.tsv | cut -f 1,5 | tr '\t' ' ' >order
  same_bytes order index
}

case_online_depends_on_no_number_of_threads() {
  some_samples ham 20 ham
  some_samples spam 20 spam
  run 0 furui-evaluate --online -d none --ham ham --spam spam --threads 1 --outcomes one.tsv
  run 0 furui-evaluate --online -d none --ham ham --spam spam --threads 4 --outcomes four.tsv
  same_bytes one.tsv four.tsv
}

case_a_thread_is_not_parted_by_the_folds() {
  some_samples ham 20 ham
  some_samples spam 20 spam
  run 0 furui-evaluate --cross-validate 2 -d none --ham ham --spam spam --worst 0
  mv out before
  for mail in $(find ham -name '*.eml' | sort | head -7); do sed -i '1i References: <root@aozora.example>' "$mail"; done
  run 0 furui-evaluate --cross-validate 2 -d none --ham ham --spam spam --worst 0
  out_has "near copies and threads stay in one fold"
  ! cmp -s <(grep 'one fold' before) <(grep 'one fold' out) || fail "the thread made no group"
}

case_a_class_of_near_copies_cannot_be_cross_validated() {
  dated_mails 12
  run 2 furui-evaluate --cross-validate 3 -d none --ham ham --spam spam
  error_line_has "near copies" --by-time
}

sample_outcomes() {
  some_samples ham 12 ham
  some_samples spam 12 spam
  run 0 furui-evaluate -m "$sample_model" --ham ham --spam spam --outcomes "$1" --json --worst 0
}

case_a_report_from_outcomes_has_the_measures_of_the_test_they_came_from() {
  sample_outcomes outcomes.tsv
  mv out tested.json
  run 0 furui-evaluate --from-outcomes outcomes.tsv --json --worst 0
  diff <(grep -v heading tested.json) <(grep -v heading out) || fail "the reports differ"
}

case_a_model_compared_with_its_own_outcomes_and_itself_differs_in_nothing() {
  sample_outcomes outcomes.tsv
  local other
  for other in outcomes.tsv "$sample_model"; do
    run 0 furui-evaluate -m "$sample_model" --ham ham --spam spam --compare "$other"
    out_says "on 24 mails judged by both"
    ! grep -q "called spam by one" out || fail "$other: mails changed side"
  done
}

case_breakdowns_count_every_mail() {
  some_samples ham 12 ham
  some_samples spam 12 spam
  run 0 furui-evaluate -m "$sample_model" --ham ham --spam spam --json --breakdown language --breakdown format
  python3 - <<'END'
import json
breakdowns = json.load(open("out", encoding="utf-8"))["breakdowns"]
assert [b["by"] for b in breakdowns] == ["language", "format"], breakdowns
for b in breakdowns:
    assert sum(sum(kind["confusion"].values()) for kind in b["kinds"]) == 24, b
assert breakdowns[0]["kinds"][0]["kind"] == "Japanese", breakdowns[0]
END
  run 2 furui-evaluate -m "$sample_model" --ham ham --breakdown moon
}

case_a_report_is_written_in_all_forms_at_once() {
  some_samples ham 12 ham
  some_samples spam 12 spam
  run 0 furui-evaluate -m "$sample_model" --ham ham --spam spam --signals --html report.html --csv report.csv --lang ja
  out_has "false-positive rate"
  grep -q '<html lang="ja">' report.html || fail "$(head -c 300 report.html)"
  python3 - <<'END'
import csv
rows = list(csv.DictReader(open("report.csv", encoding="utf-8", newline="")))
assert list(rows[0]) == ["section", "item", "measure", "value", "lower", "upper"], rows[0]
counted = sum(int(float(row["value"])) for row in rows if row["section"] == "confusion")
assert counted == 24, counted
assert any(row["section"] == "signals" for row in rows)
END
}

case_a_learning_curve_joins_a_cross_validation_or_stands_alone() {
  some_samples ham 25 ham
  some_samples spam 25 spam
  run 0 furui-evaluate --cross-validate 2 --learning-curve --draws 2 -d none --ham ham --spam spam --json
  grep -q '"learning_curve"' out || fail "no curve in the report"
  run 0 furui-evaluate --learning-curve --draws 2 -d none --ham ham --spam spam
  out_has "own mails alone"
  ! grep -q "false-positive rate" out || fail "a report nobody asked for"
  run 2 furui-evaluate --learning-curve --html page.html -d none --ham ham --spam spam
}

case_a_wrong_verdict_has_its_reasons() {
  run 0 furui-evaluate -m "$sample_model" --ham "$examples/phishing.eml" --spam "$examples/notice.eml" --json
  python3 - <<'END'
import json
report = json.load(open("out", encoding="utf-8"))
mail = report["worst_false_positives"][0]
assert mail["subject"] and len(mail["reasons"]) == 10, mail
sizes = [abs(reason["log_odds"]) for reason in mail["reasons"]]
assert sizes == sorted(sizes, reverse=True), sizes
END
}

case_leave_out_judges_each_family_by_the_others() {
  local class
  for class in ham spam; do
    mkdir -p "$class"
    cp "$samples/$class"/account-0[1-9].eml "$samples/$class"/finance-0[1-9].eml "$class"
    cp "$samples/$class"/card-01.eml "$class/nameless.eml"
  done
  run 0 furui-evaluate --leave-out family -d none --ham ham --spam spam --outcomes outcomes.tsv
  out_says "each family (2) judged by a model that has seen none of it on 36 mails"
  out_has "2 mails without a family only trained on"
  out_has "by family"
  ! grep nameless outcomes.tsv || fail "a mail of no family was tested"
}

case_leave_out_with_nothing_left_is_an_error() {
  mkdir ham spam
  cp "$samples"/ham/account-0[1-9].eml ham
  cp "$samples"/spam/account-0[1-9].eml spam
  run 2 furui-evaluate --leave-out family -d none --ham ham --spam spam
  error_line_has leave-out "no family leaves enough"
  run 2 furui-evaluate --leave-out moon --ham ham --spam spam
  error_line_has --leave-out moon
}

case_outcomes_that_are_none_are_an_error() {
  echo "what is this" >outcomes.tsv
  run 2 furui-evaluate --from-outcomes outcomes.tsv
  error_line_has "outcomes.tsv line 1" "is no outcome"
}

case_ways_exclude_each_other() {
  run 2 furui-evaluate --online --by-time 3
  run 2 furui-evaluate --cross-validate 3 --by-time 3
  run 2 furui-evaluate --cross-validate 3 --leave-out brand
  run 2 furui-evaluate --online --leave-out brand
  run 2 furui-evaluate --learning-curve --online
  run 2 furui-evaluate --learning-curve --from-outcomes file
  run 2 furui-evaluate --algorithm naive-bayes --ham ham
  grep -q -- "--algorithm requires --cross-validate, --by-time" err || fail "$(<err)"
  run 2 furui-evaluate --online --ablation
}

run_cases
