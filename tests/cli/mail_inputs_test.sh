#!/usr/bin/env bash
# The forms mail comes in, and what is no mail: the bad one is named and skipped, the rest is done.
source "$(dirname "$0")/lib.sh"

score() { furui-score -m "$sample_model" "$@"; }

# The third column of what was scored.
paths_scored() { cut -f3 out; }

case_a_missing_file_is_named_and_the_rest_scored() {
  run 1 score missing.eml "$examples/notice.eml"
  error_line_has missing.eml "No such file" skipped
  [[ $(paths_scored) == "$examples/notice.eml" ]] || fail "$(<out)"
}

case_a_missing_file_alone_is_exit_code_1() {
  run 1 score missing.eml
  error_line_has missing.eml "No such file"
  nothing_on_stdout
}

case_an_unreadable_file_is_named() {
  command -v setpriv >/dev/null || skip "there is no setpriv"
  ((EUID == 0)) || skip "not root"
  chmod 755 . .. && cp "$examples/notice.eml" secret.eml && cp "$sample_model" model.furui && chmod 600 secret.eml
  chmod 644 model.furui
  setpriv --reuid 65534 --regid 65534 --clear-groups test -x "$programs/furui-score" -a -r model.furui ||
    skip "another user cannot reach the programs"
  run 1 setpriv --reuid 65534 --regid 65534 --clear-groups furui-score -m model.furui secret.eml
  error_line_has secret.eml "Permission denied"
}

case_an_empty_file_is_named() {
  : >empty.eml
  run 1 score empty.eml "$examples/notice.eml"
  error_line_has empty.eml "is empty"
}

case_a_picture_is_not_taken_for_a_mail() {
  head -c 4000 "$programs/furui-score" >picture.png
  run 1 score picture.png "$examples/notice.eml"
  error_line_has picture.png "does not look like a mail"
}

case_an_empty_folder_is_named() {
  mkdir nothing
  run 1 score nothing
  error_line_has nothing "holds no mails"
}

case_a_folder_is_walked_in_the_order_of_names() {
  mkdir -p box/b
  small_mail two >box/b/1.eml
  small_mail three >box/c.eml
  small_mail one >box/a.eml
  run 0 score box
  [[ $(paths_scored | xargs) == "box/a.eml box/b/1.eml box/c.eml" ]] || fail "$(<out)"
}

case_a_maildir_gives_new_and_cur_but_not_tmp() {
  mkdir -p Maildir/{cur,new,tmp} Maildir/.Junk/cur
  small_mail read >Maildir/cur/1717.M1.host:2,S
  small_mail unread >Maildir/new/1718.M2.host
  small_mail arriving >Maildir/tmp/1719.M3.host
  small_mail junk >Maildir/.Junk/cur/1720.M4.host:2,
  run 0 score Maildir
  [[ $(paths_scored | xargs) == "Maildir/cur/1717.M1.host:2,S Maildir/new/1718.M2.host" ]] || fail "$(<out)"
}

make_mbox() {
  local subject
  for subject in "$@"; do
    echo "From hanako@aozora-trading.example Mon Jun  3 10:00:00 2024"
    small_mail "$subject"
    echo
  done
}

case_the_mails_of_an_mbox_are_numbered() {
  make_mbox one two three >box.mbox
  run 0 score box.mbox
  [[ $(paths_scored | xargs) == "box.mbox#1 box.mbox#2 box.mbox#3" ]] || fail "$(<out)"
}

case_packed_mails_and_mboxes_score_as_the_plain_ones() {
  cp "$examples/phishing.eml" plain.eml
  gzip -c plain.eml >packed.eml.gz
  make_mbox one two >box
  gzip -c box >box.gz
  run 0 score plain.eml packed.eml.gz box box.gz
  [[ $(awk -F'\t' '/eml/ {print $2}' out | uniq | wc -l) == 1 ]] || fail "$(<out)"
  [[ $(grep -c '^' out) == 6 ]] || fail "$(<out)"
  command -v zstd >/dev/null || skip "there is no zstd; gzip passed"
  zstd -q -c box >box.zst
  run 0 score box.zst
  [[ $(paths_scored | xargs) == "box.zst#1 box.zst#2" ]] || fail "$(<out)"
}

