#!/usr/bin/env bash
# furui-score's answers: lines, JSON, explanations, languages, exit codes about one mail.
source "$(dirname "$0")/lib.sh"

phishing=$examples/phishing.eml
notice=$examples/notice.eml
score() { furui-score -m "$sample_model" "$@"; }

case_a_verdict_is_one_line_of_three_columns() {
  run 0 score "$phishing" "$notice"
  [[ $(wc -l <out) == 2 ]] || fail "$(<out)"
  ! grep -Ev $'^(spam|ham|unsure)\t[01]\\.[0-9]{4}\t/' out || fail "odd line"
  nothing_on_stderr
}

case_json_is_one_object_a_line() {
  run 0 score --format json "$phishing" "$notice"
  python3 - <<'END'
import json, math
for line in open("out", encoding="utf-8"):
    verdict = json.loads(line)
    assert list(verdict) == ["path", "verdict", "probability", "log_odds"], verdict
    assert abs(verdict["probability"] - 1 / (1 + math.exp(-verdict["log_odds"]))) < 1e-12, verdict
END
}

case_contributions_sum_to_the_log_odds() {
  run 0 score --format json --explain "$phishing" "$notice" "$samples/spam/bec-01.eml" "$samples/ham/list-01.eml"
  python3 - <<'END'
import json, math
lines = open("out", encoding="utf-8").read().splitlines()
assert len(lines) == 4
for line in lines:
    mail = json.loads(line)
    for parts in mail["contributions"], mail["fields"]:
        total = math.fsum(part["log_odds"] for part in parts)
        assert abs(total - mail["log_odds"]) < 1e-9, (mail["path"], total, mail["log_odds"])
END
}

case_an_explanation_s_lines_sum_to_its_log_odds() {
  run 0 score --explain --reasons 5 --lang en "$phishing"
  python3 - <<'END'
import re
text = open("out", encoding="utf-8").read()
total = float(re.search(r"log-odds ([+-][0-9.]+)", text).group(1))
fields, reasons = text.split("main reasons:")
for part in fields.split("\n", 2)[2], reasons:
    numbers = [float(n) for n in re.findall(r"^ +([+-][0-9.]+)  ", part, re.M)]
    assert abs(sum(numbers) - total) < 0.0005 * (len(numbers) + 1), (numbers, total)
assert len(re.findall(r"^ +[+-]", reasons, re.M)) == 6  # five reasons and the others
END
}

case_an_explanation_speaks_the_language_asked_for() {
  run 0 score --explain --lang ja "$phishing"
  out_has 主な理由
  out_has 差出人名
  run 0 score --explain --lang en "$phishing"
  out_has "main reasons"
}

case_without_lang_the_locale_chooses() {
  run 0 env LC_ALL= LC_MESSAGES= LANG=ja_JP.UTF-8 furui-score -m "$sample_model" --explain "$phishing"
  out_has 主な理由
  run 0 env LC_ALL=C LC_MESSAGES=ja_JP.UTF-8 LANG=ja_JP.UTF-8 furui-score -m "$sample_model" --explain "$phishing"
  out_has "main reasons"
  run 0 env LC_ALL= LC_MESSAGES=ja_JP.UTF-8 LANG=C furui-score -m "$sample_model" --explain "$phishing"
  out_has 主な理由
}

# The exit code --exit-code promises for the verdict printed.
case_exit_code_answers_with_the_verdict() {
  local mail code verdict
  for mail in "$phishing" "$notice" "$samples"/ham/private-0[1-4].eml "$samples"/spam/dating-0[1-4].eml; do
    code=0
    score --exit-code "$mail" >out || code=$?
    verdict=$(cut -f1 out)
    echo "$verdict $code" >>seen
  done
  ! grep -Ev '^(spam 0|ham 1|unsure 2)$' seen || fail "wrong codes"
  grep -q 'spam 0' seen || fail "no mail was spam: $(<seen)"
  grep -q 'unsure 2\|ham 1' seen || fail "all mails were spam"
}

case_exit_code_3_means_that_nothing_was_judged() {
  run 3 score --exit-code missing.eml
  error_line_has missing.eml
  run 3 score --exit-code </dev/null
  error_line_has "standard input is empty"
  run 3 furui-score -m missing.furui --exit-code "$phishing"
  error_line_has missing.furui
  run 3 score --exit-code --frobnicate "$phishing"
  error_line_has --frobnicate
  run 3 score --exit-code --format xml "$phishing"
  error_line_has --format
}

case_exit_code_3_means_that_something_was_not_read() {
  run 3 score --exit-code "$phishing" missing.eml
  error_line_has missing.eml
  out_has spam
  run 3 score --exit-code missing.eml "$phishing"
}

case_exit_code_is_about_one_mail() {
  run 3 score --exit-code "$phishing" "$notice"
  error_line_has --exit-code "one mail"
  run 3 score --exit-code "$samples/ham"
  error_line_has --exit-code "one mail"
}

case_exit_code_with_a_closed_pipe_is_no_verdict() {
  local reader code=0
  mkfifo pipe
  cat pipe >nothing & # lets us open the pipe
  reader=$!
  exec 3>pipe
  kill $reader
  wait $reader 2>/dev/null || true
  score --exit-code "$phishing" >&3 2>err || code=$?
  [[ $code == 3 ]] || fail "exit code $code"
  nothing_on_stderr
}

run_cases
