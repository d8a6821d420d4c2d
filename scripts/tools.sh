# shellcheck shell=bash
# Finds or installs what building and testing need. Sourced by ./run.
#
# Everything comes from the package registries of Rust (cargo), Debian (apt), Node (npm) and Python (pip); no prebuilt
# binary from anywhere else. Cargo's tools go into .tools/, so that other projects keep their own versions.

tools="$PWD/.tools"
export PATH="$tools/bin:$PATH"

# Trunk 0.22 needs a newer Rust than this project does.
trunk_version=0.21.14
geckodriver_version=0.37.1
axe_version=4.14.1
binaryen_version=132.0.0
duckdb_version=2.0.0
# Of the same release as the crate wasm_split_helpers in Cargo.lock, or newer.
wasm_split_version=0.2.4

# With the time since the start: a run that grows long says where.
say() { printf '\033[1m==> %d:%02d %s\033[0m\n' $((SECONDS / 60)) $((SECONDS % 60)) "$*" >&2; }
fail() { printf '\nCannot go on: %s\n' "$*" >&2; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }

# cargo_tool CRATE VERSION OPT_LEVEL [OPTION...]: tools only drive the build, so they are built fast rather
# than well.
cargo_tool() {
  local crate=$1 version=$2 level=$3
  shift 3
  CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL=$level \
    cargo install --quiet --force --root "$tools" "$crate@$version" "$@" ||
    fail "could not install $crate $version. Install it by hand (cargo install $crate@$version) and run this again."
}

need_rust() {
  has cargo || fail "Rust is missing. Install it with rustup (https://rustup.rs), then run this again."
  if ! rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null | xargs -r test -d; then
    has rustup || fail "the Rust target wasm32-unknown-unknown is missing and there is no rustup to add it with. Install the target, then run this again."
    say "Adding the Rust target for WebAssembly"
    rustup target add wasm32-unknown-unknown ||
      fail "could not add the Rust target. Run 'rustup target add wasm32-unknown-unknown', then run this again."
  fi
}

need_trunk() {
  has trunk && [ "$(trunk --version)" = "trunk $trunk_version" ] && return
  say "Installing Trunk $trunk_version (2 to 4 minutes, once)"
  cargo_tool trunk "$trunk_version" 0 --locked --no-default-features --features rustls
}

# wasm-bindgen's tool must be of the very version that the app is linked with.
need_wasm_bindgen() {
  local version
  version=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print }' Cargo.lock)
  [ -n "$version" ] || fail "Cargo.lock names no wasm-bindgen. Restore it from the repository."
  has wasm-bindgen && [ "$(wasm-bindgen --version)" = "wasm-bindgen $version" ] && return
  say "Installing wasm-bindgen $version (2 to 3 minutes, once)"
  cargo_tool wasm-bindgen-cli "$version" 1
}

# Takes the release apart into what the page needs at once and what it loads later.
need_wasm_split() {
  need_packages openssl:openssl
  has wasm-split-cli && grep -qsx "$wasm_split_version" "$tools/wasm-split-version" && return
  say "Installing wasm-split $wasm_split_version (1 minute, once)"
  cargo_tool wasm_split_cli_support "$wasm_split_version" 1 --locked --features build-binary
  echo "$wasm_split_version" > "$tools/wasm-split-version"
}

# Scripts and style sheets with as few letters as they need. The release is whole without it, only larger.
want_esbuild() {
  has esbuild && return
  if has apt-get && { [ "$(id -u)" = 0 ] || { has sudo && sudo -n true 2>/dev/null; }; }; then
    (need_packages esbuild:esbuild) && return
  fi
  say "Going on without esbuild: scripts and style sheets stay as long as they are written"
}

# Programs that weigh less when they are sent. The release is whole without it, only larger. Debian's own is too old for
# programs of two parts.
want_wasm_opt() {
  local folder=$tools/binaryen-$binaryen_version
  [ "$(readlink "$tools/bin/wasm-opt" 2>/dev/null)" = "$folder/bin/wasm-opt" ] && return
  if { has npm || (need_packages npm:npm); } && npm_package "binaryen@$binaryen_version" "$folder" &&
    "$folder/bin/wasm-opt" --version >/dev/null && mkdir -p "$tools/bin" &&
    ln -sf "$folder/bin/wasm-opt" "$tools/bin/wasm-opt"; then
    return
  fi
  say "Going on without wasm-opt: programs stay as large as they were compiled"
}

# npm_package NAME@VERSION FOLDER: one package of Node's registry as it is, without what it depends on.
npm_package() {
  say "Fetching $1"
  local fetched
  fetched=$(mktemp -d)
  (cd "$fetched" && npm pack --silent "$1" >/dev/null && tar -xzf ./*.tgz) || return 1
  rm -rf "$2"
  mkdir -p "$(dirname "$2")" && mv "$fetched/package" "$2" && rm -r "$fetched"
}

# need_packages PROGRAM:PACKAGE...: Debian packages for the programs that are not here.
need_packages() {
  local pair missing=()
  for pair in "$@"; do
    has "${pair%%:*}" || missing+=("${pair#*:}")
  done
  [ ${#missing[@]} -eq 0 ] && return
  local by_hand="install ${missing[*]} (on Debian: apt-get install ${missing[*]}), then run this again."
  has apt-get || fail "these programs are missing and there is no apt-get: $by_hand"
  local sudo=()
  if [ "$(id -u)" != 0 ]; then
    if ! { has sudo && sudo -n true 2>/dev/null; }; then fail "installing needs root: $by_hand"; fi
    sudo=(sudo -n)
  fi
  say "Installing ${missing[*]} (about a minute, once)"
  "${sudo[@]}" apt-get update -qq || fail "could not read the package lists: $by_hand"
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" \
    >/dev/null || fail "could not install: $by_hand"
}

# A Python of its own with DuckDB, for the queries of docs/DATABASE.md.
need_duckdb() {
  duckdb_python=$tools/duckdb-$duckdb_version/bin/python
  "$duckdb_python" -c 'import duckdb' 2>/dev/null && return
  need_packages python3:python3
  # On Debian, venv is a package of its own.
  python3 -c 'import ensurepip' 2>/dev/null || need_packages "/no-venv:python3-venv"
  say "Installing DuckDB $duckdb_version"
  rm -rf "$tools/duckdb-$duckdb_version"
  python3 -m venv "$tools/duckdb-$duckdb_version" &&
    "$duckdb_python" -m pip install --quiet --disable-pip-version-check "duckdb==$duckdb_version" ||
    fail "could not install duckdb $duckdb_version with pip. Check that pip reaches its registry, then run this again."
}

need_browsers() {
  # Elsewhere than on Debian, Firefox is called firefox.
  local firefox=firefox-esr
  if has firefox; then firefox=firefox; fi
  need_packages chromium:chromium chromedriver:chromium-driver "$firefox:firefox-esr" npm:npm \
    pdftotext:poppler-utils
  # Not through a pipe: geckodriver panics when its reader leaves first.
  local found
  found=$(geckodriver --version 2>/dev/null || true)
  if [[ ${found%%$'\n'*} != "geckodriver $geckodriver_version"?( *) ]]; then
    say "Installing geckodriver $geckodriver_version (about 2 minutes, once)"
    cargo_tool geckodriver "$geckodriver_version" 0 --locked
  fi
  [ -f "$tools/axe-$axe_version/axe.min.js" ] && return
  npm_package "axe-core@$axe_version" "$tools/axe-$axe_version" ||
    fail "could not fetch axe-core with npm. Check that npm reaches its registry, then run this again."
}