case_a_truncated_gzip_is_named() {
  gzip -c "$examples/phishing.eml" | head -c 900 >cut.eml.gz
  run 1 score cut.eml.gz
  error_line_has cut.eml.gz skipped
}

case_no_path_means_one_mail_on_standard_input() {
  run 0 score <"$examples/phishing.eml"
  [[ $(paths_scored) == - ]] || fail "$(<out)"
  run 0 score - <"$examples/phishing.eml"
  [[ $(paths_scored) == - ]] || fail "$(<out)"
}

case_empty_standard_input_is_named() {
  run 1 score
  error_line_has - "standard input is empty"
}

case_a_named_pipe_is_read_as_a_file() {
  cp "$examples/notice.eml" mail
  run 0 score <(cat mail)
  [[ $(grep -c '^' out) == 1 ]] || fail "$(<out)"
}

case_control_characters_of_a_name_are_printed_as_escapes() {
  local name=$'a\nham\t0.0001\x1b[31mb.eml'
  small_mail one >"$name"
  run 0 score "$name"
  [[ $(wc -l <out) == 1 ]] || fail "more than one line: $(<out)"
  [[ $(paths_scored) == 'a\nham\t0.0001\x1B[31mb.eml' ]] || fail "$(cat -v out)"
  run 0 score --format json "$name"
  python3 -c 'import json, sys; assert json.load(open("out"))["path"] == sys.argv[1]' "$name"
  rm "$name"
  run 1 score "$name"
  error_line_has '\n' '\x1B'
}

case_every_program_reads_the_same_forms() {
  make_mbox one two >box.mbox
  run 0 furui-tokenize --json box.mbox
  [[ $(wc -l <out) == 2 ]] || fail "furui-tokenize saw $(wc -l <out) mails"
  run 1 furui-tokenize missing.eml
  error_line_has missing.eml "No such file"
}

case_verdicts_come_in_order_whatever_the_threads() {
  run 0 score --threads 1 "$samples/ham"
  mv out one
  run 0 score --threads 4 "$samples/ham"
  same_bytes one out
}

case_a_list_of_paths_is_read_from_a_file_and_from_standard_input() {
  cp "$examples/notice.eml" "a b.eml"
  printf '%s\n\nmissing.eml\n%s\n' "a b.eml" "$examples/phishing.eml" >list
  run 1 score --paths-from list
  error_line_has missing.eml skipped
  [[ $(paths_scored) == "a b.eml"$'\n'"$examples/phishing.eml" ]] || fail "$(<out)"
  code=0
  score --paths-from - "a b.eml" <list >out 2>err || code=$?
  [[ $code == 1 && $(paths_scored | wc -l) == 3 ]] || fail "exit code $code: $(<out)"
}

case_a_long_list_of_paths_is_judged_in_bounded_memory() {
  [[ -x /usr/bin/time ]] || skip "there is no time"
  printf "$examples/notice.eml\\n%.0s" {1..3000} >list
  /usr/bin/time -f %M -o kilobytes furui-score -m "$sample_model" --paths-from list >out
  [[ $(wc -l <out) == 3000 && $(sort -u out | wc -l) == 1 ]] || fail "$(wc -l <out) lines"
  if grep -qa __asan_init "$programs/furui-score"; then return; fi
  (($(<kilobytes) < 250000)) || fail "$(<kilobytes) KB of memory"
}

case_a_list_that_cannot_be_read_stops_the_run() {
  run 2 score --paths-from missing.list
  error_line_has missing.list
}

case_every_line_for_programs_has_the_columns_the_manual_names() {
  run 0 score "$examples/notice.eml" "$examples/phishing.eml"
  if grep -qvE '^(ham|unsure|spam)'$'\t''[01]\.[0-9]{4}'$'\t''/[^'$'\t'']*$' out; then fail "$(<out)"; fi
  run 0 score --format json "$examples/notice.eml" "$examples/phishing.eml"
  python3 -c 'import json, sys
for line in sys.stdin: assert list(json.loads(line)) == ["path", "verdict", "probability", "log_odds"]' <out
}

run_cases
