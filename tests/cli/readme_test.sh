#!/usr/bin/env bash
# The READMEs are true: every command of their ```sh blocks runs, in order, in a folder with the sample mails and a
# home with a Maildir; the reasons and the header they show are those the programs give, figures aside.
source "$(dirname "$0")/lib.sh"

# What needs the network, root or a build, and so is not run here. check and quickstart run it.
not_run=(
  "./quickstart"
  "./check"
  "./setup"
  "cmake --preset release"
  "cmake --build --preset release"
  "sudo cmake --install build/release"
)

# The lines of the blocks of one language in a README.
blocks() { awk -v open="\`\`\`$2" '$0 == "```" {inside = 0} inside {print} $0 == open {inside = 1}' "$source_root/$1"; }

commands() { blocks "$1" sh | grep -vxFf <(printf '%s\n' "${not_run[@]}"); }

make_home() {
  export HOME=$PWD/home
  mkdir -p data "$HOME"/Maildir/{cur,new,tmp} "$HOME"/Maildir/.Junk/{cur,new}
  cp -r "$examples" data/
  # A third of the samples: the commands are what is tested, not their figures.
  local class
  for class in ham spam; do
    mkdir -p "data/samples/$class"
    find "$samples/$class" -name '*.eml' | sort | awk 'NR % 3 == 1' | xargs cp -t "data/samples/$class"
  done
  cp data/samples/ham/*.eml "$HOME/Maildir/cur/"
  cp data/samples/spam/*.eml "$HOME/Maildir/.Junk/cur/"
}

# Runs a README's commands one after another in one shell; the one that fails is named.
run_readme() {
  local readme=$1
  make_home
  commands "$readme" >commands
  [[ $(wc -l <commands) -ge 10 ]] || fail "only $(wc -l <commands) commands found"
  # shellcheck disable=SC2016
  { echo 'set -euo pipefail; trap '\''echo "failed: $BASH_COMMAND" >&2'\'' ERR' && cat commands; } >script
  run 0 bash script
}

# The reasons a README shows are reasons the program gives with the model the README's commands have trained.
reasons_are_given() {
  local readme=$1 language=$2 reason shown=0
  run 0 furui-score -m sample.furui --explain --reasons 10000 --lang "$language" data/examples/phishing.eml
  while read -r _ reason; do
    out_has "  $reason"
    shown=$((shown + 1))
  done < <(blocks "$readme" text | grep -E '^ +[+-][0-9]')
  ((shown > 0)) || fail "$readme shows no reasons"
}

without_figures() { sed -E 's/probability=[0-9.]+/probability=N/; s/model=[0-9a-f]{16}/model=N/'; }

header_is_given() {
  run 0 furui-score -m sample.furui --passthrough <data/examples/phishing.eml
  [[ $(blocks "$1" text | grep '^X-Furui-Status: ' | without_figures) == "$(head -1 out | without_figures)" ]] ||
    fail "$1 shows another header than $(head -1 out)"
}

case_the_english_readme() {
  run_readme README.md
  reasons_are_given README.md en
  header_is_given README.md
}

case_the_japanese_readme() {
  run_readme README.ja.md
  reasons_are_given README.ja.md ja
  header_is_given README.ja.md
}

case_both_readmes_give_the_same_commands() {
  blocks README.md sh | sed 's/echo ".*"/echo/' >english
  blocks README.ja.md sh | sed 's/echo ".*"/echo/; s/ --lang ja//' >japanese
  diff english japanese >difference || fail "$(<difference)"
}

case_the_first_commands_are_quickstart_and_check() {
  local readme
  for readme in README.md README.ja.md; do
    [[ $(blocks "$readme" sh | head -2 | xargs) == "./quickstart ./check" ]] || fail "$readme begins otherwise"
    [[ -x $source_root/quickstart && -x $source_root/check ]] || fail "not to be run"
  done
}

case_links_lead_to_files() {
  local page link
  for page in README.md README.ja.md CONTRIBUTING.md; do
    grep -oE '\]\([^)#]+' "$source_root/$page" | cut -c3- | grep -v '^https\?:' >links
    [[ -s links ]] || fail "$page has no links"
    while read -r link; do
      [[ -e $source_root/$link ]] || fail "$page: $link leads nowhere"
    done <links
  done
}

run_cases
