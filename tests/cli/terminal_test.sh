#!/usr/bin/env bash
# What only a terminal sees: a progress bar on its stderr, which leaves no trace in files.
source "$(dirname "$0")/lib.sh"

make_mails() {
  some_samples ham 10 ham
  some_samples spam 10 spam
}

case_without_a_terminal_there_is_no_progress_bar() {
  make_mails
  run 0 furui-train --ham ham --spam spam -d none -o model.furui
  nothing_on_stderr
}

case_a_terminal_shows_a_progress_bar_and_takes_it_away() {
  command -v script >/dev/null || skip "there is no script (bsdutils)"
  make_mails
  script -qec "$programs/furui-train --ham ham --spam spam -d none -o model.furui >summary" typescript >/dev/null
  grep -qa 'reading \[' typescript || fail "no bar: $(cat -v typescript | head -c 300)"
  grep -qa $'\r\x1b\\[K' typescript || fail "the bar stays"
  grep -q 'on 10 ham and 10 spam' summary || fail "$(<summary)"
  ! grep -qa $'\x1b' summary || fail "escape sequences in the summary"
}

case_a_terminal_s_stdout_gets_no_escapes_from_a_mail() {
  command -v script >/dev/null || skip "there is no script (bsdutils)"
  { printf 'Subject: \033[31mred\007\nFrom: "\033]0;title\007" <a@aozora-trading.example>\n\n'
    printf 'http://\033[2J.example/ \033[5m\n'; } >mail.eml
  script -qec "$programs/furui-score -m $sample_model --explain mail.eml; $programs/furui-tokenize mail.eml" typescript >/dev/null
  ! sed 1d typescript | grep -qa $'\x1b\|\x07' || fail "$(cat -v typescript | grep -a '\^\[\|\^G' | head -3)"
}

run_cases
