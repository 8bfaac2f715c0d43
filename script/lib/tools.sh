# Gets uv and patchelf, pinned and hashed, into the user's cache. Sourced, not run.

# ensure_tools: afterwards $UV is a uv of the pinned version.
ensure_tools() {
  UV="$TOOLS/bin/uv"
  local wanted
  wanted=$(git hash-object requirements/bootstrap.txt)
  [ "$(cat "$TOOLS/.synced" 2>/dev/null)" = "$wanted" ] && [ -x "$UV" ] && return
  say "Fetching uv"
  rm -rf "$TOOLS"
  if python3 -m venv "$TOOLS" 2>/dev/null; then
    "$TOOLS/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bootstrap.txt >&2
  elif python3 -m pip --version >/dev/null 2>&1; then
    # Debian without python3-venv, but with pip: the wheels' programs land in TOOLS/bin all the same.
    rm -rf "$TOOLS"
    python3 -m pip install --quiet --disable-pip-version-check --require-hashes --target "$TOOLS" -r requirements/bootstrap.txt >&2
  elif command -v uv >/dev/null; then
    rm -rf "$TOOLS"
    uv venv --quiet --no-project "$TOOLS" >&2
    uv pip install --quiet --require-hashes --python "$TOOLS/bin/python" -r requirements/bootstrap.txt >&2
  else
    say "Neither python3 with venv or pip nor uv is here: install one of them (on Debian: apt install python3-venv)"
    return 1
  fi
  echo "$wanted" > "$TOOLS/.synced"
}
