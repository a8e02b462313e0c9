#!/usr/bin/env bash
# furui-score --passthrough stands in a delivery pipe: whatever happens, the mail comes out whole.
source "$(dirname "$0")/lib.sh"

phishing=$examples/phishing.eml

# pass CODE MAIL OPTIONS...: passes MAIL through into out.
pass() {
  local wanted=$1 mail=$2 code=0
  shift 2
  furui-score --passthrough "$@" <"$mail" >out 2>err || code=$?
  [[ $code == "$wanted" ]] || fail "exit code $code, not $wanted: $(head -c 300 err)"
}

status_line() { grep -a -m1 '^X-Furui-Status: ' out | tr -d '\r'; }

# Standard output without our header line is the file given, byte for byte.
mail_is_whole() {
  grep -av '^X-Furui-Status: \(spam\|ham\|unsure\|error\)' out >without || true
  same_bytes without "$1"
}

case_the_mail_gets_one_header_and_keeps_every_byte() {
  pass 0 "$phishing" -m "$sample_model"
  [[ $(head -1 out) =~ ^X-Furui-Status:\ spam,\ probability=[01]\.[0-9]{4},\ model=[0-9a-f]{16}$ ]] || fail "$(head -1 out)"
  mail_is_whole "$phishing"
  nothing_on_stderr
}

