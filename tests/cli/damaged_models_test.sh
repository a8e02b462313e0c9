#!/usr/bin/env bash
# Models that are missing, damaged, foreign or trained with another dictionary are refused in one line.
source "$(dirname "$0")/lib.sh"

mail=$examples/notice.eml

# refused MODEL WORDS...: by every program that opens models.
refused() {
  local model=$1
  shift
  run 2 furui-score -m "$model" "$mail"
  error_line_has "$model" "$@"
  nothing_on_stdout
  run 2 furui-model info "$model"
  error_line_has "$model" "$@"
  run 2 furui-evaluate -m "$model" --ham "$mail"
  error_line_has "$model" "$@"
}

flip_byte() {
  python3 - "$1" "$2" <<'END'
import sys
path, at = sys.argv[1], int(sys.argv[2])
data = bytearray(open(path, "rb").read())
data[at] ^= 0x40
open(path, "wb").write(data)
END
}

case_a_missing_model_is_named() {
  refused missing.furui "No such file"
}

case_a_folder_is_no_model() {
  mkdir folder.furui
  refused folder.furui "not a regular file"
}

case_another_file_is_no_model() {
  cp "$mail" mail.furui
  refused mail.furui "is not a furui model" furui-train
}

case_an_empty_file_is_no_model() {
  : >empty.furui
  refused empty.furui "is not a furui model"
}

case_a_flipped_byte_is_noticed_wherever_it_stands() {
  local size at
  size=$(stat -c %s "$sample_model")
  for at in 12 40 60 100 $((size / 3)); do
    cp "$sample_model" damaged.furui
    flip_byte damaged.furui "$at"
    refused damaged.furui damaged
  done
}

case_a_flipped_byte_among_the_names_is_noticed_by_those_who_read_them() {
  cp "$sample_model" damaged.furui
  flip_byte damaged.furui $(($(stat -c %s damaged.furui) - 5))
  run 2 furui-score -m damaged.furui --explain "$mail"
  error_line_has damaged.furui names
  run 2 furui-model verify damaged.furui
  error_line_has damaged.furui names
}

case_a_truncated_model_is_noticed() {
  local size bytes
  size=$(stat -c %s "$sample_model")
  for bytes in 10 63 64 1000 $((size / 2)) $((size - 1)); do
    head -c "$bytes" "$sample_model" >cut.furui
    refused cut.furui truncated
  done
}

case_a_lengthened_model_is_noticed() {
  { cat "$sample_model" && echo; } >longer.furui
  refused longer.furui lengthened
}

case_another_format_version_is_named() {
  python3 - "$sample_model" other.furui <<'END'
import ctypes, ctypes.util, struct, sys
library = ctypes.util.find_library("xxhash")
if library is None:
    sys.exit(3)
xxhash = ctypes.CDLL(library)
xxhash.XXH3_64bits.restype = ctypes.c_uint64
data = bytearray(open(sys.argv[1], "rb").read())
data[8:12] = struct.pack("<I", 99)
data[56:64] = struct.pack("<Q", xxhash.XXH3_64bits(bytes(data[:56]), 56))
open(sys.argv[2], "wb").write(data)
END
  [[ -s other.furui ]] || skip "there is no libxxhash to sign a header with"
  refused other.furui "format 99" "train again"
}

# tests/golden/model keeps a small model of every format version there was.
case_models_of_every_past_format_load_or_are_refused_in_one_line() {
  local model code count=0
  for model in "$source_root"/tests/golden/model/*.furui; do
    code=0
    furui-score -m "$model" "$mail" >out 2>err || code=$?
    case $code in
    0) nothing_on_stderr ;;
    2) error_line_has "$model" "train again" ;;
    *) fail "$model: exit code $code: $(<err)" ;;
    esac
    count=$((count + 1))
  done
  ((count > 0)) || fail "no models"
}

case_a_missing_dictionary_is_named_with_the_places_looked_at() {
  run 2 furui-train --ham "$samples/ham" --spam "$samples/spam" -d no-such-dictionary -o model.furui
  error_line_has no-such-dictionary /var/lib/mecab/dic mecab-ipadic-utf8
  [[ ! -e model.furui ]] || fail "a model was written"
  run 2 furui-tokenize -d no-such-dictionary "$mail"
  error_line_has no-such-dictionary
}

case_a_dictionary_in_another_charset_is_refused() {
  [[ -e /var/lib/mecab/dic/ipadic/sys.dic ]] || skip "there is no EUC-JP dictionary"
  run 2 furui-tokenize -d ipadic "$mail"
  error_line_has euc-jp ipadic-utf8
}

# The dictionary the sample model was trained with, made another by one more word's worth of bytes in its
# category names, under the same name.
case_another_dictionary_of_the_same_name_is_refused_with_both_identities() {
  local folder=/var/lib/mecab/dic/ipadic-utf8
  mkdir -p other/ipadic-utf8
  cp -L "$folder"/{sys.dic,unk.dic,matrix.bin,char.bin,dicrc} other/ipadic-utf8/
  chmod u+w other/ipadic-utf8/*
  flip_byte other/ipadic-utf8/char.bin 30
  run 2 env FURUI_DICTIONARY_PATH="$PWD/other" furui-score -m "$sample_model" "$mail"
  error_line_has "$sample_model" "trained with dictionary ipadic-utf8" "but here is ipadic-utf8" "install"
  [[ $(grep -o 'checksum [0-9a-f]*' err | sort -u | wc -l) == 2 ]] || fail "$(<err)"
  nothing_on_stdout
}

case_a_whole_model_verifies() {
  run 0 furui-model verify "$sample_model"
  out_has whole
  nothing_on_stderr
}

run_cases
