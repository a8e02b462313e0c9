#!/usr/bin/env bash
# Mails in perfect Japanese that differ from a real notice in sender and links alone: copied honest
# words must not outvote who sent a mail and where it leads. The model has seen none of them.
source "$(dirname "$0")/lib.sh"

pairs=$source_root/tests/golden/signals/pairs

# The pairs' verdicts in the file scores, NAME<TAB>VERDICT<TAB>PROBABILITY.
score_pairs() {
  run 0 furui-score -m "$sample_model" "$pairs"
  awk -F'\t' '{n = split($NF, parts, "/"); sub(/\.eml$/, "", parts[n]); print parts[n] "\t" $1 "\t" $2}' out >scores
  [[ -s scores ]] || fail "no scores"
}

case_every_phish_is_likelier_spam_than_its_notice() {
  score_pairs
  awk -F'\t' '{score[$1] = $3} END {
    for (name in score) {
      if (name ~ /-notice$/) continue
      notice = name; sub(/-(phish|copy)$/, "-notice", notice)
      if (!(notice in score)) print name " has no notice"
      else if (score[name] <= score[notice]) print name " " score[name] " <= " score[notice]
    }
  }' scores >wrong
  [[ ! -s wrong ]] || fail "$(<wrong)"
}

case_every_phish_is_likelier_spam_than_not_and_every_notice_ham() {
  score_pairs
  awk -F'\t' '$1 ~ /-notice$/ ? $3 >= 0.5 : $3 <= 0.5' scores >wrong
  [[ ! -s wrong ]] || fail "$(<wrong)"
  [[ $(grep -c -- -notice scores) -ge 24 && $(grep -vc -- -notice scores) -ge 24 ]] || fail "too few pairs"
}

case_no_notice_is_called_spam_and_no_phish_ham() {
  score_pairs
  awk -F'\t' '$1 ~ /-notice$/ ? $2 == "spam" : $2 == "ham"' scores >wrong
  [[ ! -s wrong ]] || fail "$(<wrong)"
}

run_cases