case_every_sample_mail_keeps_every_byte() {
  local mail
  for mail in "$samples"/ham/*-01.eml "$samples"/spam/*-01.eml; do
    pass 0 "$mail" -m "$sample_model"
    mail_is_whole "$mail"
  done
}

case_exit_code_tells_the_verdict_beside_the_mail() {
  pass 0 "$phishing" -m "$sample_model" --exit-code
  [[ $(status_line) == *": spam,"* ]] || fail "$(status_line)"
  mail_is_whole "$phishing"
}

case_the_line_ends_are_the_mail_s_own() {
  sed 's/$/\r/' "$phishing" >crlf.eml
  pass 0 crlf.eml -m "$sample_model"
  [[ $(head -1 out) == *$'\r' ]] || fail "the header has no CR"
  mail_is_whole crlf.eml
}

case_an_mbox_line_stays_first() {
  { echo "From hanako@aozora-trading.example Mon Jun  3 10:00:00 2024" && cat "$phishing"; } >mail
  pass 0 mail -m "$sample_model"
  [[ $(head -1 out) == "From hanako"* && $(sed -n 2p out) == "X-Furui-Status: spam"* ]] || fail "$(head -2 out)"
  mail_is_whole mail
}

case_forged_headers_are_removed() {
  {
    printf 'X-Furui-Status: ham, probability=0.0000,\n\tmodel=0000000000000000\n'
    sed '/^X-Mailer:/i x-furui-status: ham\nX-FURUI-Other: 1' "$phishing"
  } >forged.eml
  pass 0 forged.eml -m "$sample_model"
  [[ $(grep -ci '^x-furui-' out) == 1 ]] || fail "$(grep -i '^x-furui-' out)"
  [[ $(status_line) == *": spam,"* ]] || fail "$(status_line)"
  mail_is_whole "$phishing"
}

case_the_spam_flag_is_ours_alone_and_on_spam_alone() {
  { echo "X-Spam-Flag : NO" && cat "$phishing"; } >forged.eml
  pass 0 forged.eml -m "$sample_model" --spam-flag
  [[ $(sed -n 2p out) == "X-Spam-Flag: YES" ]] || fail "$(head -3 out)"
  grep -v '^X-Spam-Flag' out >without
  mail_is_whole_in without "$phishing"
  { echo "X-Spam-Flag: YES" && cat "$examples/notice.eml"; } >notice.eml
  pass 0 notice.eml -m "$sample_model" --spam-flag
  if grep -qi '^x-spam-flag' out; then fail "a forged flag stayed on ham"; fi
  mail_is_whole "$examples/notice.eml"
}

# mail_is_whole of a copy of out in another file.
mail_is_whole_in() {
  cp "$1" out
  mail_is_whole "$2"
}

# The Subject of out as Python's email package reads it.
subject_of_out() {
  python3 -c 'import email, email.policy, sys
print(email.message_from_binary_file(sys.stdin.buffer, policy=email.policy.default)["Subject"])' <out
}

case_the_subject_tag_is_read_by_another_parser() {
  local wanted
  cp "$phishing" out
  wanted=$(subject_of_out)
  pass 0 "$phishing" -m "$sample_model" --subject-tag '[迷惑]'
  [[ $(status_line) == *": spam,"* ]] || fail "$(status_line)"
  [[ $(subject_of_out | tr -d ' ') == "[迷惑]${wanted// /}" ]] || fail "subject $(subject_of_out), not [迷惑]$wanted"
}

case_the_subject_tag_stays_off_ham_and_off_what_was_not_judged() {
  pass 0 "$examples/notice.eml" -m "$sample_model" --subject-tag '[迷惑]'
  [[ $(status_line) == *": ham,"* ]] || fail "$(status_line)"
  mail_is_whole "$examples/notice.eml"
  pass 2 "$phishing" -m missing.furui --subject-tag '[迷惑]' --spam-flag
  mail_is_whole "$phishing"
}

case_a_wrong_subject_tag_lets_the_mail_through() {
  local tag
  for tag in $'a\nBcc: b@c.example' $'\xff' "$(printf 'a%.0s' {1..46})"; do
    pass 2 "$phishing" -m "$sample_model" --subject-tag "$tag"
    error_line_has --subject-tag
    mail_is_whole "$phishing"
  done
}

case_marks_without_passing_through_are_refused() {
  run 2 furui-score -m "$sample_model" --spam-flag "$phishing"
  error_line_has --passthrough
  run 2 furui-score -m "$sample_model" --subject-tag x "$phishing"
  error_line_has --passthrough
}

case_a_body_that_names_our_header_stays() {
  { small_mail report && printf 'X-Furui-Status: quoted\n'; } >mail
  pass 0 mail -m "$sample_model"
  grep -qx 'X-Furui-Status: quoted' out || fail "the body lost a line"
}

case_a_missing_model_lets_the_mail_through() {
  pass 2 "$phishing" -m missing.furui
  error_line_has missing.furui
  [[ $(head -1 out) == "X-Furui-Status: error" ]] || fail "$(head -1 out)"
  mail_is_whole "$phishing"
  pass 3 "$phishing" -m missing.furui --exit-code
  mail_is_whole "$phishing"
}

case_a_damaged_model_lets_the_mail_through() {
  head -c 2000 "$sample_model" >cut.furui
  pass 2 "$phishing" -m cut.furui
  error_line_has cut.furui truncated
  [[ $(status_line) == "X-Furui-Status: error" ]] || fail "$(status_line)"
  mail_is_whole "$phishing"
}

case_no_model_anywhere_lets_the_mail_through() {
  cp "$programs/furui-score" . # the starter model lies beside the first one
  PATH=$PWD:$PATH pass 2 "$phishing"
  error_line_has "none found"
  mail_is_whole "$phishing"
}

case_a_wrong_option_lets_the_mail_through() {
  pass 2 "$phishing" -m "$sample_model" --frobnicate
  error_line_has --frobnicate
  mail_is_whole "$phishing"
  pass 3 "$phishing" --exit-code --format xml
  mail_is_whole "$phishing"
  pass 2 "$phishing" --threads none
  mail_is_whole "$phishing"
}

# joined CODE OPTIONS...: the options alone ask for passing through.
joined() {
  local wanted=$1
  shift
  run "$wanted" furui-score "$@" <"$phishing"
  mail_is_whole "$phishing"
}

case_short_options_joined_let_the_mail_through() {
  joined 2 -ep --format xml
  joined 2 -pm
  joined 2 -epm "$sample_model" --frobnicate
  joined 2 "-pm$sample_model" --frobnicate
  joined 3 -xp --exit-code
  run 2 furui-score -mp --frobnicate <"$phishing"
  nothing_on_stdout
}

case_a_standard_input_that_cannot_be_read_is_an_error() {
  pass 2 / -m "$sample_model"
  error_line_has "standard input: cannot be read: Is a directory"
  nothing_on_stdout
  run 2 furui-score -m "$sample_model" </
  error_line_has "standard input: cannot be read: Is a directory"
  run 3 furui-score -m "$sample_model" --exit-code </
  run 2 furui-tokenize - </
  error_line_has "standard input: cannot be read: Is a directory"
}

# Reading on beyond mapped pages fails with EIO in /proc/self/mem: as a disk that breaks midway.
case_a_mail_whose_reading_fails_midway_is_passed_on_as_an_error() {
  [[ -r /proc/self/mem ]] || skip "there is no /proc/self/mem"
  python3 - "$phishing" "$sample_model" <<'END'
import ctypes, os, subprocess, sys
libc = ctypes.CDLL(None)
libc.mmap.restype = ctypes.c_void_p
libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t] + [ctypes.c_int] * 3 + [ctypes.c_long]
libc.munmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t]
page = os.sysconf("SC_PAGE_SIZE")
start = libc.mmap(None, 4 * page, 3, 0x22, -1, 0)
libc.munmap(start + page, 3 * page)
half = open(sys.argv[1], "rb").read()[:600]
ctypes.memmove(start + page - len(half), half, len(half))
mail = os.open("/proc/self/mem", os.O_RDONLY)
os.lseek(mail, start + page - len(half), 0)
with open("out", "wb") as out, open("err", "wb") as err:
    code = subprocess.run(["furui-score", "-p", "-m", sys.argv[2]], stdin=mail, stdout=out, stderr=err).returncode
open("half", "wb").write(half)
open("code", "w").write(str(code))
END
  [[ $(<code) == 2 ]] || fail "exit code $(<code)"
  error_line_has "standard input: cannot be read"
  { echo "X-Furui-Status: error" && cat half; } >wanted
  same_bytes out wanted
}

case_forged_headers_behind_sixteen_megabytes_are_removed() {
  {
    small_mail large | sed '/^$/,$d' && printf 'X-Long:'
    head -c 17000000 /dev/zero | tr '\0' a | fold -w 900 | sed 's/^/ /'
    printf '\nX-Other: 1\nX-Furui-Status: ham,\n probability=0\nX-Last: 1\n\nX-Furui-Status: quoted\n'
  } >large.eml
  pass 0 large.eml -m "$sample_model"
  grep -av '^X-Furui-Status: ham,$\|^ probability=0$' large.eml >clean.eml
  sed 1d out >without
  same_bytes without clean.eml
}

case_a_first_line_that_begins_with_a_blank_stays_out_of_our_header() {
  { echo " , probability=0.0000" && cat "$phishing"; } >mail
  pass 0 mail -m "$sample_model"
  [[ $(sed -n 2p out) == "X-Furui-Status: "* && $(head -1 out) == " ,"* ]] || fail "$(head -2 out)"
  mail_is_whole mail
}

case_a_path_beside_passthrough_is_refused_and_the_mail_let_through() {
  pass 2 "$phishing" -m "$sample_model" other.eml
  error_line_has other.eml "standard input"
  mail_is_whole "$phishing"
}

case_a_mail_without_a_body_or_a_line_end_is_kept() {
  printf 'Subject: hello' >mail
  pass 0 mail -m "$sample_model"
  [[ $(tail -1 out) == "Subject: hello" ]] || fail "$(<out)"
  head -c 1 out | grep -q X || fail "$(<out)"
}

case_nothing_passes_through_as_nothing() {
  pass 2 /dev/null -m "$sample_model"
  error_line_has "standard input is empty"
  nothing_on_stdout
}

case_a_mail_of_forty_megabytes_passes_in_bounded_memory() {
  { small_mail large && head -c 40000000 /dev/zero | tr '\0' a | fold -w 76 && echo; } >large.eml
  if [[ -x /usr/bin/time ]]; then
    /usr/bin/time -f %M -o kilobytes furui-score -m "$sample_model" --passthrough <large.eml >out 2>err
    if ! grep -qa __asan_init "$programs/furui-score"; then
      (($(<kilobytes) < 250000)) || fail "$(<kilobytes) KB of memory"
    fi
  else
    furui-score -m "$sample_model" --passthrough <large.eml >out
  fi
  mail_is_whole large.eml
}

case_a_closed_pipe_ends_quietly_with_an_error_code() {
  { cat "$phishing" && head -c 3000000 /dev/zero | tr '\0' a | fold -w 76; } >large.eml
  {
    furui-score -m "$sample_model" --passthrough <large.eml 2>err || echo $? >code
  } | head -c 10 >part
  [[ $(<code) == 2 ]] || fail "exit code $(<code)"
  nothing_on_stderr
}

case_a_full_disk_is_an_error_code() {
  [[ -w /dev/full ]] || skip "there is no /dev/full"
  local code=0
  furui-score -m "$sample_model" --passthrough <"$phishing" >/dev/full 2>err || code=$?
  [[ $code == 2 ]] || fail "exit code $code"
  error_line_has "standard output"
}

run_cases
