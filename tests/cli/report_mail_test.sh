#!/usr/bin/env bash
# furui-score --report-to-file: what it writes is a mail that others read, with the spam in it as it came.
source "$(dirname "$0")/lib.sh"

# report WHOM MAIL: writes report.eml.
report() {
  run 0 furui-score --report-to-file report.eml --report-to "$1" "$2"
  nothing_on_stdout
  nothing_on_stderr
}

# The mail inside report.eml, cut out by its boundary alone, is the file given.
attached_is() {
  python3 - "$1" <<'END' || fail "the attached mail is another one"
import email, re, sys
report = open("report.eml", "rb").read()
mail = open(sys.argv[1], "rb").read()
message = email.message_from_bytes(report)
part = message.get_payload()[1]
if part.get_content_type() == "application/octet-stream":
    found = part.get_payload(decode=True)
else:
    raw = re.split(rb"\r?\n--" + message.get_boundary().encode() + rb"(?:--)?\r?\n", report)[2]
    found = re.split(rb"\r?\n\r?\n", raw, maxsplit=1)[1]
sys.exit(found != mail)
END
}

# says PYTHON-EXPRESSION WORDS: of the report as Python's email package reads it.
says() {
  local said
  said=$(python3 - "$1" <<'END'
import email, email.policy, sys
message = email.message_from_binary_file(open("report.eml", "rb"), policy=email.policy.default)
assert not any(part.defects for part in [message, *message.iter_parts()])
words, attached = message.iter_parts()
print(eval(sys.argv[1]))
END
  )
  [[ $said == "$2" ]] || fail "$1 is '$said', not '$2'"
}

case_the_report_is_a_mail_with_the_spam_attached() {
  report dekyo "$examples/phishing.eml"
  says 'message["To"]' meiwaku@dekyo.or.jp
  says 'message["Subject"]' 迷惑メールの情報提供
  says 'attached.get_content_type(), attached.get_filename()' "('message/rfc822', 'spam.eml')"
  says 'words.get_content().splitlines()[0]' 迷惑メールを受信しましたので、情報を提供します。
  attached_is "$examples/phishing.eml"
}

case_every_sample_spam_comes_out_as_it_went_in() {
  local mail
  while read -r mail; do
    report antiphishing "$mail"
    attached_is "$mail"
  done < <(find "$samples/spam" -name '*.eml' | sort | awk 'NR % 5 == 1')
}

case_raw_bytes_line_ends_and_what_no_server_carries() {
  printf 'Subject: \x82\xa0\r\n\r\n\x1b$B2q5D\x1b(B\r\n' >crlf.eml
  report dekyo crlf.eml
  says 'attached["Content-Transfer-Encoding"], message["Content-Transfer-Encoding"]' "('8bit', '8bit')"
  attached_is crlf.eml
  printf 'Subject: a\n\nb\0c\rd\n' >nul.eml
  report dekyo nul.eml
  says 'attached.get_content_type()' application/octet-stream
  attached_is nul.eml
}

case_the_mail_may_come_on_standard_input_and_the_report_go_to_standard_output() {
  furui-score --report-to-file /dev/stdout --report-to abuse@provider.example <"$examples/phishing.eml" >report.eml
  says 'message["To"]' abuse@provider.example
  attached_is "$examples/phishing.eml"
}

case_wrong_use_writes_nothing() {
  run 2 furui-score --report-to-file report.eml "$examples/phishing.eml"
  error_line_has --report-to
  run 2 furui-score --report-to-file report.eml --report-to police "$examples/phishing.eml"
  error_line_has police dekyo
  run 2 furui-score --report-to-file report.eml --report-to dekyo "$examples"
  error_line_has "one mail"
  run 2 furui-score --report-to-file report.eml --report-to dekyo missing.eml
  error_line_has missing.eml
  run 2 furui-score --report-to-file none/report.eml --report-to dekyo "$examples/phishing.eml"
  error_line_has none/report.eml
  [[ -z $(ls) || $(echo *) == "err out" ]] || fail "something was written: $(ls)"
}

run_cases
