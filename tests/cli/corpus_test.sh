#!/usr/bin/env bash
# furui-corpus from outside: what it tells of mails, the files it writes, what it refuses.
source "$(dirname "$0")/lib.sh"

both=(--ham "$samples/ham" --spam "$samples/spam")

# A mail of its own words: SUBJECT TEXT [DAY].
dated_mail() {
  printf 'Received: from a.example by mx.example.jp; %s Jun 2024 09:00:00 +0900\n' "${3:-1}"
  printf 'From: hanako@aozora.example\nTo: taro@example.jp\nSubject: %s\n' "$1"
  printf 'Content-Type: text/plain; charset=UTF-8\n\n%s\n' "$2"
}

campaign='当選おめでとうございます。賞品のお受け取りには下の窓口から本日中にお申し込みをお願いします。お申し込みのない場合は次の方に権利が移りますので、お早めにお手続きください。なお送料は当方で持ちます。窓口は平日の朝九時から夕方六時まで開いています。担当は'

case_stats_counts_each_class() {
  run 0 furui-corpus stats "${both[@]}" --json
  python3 - "$(find "$samples/ham" -name '*.eml' | wc -l)" <<'P' || fail "wrong counts"
import json, sys
stats = json.load(open("out", encoding="utf-8"))
ham = int(sys.argv[1])
assert stats["mails"]["mails"]["ham"] == ham, stats["mails"]
for table in ("size", "language", "format", "year received"):
    assert sum(row["ham"] for row in stats[table].values()) == ham, table
P
}

case_stats_of_mails_without_a_label() {
  run 0 furui-corpus stats "$examples/notice.eml" "$examples/phishing.eml"
  grep -Eq '^ +2  mails$' out || fail "$(head -5 out)"
  ! grep -q spam out || fail "a class was made up"
}

case_stats_names_a_file_that_cannot_be_read() {
  run 1 furui-corpus stats "$examples/notice.eml" missing.eml
  grep -q missing.eml err || fail "$(<err)"
  grep -Eq '^ +1  mails$' out || fail "$(head -5 out)"
}

case_no_mails_are_an_error() {
  local command
  for command in stats dedup audit "split --train a --test b" "generate --out made"; do
    # shellcheck disable=SC2086
    run 2 furui-corpus $command
    error_line_has mails --ham
  done
  [[ ! -e made ]] || fail "a folder was made"
}

case_dedup_marks_copies_in_both_classes() {
  mkdir ham spam
  dated_mail a "${campaign}佐藤です。" >ham/a.eml
  dated_mail b "${campaign}鈴木です。" >spam/b.eml
  dated_mail c '明日の練習は体育館に変わりました。上履きを忘れずに。' >ham/c.eml
  run 0 furui-corpus dedup --ham ham --spam spam
  out_has "2 mails, "
  out_has "IN BOTH CLASSES"
  out_has "3 mails, 2 of them in 1 group of copies"
  ! grep -q ham/c.eml out || fail "a stranger was called a copy"
}

case_keep_first_gives_paths_that_other_programs_take() {
  mkdir spam
  for i in 1 2 3; do dated_mail "$i" "${campaign}佐藤です。受付番号 $i$i$i" >"spam/$i.eml"; done
  dated_mail other '明日の練習は体育館に変わりました。上履きを忘れずに。' >spam/other.eml
  run 0 furui-corpus dedup --keep-first spam
  printf 'spam/1.eml\nspam/other.eml\n' >wanted
  same_bytes wanted out
}

case_split_writes_indexes_that_hold_every_mail_once() {
  mkdir lists
  run 0 furui-corpus split "${both[@]}" --train lists/train --test lists/test --test-share 0.2
  cat lists/train lists/test | sort >all
  [[ $(wc -l <all) == $(find "$samples" -name '*.eml' | wc -l) ]] || fail "$(wc -l <all) mails"
  [[ -z $(uniq -d all) ]] || fail "a mail stands twice"
  run 0 furui-corpus stats --index lists/test --json
  python3 - "$samples" <<'P' || fail "wrong share"
import json, pathlib, sys
mails = json.load(open("out", encoding="utf-8"))["mails"]["mails"]
for label in ("ham", "spam"):
    share = mails[label] / len(list(pathlib.Path(sys.argv[1], label).glob("*.eml")))
    assert 0.18 <= share <= 0.22, (label, share)
P
}

