# What the tests with mail programs share: a user with a home, and the recipes of docs/recipes/README.md, taken from
# the page itself so that it cannot rot. Mail programs ask the password file for a home and drop what root may
# do, so all of them run as a plain user whose home is named to them.
# shellcheck shell=bash disable=SC2154
source "$(dirname "${BASH_SOURCE[0]}")/../cli/lib.sh"

recipes=$source_root/docs/recipes/README.md

# recipe NAME [PAGE]: the block of that name.
recipe() {
  awk -v open="\`\`\`$1" '$0 == "```" {inside = 0} inside {print} $0 == open {inside = 1}' "${2:-$recipes}" >block
  [[ -s block ]] || fail "there is no recipe $1"
  cat block
}

# need COMMAND...: skips where a program is missing.
need() {
  local program
  for program in "$@"; do
    command -v "$program" >/dev/null || [[ -x $program ]] || skip "there is no $program; ./setup installs it"
  done
}

# A home with the sample model, a Maildir, and two mails that model is sure of.
make_home() {
  export HOME=$PWD/home
  mkdir -p "$HOME"/.local/share/furui "$HOME"/Maildir/{,.Junk/,.Archive/}{cur,new,tmp}
  cp "$sample_model" "$HOME/.local/share/furui/model.furui"
  cp "$examples/phishing.eml" spam.eml
  cp "$examples/notice.eml" ham.eml
  chmod 711 ..
  chmod 755 .
  give_home
}

# What was written into the home belongs to its user; the folder around it too, for what programs write beside it.
give_home() {
  if ((EUID == 0)); then chown -R 65534:65534 .; fi
}

# as_user COMMAND...
as_user() {
  local become=()
  if ((EUID == 0)); then
    become=(setpriv --reuid 65534 --regid 65534 --clear-groups)
    "${become[@]}" test -x "$programs/furui-score" || skip "another user cannot reach the programs"
  fi
  "${become[@]}" env USER=hanako LOGNAME=hanako HOME="$HOME" "$@"
}

# delivered FOLDER COUNT [FIELD]: as many mails lie there, each with a header field that begins so.
delivered() {
  local count path
  count=$(find "$1/new" "$1/cur" -type f | wc -l)
  [[ $count == "$2" ]] || fail "$count mails in $1, not $2: $(find "$HOME/Maildir" -type f)"
  [[ -z ${3:-} ]] && return
  while read -r path; do
    sed '/^$/q' "$path" | grep -q "^$3" || fail "$path lacks $3: $(head -3 "$path")"
  done < <(find "$1/new" "$1/cur" -type f)
}

# The spam went to Junk and the ham to the inbox, both with our header.
sorted_by_verdict() {
  delivered "$HOME/Maildir/.Junk" 1 "X-Furui-Status: spam, "
  delivered "$HOME/Maildir" 1 "X-Furui-Status: ham, "
}

# knows CLASS MAIL: the user's model has learnt the mail so.
knows() {
  as_user "$programs/furui-learn" "--$1" "$2" >known
  grep -q "learnt 0, moved 0, forgot 0, knew 1" known || fail "the model had not learnt $2 as $1: $(<known)"
}

# knows_nothing_of MAIL
knows_nothing_of() {
  as_user "$programs/furui-learn" --forget "$1" >known 2>&1 || true
  grep -q "was never learnt" known || fail "the model has learnt $1: $(<known)"
}
