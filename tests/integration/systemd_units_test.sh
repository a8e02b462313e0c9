#!/usr/bin/env bash
# The units of systemd are sound, and leave furui-serve little to harm.
#   systemd_units_test.sh PROGRAMS UNITS, UNITS being the folder of the configured units
source "$(dirname "$0")/../cli/lib.sh"

units=$(cd "$2" && pwd)
command -v systemd-analyze >/dev/null || { echo "skipped: there is no systemd-analyze" && exit 0; }

# The units as installed, the program's place being that of the build.
configured_units() {
  sed "s|^ExecStart=.*/furui-serve|ExecStart=$programs/furui-serve|" "$units/furui-serve.service" >furui-serve.service
  cp "$source_root/serve/systemd/furui-serve.socket" .
}

case_systemd_finds_no_fault() {
  configured_units
  run 0 systemd-analyze verify --man=no ./furui-serve.service ./furui-serve.socket
  # Of other units of this machine it may say what it likes.
  if grep -F furui-serve err; then fail "$(<err)"; fi
}

case_the_service_is_well_confined() {
  configured_units
  run 0 systemd-analyze security --offline=yes --threshold=25 ./furui-serve.service
  out_has "Overall exposure level"
}

run_cases
