#!/usr/bin/env bash
# The recipes of docs/recipes, each run by the program it is for.
# shellcheck disable=SC2154
source "$(dirname "$0")/lib.sh"

# --- delivery ---

# deliver_by_procmail MAIL [PATH]: procmail takes home and path from its arguments alone.
deliver_by_procmail() {
  as_user procmail "HOME=$HOME" "PATH=${2:-$PATH}" "$HOME/.procmailrc" <"$1" 2>>err
}

case_procmail_sorts_by_verdict() {
  need procmail
  make_home
  recipe procmail >"$HOME/.procmailrc"
  deliver_by_procmail spam.eml
  deliver_by_procmail ham.eml
  sorted_by_verdict
  nothing_on_stderr
}

case_procmail_without_furui_delivers_the_mail_as_it_came() {
  need procmail
  make_home
  recipe procmail >"$HOME/.procmailrc"
  deliver_by_procmail spam.eml /usr/bin:/bin
  delivered "$HOME/Maildir" 1
  same_bytes "$HOME"/Maildir/new/* spam.eml
}

case_procmail_and_a_broken_model_lose_nothing() {
  need procmail
  make_home
  recipe procmail >"$HOME/.procmailrc"
  head -c 3000 "$sample_model" >"$HOME/.local/share/furui/model.furui"
  deliver_by_procmail spam.eml
  # procmail takes the unfiltered mail back when a filter with the flag w fails.
  delivered "$HOME/Maildir" 1
  same_bytes "$HOME"/Maildir/new/* spam.eml
}

# deliver_by_maildrop MAIL [PATH]
deliver_by_maildrop() {
  { printf 'HOME="%s"\nPATH="%s"\n' "$HOME" "${2:-$PATH}" && recipe maildrop; } >"$HOME/.mailfilter"
  chmod 600 "$HOME/.mailfilter"
  give_home
  as_user maildrop "$HOME/.mailfilter" <"$1" 2>>err
}

case_maildrop_sorts_by_verdict() {
  need maildrop
  make_home
  deliver_by_maildrop spam.eml
  deliver_by_maildrop ham.eml
  sorted_by_verdict
  nothing_on_stderr
}

case_maildrop_without_furui_delivers_the_mail_as_it_came() {
  need maildrop
  make_home
  deliver_by_maildrop spam.eml /usr/bin:/bin
  delivered "$HOME/Maildir" 1
  same_bytes "$HOME"/Maildir/new/* spam.eml
}

# --- Dovecot ---

# A Dovecot of the recipe's configuration, with nothing else running.
make_dovecot() {
  need /usr/lib/dovecot/dovecot-lda /usr/lib/dovecot/imap sievec
  make_home
  rm -r "$HOME/Maildir" && mkdir "$HOME/Maildir"
  mkdir -p sieve run
  recipe sieve-deliver >sieve/furui-deliver.sieve
  recipe sieve-spam >sieve/furui-learn-spam.sieve
  recipe sieve-ham >sieve/furui-learn-ham.sieve
  grep '^printf' <(recipe sh) | sed "s|/usr/local/lib/furui-sieve|bin|" >programs.sh
  mkdir bin && bash programs.sh && chmod 755 bin/*
  cat >dovecot.conf <<END
base_dir = $PWD/run
log_path = $PWD/log
mail_location = maildir:$HOME/Maildir
stats_writer_socket_path =
ssl = no
import_environment = PATH=$PATH
namespace inbox {
  inbox = yes
}
END
  recipe dovecot | sed "s|/etc/dovecot/sieve|$PWD/sieve|; s|/usr/local/lib/furui-sieve|$PWD/bin|" >>dovecot.conf
  sed -i "2i PATH=$PATH" bin/*
  run 0 sievec -c dovecot.conf sieve
  give_home
}

deliver_by_dovecot() { as_user /usr/lib/dovecot/dovecot-lda -c dovecot.conf -f sender@example.jp <"$1"; }

# imap COMMAND...: one session; all commands must be answered with OK.
imap() {
  local command number=0
  for command in "$@" logout; do
    number=$((number + 1))
    printf 'a%d %s\r\n' "$number" "$command"
  done >commands
  cat commands | as_user /usr/lib/dovecot/imap -c dovecot.conf >answers 2>>log || true # it wants a pipe
  [[ $(grep -c '^a[0-9]* OK' answers) == "$number" ]] || fail "$(grep '^a[0-9]* ' answers) $(tail -3 log)"
  if grep -E 'Error|Fatal' log; then fail "Dovecot logged an error"; fi
}

case_dovecot_sieve_sorts_by_verdict() {
  make_dovecot
  deliver_by_dovecot spam.eml
  deliver_by_dovecot ham.eml
  sorted_by_verdict
  if grep Error log; then fail "Dovecot logged an error"; fi
}

case_dovecot_learns_from_moves_in_and_out_of_junk() {
  make_dovecot
  deliver_by_dovecot spam.eml
  deliver_by_dovecot ham.eml
  imap "select INBOX" "uid move 1 Junk"
  knows spam ham.eml
  imap "select Junk" "uid move 2 INBOX"
  knows ham ham.eml
  imap "create Trash" "select Junk" "uid move 1 Trash"
  knows_nothing_of spam.eml
}

case_the_sieve_script_for_headers_files_spam() {
  need sieve-test
  make_dovecot
  recipe sieve-header >header.sieve
  furui-score --passthrough -m "$sample_model" <spam.eml >judged.eml
  furui-score --passthrough -m "$sample_model" <ham.eml >good.eml
  give_home
  as_user sieve-test -c dovecot.conf header.sieve judged.eml >out 2>log
  out_has "store message in folder: Junk"
  as_user sieve-test -c dovecot.conf header.sieve good.eml >out 2>log
  out_has "store message in folder: INBOX"
}

# --- fetching ---

# serve_mail: a POP3 server with the two mails, gone with the case.
serve_mail() {
  python3 "$source_root/tests/integration/pop3_server.py" port spam.eml ham.eml &
  # shellcheck disable=SC2064
  trap "kill $!" EXIT
  local tries
  for tries in $(seq 100); do
    [[ -s port ]] && return
    sleep 0.1
  done
  fail "no POP3 server after $tries tries"
}

# The arguments that tell procmail the home it would look up.
procmail_home() { echo "HOME=$HOME PATH=$PATH $HOME/.procmailrc"; }

case_getmail_scores_what_it_fetches() {
  need getmail procmail
  make_home
  serve_mail
  mkdir -p "$HOME/.config/getmail"
  recipe procmail | sed '/^:0fw/,/^$/d' >"$HOME/.procmailrc"
  recipe ini | sed -e "s/SimplePOP3SSLRetriever/SimplePOP3Retriever/" -e "s/^server = .*/server = 127.0.0.1\nport = $(<port)/" \
    -e "s/^password_command.*/password = secret/" -e "s|/usr/local/bin|$programs|" \
    -e "s|\"%(sender)\")|\"%(sender)\", \"HOME=$HOME\", \"$HOME/.procmailrc\")|" >"$HOME/.config/getmail/getmailrc"
  give_home
  as_user getmail --getmaildir "$HOME/.config/getmail" >log 2>&1 || fail "$(tail -5 log)"
  sorted_by_verdict
}

