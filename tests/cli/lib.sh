# What the tests of the programs share: cases, each in an empty folder of its own, and assertions.
# A test is run as `NAME_test.sh PROGRAMS`, PROGRAMS being the folder of the built programs; ctest does
# so. It sources this file, defines functions case_*, and ends with run_cases.
# shellcheck shell=bash disable=SC2034
set -uo pipefail

programs=$(cd "$1" && pwd)
source_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
samples=$source_root/data/samples
examples=$source_root/data/examples
sample_model=$programs/cli-sample.furui # made by sample_model.sh, which ctest runs before all others
export PATH=$programs:$PATH LC_ALL=C.UTF-8
unset FURUI_MODEL FURUI_DICTIONARY_PATH XDG_DATA_HOME
export HOME=/nonexistent

# Ends a case with a reason.
fail() {
  echo "    $*"
  exit 1
}

# Ends a case as not possible here.
skip() {
  echo "    skipped: $*"
  exit 77
}

# run CODE COMMAND...: runs with empty standard input unless it is redirected by the case; keeps the
# output in the files out and err.
run() {
  local wanted=$1 code=0
  shift
  "$@" >out 2>err || code=$?
  [[ $code == "$wanted" ]] || fail "exit code $code, not $wanted: $*: $(head -c 500 err)"
}

# The whole of stderr is one line "PROGRAM: thing: what is wrong; what to do" that has all words given.
error_line_has() {
  [[ $(wc -l <err) == 1 ]] || fail "stderr is not one line: $(head -c 800 err)"
  grep -Eq '^furui-[a-z]+: .+(: .+)?; .+$' err || fail "stderr names no remedy: $(<err)"
  local word
  for word in "$@"; do
    grep -qF -- "$word" err || fail "stderr lacks '$word': $(<err)"
  done
}

nothing_on_stderr() {
  [[ ! -s err ]] || fail "stderr: $(head -c 500 err)"
}

nothing_on_stdout() {
  [[ ! -s out ]] || fail "stdout: $(head -c 500 out)"
}

# out_has WORDS: standard output has them somewhere.
out_has() {
  grep -qF -- "$1" out || fail "stdout lacks '$1': $(head -c 500 out)"
}

# out_says WORDS: the same of running text, whose lines break where a path in it happens to end.
out_says() {
  tr -s ' \n' ' ' <out | grep -F -- "$1" >/dev/null || fail "stdout lacks '$1': $(head -c 500 out)"
}

same_bytes() {
  cmp "$1" "$2" >difference 2>&1 || fail "$1 and $2 differ: $(<difference)"
}

# The folder NAME of copies of the first COUNT sample mails of a class.
some_samples() {
  local class=$1 count=$2 name=$3 path
  mkdir -p "$name"
  while read -r path; do cp "$path" "$name/"; done < <(
    find "$samples/$class" -name '*.eml' | sort | awk -v n="$count" 'NR <= n'
  )
}

# A mail of a few lines on standard output, its subject given.
small_mail() {
  printf 'From: Hanako <hanako@aozora-trading.example>\nTo: taro@example.jp\nSubject: %s\n' "$1"
  printf 'Date: Mon, 3 Jun 2024 10:00:00 +0900\nMessage-ID: <%s@aozora-trading.example>\n' "$1"
  printf 'MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n\n'
  printf '佐藤様\n\n来週の打ち合わせの資料 (%s) をお送りします。\n' "$1"
}

# Runs all functions case_*, each in a subshell in an empty folder; fails when one fails.
run_cases() {
  local scratch name code failed=0 count=0
  scratch=$(mktemp -d)
  # shellcheck disable=SC2064
  trap "chmod -R u+rwx '$scratch'; rm -rf '$scratch'" EXIT
  for name in $(declare -F | awk '{print $3}' | grep '^case_'); do
    mkdir "$scratch/$name"
    # Not behind || or &&, which would switch errexit off inside.
    (
      cd "$scratch/$name" || exit 1
      set -e
      "$name" </dev/null
    )
    code=$?
    count=$((count + 1))
    case $code in
    0) echo "ok      ${name#case_}" ;;
    77) echo "skipped ${name#case_}" ;;
    *) echo "FAILED  ${name#case_}" && failed=$((failed + 1)) ;;
    esac
  done
  echo "$count cases, $failed failed"
  ((count > 0 && failed == 0))
}
