#!/usr/bin/env bash
# The man pages say what --help says, no option more and none less.
source "$(dirname "$0")/lib.sh"

pages=$source_root/docs/man

# The subcommands of a program, one a line.
commands_of() {
  "$1" --help | sed -n '/^Subcommands:/,/^$/p' | awk '/^  [a-z]/ {print $1}'
}

# The options of a program's --help, one a line, short and long; of furui-corpus those of its subcommands too.
options_of_help() {
  local command
  {
    "$1" --help
    [[ $1 != furui-corpus ]] || for command in $(commands_of "$1"); do "$1" "$command" --help; done
  } | sed -n '/^Options:/,/^$/p' | grep -oE '^  -[^ ]+' | tr -d ' ' | tr , '\n' | sort -u
}

# The options that open a paragraph of a page's OPTIONS section.
options_of_page() {
  sed -n '/^\.SH OPTIONS/,/^\.SH EXIT/p' "$pages/$1.1" | grep -A1 '^\.T[PQ]' | grep -E '^\.(B|BR) ' |
    sed 's/\\-/-/g' | grep -oE '(^| )--?[a-z][a-z-]*' | tr -d ' ' | sort
}

case_every_option_of_help_stands_in_the_page_and_no_other() {
  local program
  for program in furui-train furui-learn furui-score furui-model furui-evaluate furui-tokenize furui-corpus furui-serve; do
    options_of_help "$program" >help
    options_of_page "$program" >page
    [[ -s help ]] || fail "$program --help lists no options"
    diff help page >difference || fail "$program: < only in --help, > only in the page: $(grep '^[<>]' difference | xargs)"
  done
}

case_every_subcommand_stands_in_the_page() {
  local program name
  for program in furui-model furui-corpus; do
    commands_of "$program" >commands
    [[ -s commands ]] || fail "no subcommands"
    while read -r name; do
      grep -qx ".B $name" "$pages/$program.1" || fail "$name is not in the page"
    done <commands
  done
}

case_the_pages_are_sound() {
  if ! command -v man >/dev/null || ! command -v groff >/dev/null; then skip "there is no man or groff"; fi
  local page
  for page in "$pages"/*.1; do
    MANWIDTH=80 man --warnings -l "$page" >out 2>err
    nothing_on_stderr
  done
}

run_cases