case_split_by_seed() {
  run 0 furui-corpus split "${both[@]}" --train a --test one
  run 0 furui-corpus split "${both[@]}" --train a --test same
  run 0 furui-corpus split "${both[@]}" --train a --test other --seed 2
  same_bytes one same
  ! cmp -s one other || fail "another seed drew the same"
}

case_split_indexes_may_move_with_their_mails() {
  mkdir -p here/ham
  for i in 1 2 3 4; do dated_mail "$i" "手紙 $i" >"here/ham/$i.eml"; done
  run 0 furui-corpus split --ham here/ham --train here/train --test here/test --test-share 0.5
  mv here there
  run 0 furui-corpus stats --index there/train --index there/test
  grep -Eq '^ +4  mails$' out || fail "$(<out)"
}

case_split_by_time_tests_the_newest() {
  mkdir ham
  for day in 11 12 13 14 15; do dated_mail "$day" "$day 日の日報です。$(seq "$day" 40 | tr '\n' ' ')" "$day" >"ham/$day.eml"; done
  run 0 furui-corpus split --by-time --test-share 0.4 --ham ham --train train --test test
  printf 'ham ham/14.eml\nham ham/15.eml\n' >wanted
  same_bytes wanted test
}

case_split_refuses_mails_of_an_mbox() {
  for i in 1 2; do
    printf 'From a@b.example Mon Jun  3 09:00:00 2024\n'
    dated_mail "$i" "手紙 $i"
    echo
  done >box.mbox
  run 2 furui-corpus split --ham box.mbox --train train --test test
  error_line_has "box.mbox#" index
}

case_audit_finds_the_mark_of_one_class() {
  mkdir ham spam
  for i in $(seq 30); do
    dated_mail "$i" "手紙 $i" >"ham/$i.eml"
    { echo "X-Collected-By: trap"; dated_mail "$i" "手紙 $i$i"; } >"spam/$i.eml"
  done
  run 0 furui-corpus audit --ham ham --spam spam
  out_has "header names: field X-Collected-By"
  grep -Eq '^  header names +[0-9]+ +100.0 %' out || fail "$(<out)"
}

case_audit_of_one_class_is_an_error() {
  run 2 furui-corpus audit --ham "$samples/ham"
  error_line_has spam
}

case_generate_writes_as_many_as_asked_the_same_by_seed() {
  run 0 furui-corpus generate "${both[@]}" --out one --count 60 --spam-share 0.25 --seed 7
  run 0 furui-corpus generate "${both[@]}" --out two --count 60 --spam-share 0.25 --seed 7
  diff -r one two >difference || fail "the same seed made others"
  [[ $(find one/ham -name '*.eml' | wc -l) == 45 ]] || fail "$(find one/ham | wc -l) ham"
  [[ $(find one/spam -name '*.eml' | wc -l) == 15 ]] || fail "$(find one/spam | wc -l) spam"
}

case_generated_mails_are_what_their_labels_say() {
  run 0 furui-corpus generate "${both[@]}" --out made --count 300 --seed 3
  run 0 furui-evaluate -m "$sample_model" --ham made/ham --spam made/spam --json
  python3 - <<'P' || fail "the samples' model does not know them again"
import json
area = json.load(open("out", encoding="utf-8"))["roc_area"]["value"]
assert area > 0.95, area
P
}

case_generate_names_the_class_without_samples() {
  run 2 furui-corpus generate --ham "$samples/ham" --out made --count 4
  error_line_has spam --spam-share
}

run_cases
