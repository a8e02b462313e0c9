#!/usr/bin/env bash
# furui-learn --maildir-ham, --maildir-spam: Maildirs as teachers, asked again and again.
source "$(dirname "$0")/lib.sh"

make_maildirs() {
  cp "$sample_model" m.furui
  mkdir -p {ham,spam}/{cur,new,tmp}
}

# deliver PLACE SUBJECT: a mail of this subject at PLACE, such as ham/new/1.
deliver() { small_mail "$2" >"$1"; }

# learn SUMMARY OPTIONS...: what the run says it did.
learn() {
  local wanted=$1
  shift
  run 0 furui-learn -m m.furui --maildir-ham ham --maildir-spam spam "$@"
  out_has "$wanted"
}

case_what_is_new_is_learnt_once() {
  make_maildirs
  deliver ham/new/1 a
  deliver ham/cur/2:2,S b
  deliver spam/cur/3:2, c
  learn "learnt 3, moved 0, forgot 0, knew 0; has learnt 2 ham and 1 spam"
  cp m.furui once.furui
  learn "learnt 0, moved 0, forgot 0, knew 3"
  same_bytes m.furui once.furui
  mv ham/new/1 ham/cur/1:2,RS
  deliver spam/new/4 d
  learn "learnt 1, moved 0, forgot 0, knew 3; has learnt 2 ham and 2 spam"
}

case_a_mail_moved_to_the_other_folder_is_moved() {
  make_maildirs
  deliver ham/cur/1:2,S a
  deliver ham/cur/2:2,S b
  learn "learnt 2"
  mv ham/cur/1:2,S spam/cur/
  learn "learnt 0, moved 1, forgot 0, knew 1; has learnt 1 ham and 1 spam"
  cp spam/cur/1:2,S ham/new/1
  mv spam/cur/1:2,S spam/cur/1:2,ST # as IMAP moves: a copy, and the old one marked as deleted
  learn "moved 1"
  out_has "has learnt 2 ham and 0 spam"
}

case_what_is_half_delivered_or_deleted_teaches_nothing() {
  make_maildirs
  deliver ham/tmp/1 a
  deliver ham/cur/2:2,T b
  deliver spam/cur/.3 c
  learn "learnt 0, moved 0, forgot 0, knew 0"
  same_bytes m.furui "$sample_model"
}

case_a_mail_in_both_folders_is_left_alone_and_told() {
  make_maildirs
  deliver ham/cur/1:2,S a
  deliver spam/cur/2:2,S a
  deliver spam/cur/3:2,S b
  learn "learnt 1, moved 0, forgot 0, knew 0; has learnt 0 ham and 1 spam"
  error_line_has "mails among both ham and spam: 1"
  learn "learnt 0, moved 0"
  rm spam/cur/2:2,S
  learn "learnt 1"
  out_has "has learnt 1 ham and 1 spam"
}

case_a_copy_in_one_folder_counts_once() {
  make_maildirs
  deliver ham/cur/1:2,S a
  { echo "Received: from elsewhere" && small_mail a; } >ham/new/2
  learn "learnt 1, moved 0, forgot 0, knew 1; has learnt 1 ham and 0 spam"
}

case_a_folder_that_is_no_maildir_stops_the_run() {
  make_maildirs
  deliver ham/cur/1:2,S a
  run 2 furui-learn -m m.furui --maildir-ham ham --maildir-spam missing
  error_line_has missing "no Maildir"
  same_bytes m.furui "$sample_model"
}

run_cases