case_fetchmail_hands_over_to_procmail() {
  need fetchmail procmail
  make_home
  serve_mail
  recipe procmail >"$HOME/.procmailrc"
  recipe fetchmailrc | sed -e "s/poll pop.example.jp/poll 127.0.0.1 port $(<port)/" -e "s/^  ssl/  sslproto ''\n  password secret/" \
    -e "s|%F|%F $(procmail_home)|" >"$HOME/.fetchmailrc"
  chmod 600 "$HOME/.fetchmailrc"
  give_home
  as_user fetchmail --fetchmailrc "$HOME/.fetchmailrc" --nodetach --nosyslog --idfile "$HOME/ids" \
    --pidfile "$HOME/pid" >log 2>&1 || fail "$(tail -5 log)"
  sorted_by_verdict
}

# --- reading ---

make_notmuch() {
  need notmuch
  make_home
  mkdir -p "$HOME/Mail/.notmuch/hooks" "$HOME/Mail/inbox"/{cur,new,tmp}
  cp spam.eml "$HOME/Mail/inbox/new/1"
  cp ham.eml "$HOME/Mail/inbox/new/2"
  recipe post-new >"$HOME/Mail/.notmuch/hooks/post-new"
  recipe pre-new >"$HOME/Mail/.notmuch/hooks/pre-new"
  chmod 755 "$HOME"/Mail/.notmuch/hooks/*
  printf '[database]\npath=%s/Mail\n[new]\ntags=new;inbox;unread\n[user]\nprimary_email=h@example.jp\n' "$HOME" \
    >"$HOME/.notmuch-config"
  give_home
}

# tagged QUERY COUNT
tagged() {
  local count
  count=$(as_user notmuch count "$1")
  [[ $count == "$2" ]] || fail "$count mails are $1, not $2: $(as_user notmuch search '*')"
}

case_notmuch_tags_what_is_new() {
  make_notmuch
  as_user notmuch new >log 2>&1 || fail "$(<log)"
  tagged "tag:spam and not tag:inbox and path:inbox/**" 1
  tagged "tag:inbox and not tag:spam" 1
  tagged tag:new 0
}

case_notmuch_tries_again_what_could_not_be_judged() {
  make_notmuch
  mv "$HOME/.local/share/furui/model.furui" good.furui
  echo broken >"$HOME/.local/share/furui/model.furui"
  as_user notmuch new >log 2>&1 || fail "$(<log)"
  tagged "tag:new and tag:inbox" 2
  mv good.furui "$HOME/.local/share/furui/model.furui"
  as_user notmuch new >log 2>&1 || fail "$(<log)"
  tagged tag:new 0
  tagged tag:spam 1
}

case_notmuch_learns_from_tags() {
  make_notmuch
  as_user notmuch new >log 2>&1 || fail "$(<log)"
  as_user notmuch tag +learn-ham -- tag:spam
  as_user notmuch tag +learn-spam -- tag:inbox
  as_user notmuch new >log 2>&1 || fail "$(<log)"
  knows ham spam.eml
  knows spam ham.eml
  tagged "tag:learn-ham or tag:learn-spam" 0
  tagged "tag:inbox and not tag:spam" 1
}

# mutt KEYS: opens the inbox on a terminal and presses keys.
press_in_mutt() {
  recipe muttrc >"$HOME/.muttrc"
  # shellcheck disable=SC2016
  printf 'set folder=~/Maildir mbox_type=Maildir spoolfile=~/Maildir confirmappend=no confirmcreate=no delete=yes move=no quit=yes\n' \
    >>"$HOME/.muttrc"
  give_home
  as_user env TERM=xterm timeout 20 script -qec "mutt -n -F $HOME/.muttrc -f $HOME/Maildir -e 'push $1<quit>'" screen \
    >/dev/null </dev/null || fail "mutt: $(tail -c 300 screen)"
}

case_mutt_learns_by_a_key_and_moves_the_mail() {
  need mutt script
  make_home
  cp ham.eml "$HOME/Maildir/new/1"
  press_in_mutt S
  delivered "$HOME/Maildir" 0
  delivered "$HOME/Maildir/.Junk" 1
  knows spam ham.eml
}

case_mutt_writes_a_report_by_a_key() {
  need mutt script
  make_home
  cp spam.eml "$HOME/Maildir/new/1"
  press_in_mutt '\er'
  grep -q '^To: meiwaku@dekyo.or.jp' "$HOME/report.eml" || fail "no report: $(tail -c 300 screen)"
}

# --- cron ---

case_a_maildir_is_sorted_and_learnt_from_by_cron() {
  make_home
  cp spam.eml "$HOME/Maildir/new/1"
  cp ham.eml "$HOME/Maildir/new/2"
  mkdir bin && recipe furui-sort >bin/furui-sort && chmod 755 bin/furui-sort
  give_home
  recipe cron | grep '^[*0-9]' | sed 's/^\([^ ]* \)\{5\}//' >jobs
  [[ $(wc -l <jobs) == 2 ]] || fail "$(<jobs)"
  as_user env PATH="$PWD/bin:$PATH" sh -e jobs >out 2>err || fail "$(<err)"
  nothing_on_stdout
  nothing_on_stderr
  delivered "$HOME/Maildir/.Junk" 1
  delivered "$HOME/Maildir" 1
  knows spam spam.eml
  rm "$HOME"/Maildir/new/2
  as_user env PATH="$PWD/bin:$PATH" furui-sort >out 2>err
  nothing_on_stderr # cron would send it by mail every five minutes
  mv "$HOME"/Maildir/.Junk/new/1 "$HOME/Maildir/.Archive/cur/1:2,S"
  as_user env PATH="$PWD/bin:$PATH" sh -e jobs
  knows ham spam.eml
}

# --- mail servers ---

# The filter with a sendmail that keeps what it is given and answers what the file `code` says.
make_content_filter() {
  make_home
  mkdir bin
  printf '#!/bin/sh\necho "$@" > arguments\ncat > sent\nexit $(cat code)\n' >bin/sendmail
  recipe filter | sed "s|/usr/sbin/sendmail|bin/sendmail|; s|/usr/local/bin|$programs|; s|/var/lib/furui/model.furui|model.furui|" >bin/filter
  chmod 755 bin/*
  cp "$sample_model" model.furui
  echo 0 >code
  give_home
}

filter() { as_user env TMPDIR="$HOME" bin/filter -oi -f a@example.jp -- b@example.jp <spam.eml; }

case_the_content_filter_gives_sendmail_the_mail_with_its_header() {
  make_content_filter
  filter
  [[ $(<arguments) == "-G -i -oi -f a@example.jp -- b@example.jp" ]] || fail "$(<arguments)"
  [[ $(head -1 sent) == "X-Furui-Status: spam"* ]] || fail "$(head -1 sent)"
  sed 1d sent >without
  same_bytes without spam.eml
  [[ -z $(find "$HOME" -name 'tmp.*') ]] || fail "a folder was left behind"
}

case_the_content_filter_loses_nothing_when_furui_or_sendmail_fails() {
  make_content_filter
  echo 1 >code
  run 75 filter
  echo 0 >code
  echo broken >model.furui
  run 0 filter
  same_bytes sent spam.eml
}

case_the_report_recipe_writes_a_report() {
  make_home
  run 0 as_user bash -c "$(recipe report | grep '^furui-score')"
  grep -q '^To: meiwaku@dekyo.or.jp' report.eml || fail "$(head -3 report.eml)"
}

# --- the page ---

case_the_japanese_page_has_the_same_recipes() {
  local page=$source_root/docs/recipes/README.ja.md
  sed -n '/^```./,/^```$/p' "$recipes" | sed 's/ *#[^!].*//' >english
  sed -n '/^```./,/^```$/p' "$page" | sed 's/ *#[^!].*//' >japanese
  [[ $(wc -l <english) -gt 150 ]] || fail "the page has few recipes"
  diff english japanese >difference || fail "$(<difference)"
  diff <(grep -c '^##' "$recipes") <(grep -c '^##' "$page") || fail "the pages have other headings"
}

case_links_within_the_pages_lead_to_headings() {
  local page link
  for page in README.md README.ja.md; do
    grep -oE '\]\(#[^)]+' "$source_root/docs/recipes/$page" | cut -c4- | sort -u >links
    grep -E '^#+ ' "$source_root/docs/recipes/$page" | sed 's/^#* //; s/ /-/g' | tr 'A-Z' 'a-z' >anchors
    [[ -s links ]] || fail "$page has no links"
    while read -r link; do
      grep -qxF -- "$link" anchors || fail "$page: #$link leads nowhere"
    done <links
  done
}

run_cases
