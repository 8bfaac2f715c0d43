# Finds a Python that Home Assistant runs on, or fetches one into the user's cache.
#
# Sourced, not run. Order: an interpreter that is already there, uv's own download, and,
# where neither is to be had on Debian, the distribution's python3.14 from its newest suite,
# unpacked into a private folder. Never needs root and never touches a system package.

PYTHON_MINIMUM="3.14.2"

# The private folder of the unpacked interpreter.
debian_python_prefix() { echo "$CACHE/debian-python"; }

# python_is_new_enough PATH: true when PATH is a working interpreter of the 3.14 series that is new enough.
python_is_new_enough() {
  [ -x "$1" ] && "$1" - "$PYTHON_MINIMUM" 2>/dev/null <<'PY'
import sys
minimum = tuple(int(part) for part in sys.argv[1].split("."))
sys.exit(not (minimum <= sys.version_info[:3] < (3, 15)))
PY
}

# find_python: prints the path of an interpreter; fails when none can be had.
find_python() {
  local candidate
  for candidate in "$(debian_python_prefix)/usr/bin/python3.14" "$(command -v python3.14)" "$(command -v python3)"; do
    if python_is_new_enough "$candidate"; then echo "$candidate"; return; fi
  done
  export UV_PYTHON_INSTALL_DIR="$CACHE/uv-python"
  candidate=$("$UV" python find --no-project ">=$PYTHON_MINIMUM,<3.15" 2>/dev/null)
  if python_is_new_enough "$candidate"; then echo "$candidate"; return; fi
  say "Fetching Python 3.14 with uv"
  if UV_HTTP_TIMEOUT=60 "$UV" python install --no-bin --quiet 3.14 2>/dev/null; then
    candidate=$("$UV" python find --no-project --managed-python ">=$PYTHON_MINIMUM,<3.15" 2>/dev/null)
    if python_is_new_enough "$candidate"; then echo "$candidate"; return; fi
  fi
  say "uv could not download Python; unpacking Debian's instead"
  unpack_debian_python || return
  echo "$(debian_python_prefix)/usr/bin/python3.14"
}

# unpack_debian_python: python3.14 and its libraries from Debian's sid, patched to use one another.
unpack_debian_python() {
  if ! command -v apt-get dpkg >/dev/null || [ "$(dpkg --print-architecture)" != amd64 ]; then
    say "Python $PYTHON_MINIMUM or newer (3.14) is needed and could not be fetched: install it and try again"
    return 1
  fi
  local work mirror prefix libraries
  prefix=$(debian_python_prefix)
  work=$(mktemp -d "$CACHE/debian-python.XXXXXX")
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Origin: Debian' 'Codename: '"$(. /etc/os-release && echo "$VERSION_CODENAME")" 2>/dev/null | head -n 1)
  # Before the first "apt-get update" there are no index targets that know their origin.
  [ -n "$mirror" ] || mirror=$(apt-get indextargets --format '$(SITE)' 2>/dev/null | grep -m 1 '/debian$')
  if [ -z "$mirror" ]; then say "apt has no Debian mirror configured"; return 1; fi

  mkdir -p "$work"/{state/lists/partial,cache/archives/partial,debs,root}
  : > "$work/state/status"
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror sid main" > "$work/sources.list"
  local apt=(apt-get -qq
    -o Dir::State="$work/state" -o Dir::State::status="$work/state/status" -o Dir::Cache="$work/cache"
    -o Dir::Etc::SourceList="$work/sources.list" -o Dir::Etc::SourceParts=/dev/null
    -o APT::Sandbox::User=root -o Acquire::Languages=none)
  "${apt[@]}" update >&2 || return
  (cd "$work/debs" && "${apt[@]}" download \
    python3.14 python3.14-minimal python3.14-venv python3.14-dev \
    libpython3.14 libpython3.14-minimal libpython3.14-stdlib libpython3.14-dev \
    libc6 libgcc-s1 libstdc++6 libssl3t64 libexpat1 libffi8 libsqlite3-0 zlib1g libbz2-1.0 liblzma5 \
    libzstd1 libncursesw6 libtinfo6 libreadline8t64 libuuid1 >&2) || return
  local deb
  for deb in "$work"/debs/*.deb; do dpkg -x "$deb" "$work/root" || return; done

  # The interpreter is told where its own libraries will lie, so it is moved into place only when it is whole.
  libraries="$prefix/usr/lib/x86_64-linux-gnu"
  "$TOOLS/bin/patchelf" --force-rpath --set-rpath "$libraries" \
    --set-interpreter "$libraries/ld-linux-x86-64.so.2" "$work/root/usr/bin/python3.14" || return
  mkdir -p "$work/root/usr/include/python3.14/x86_64-linux-gnu"
  rm -rf "$work/root/usr/include/python3.14/x86_64-linux-gnu/python3.14"
  ln -s "$prefix/usr/include/x86_64-linux-gnu/python3.14" "$work/root/usr/include/python3.14/x86_64-linux-gnu/python3.14"
  rm -rf "$prefix" && mv "$work/root" "$prefix" && rm -rf "$work"
  python_is_new_enough "$prefix/usr/bin/python3.14" || { say "The unpacked Python does not run"; return 1; }
}
