# Finds Node and installs the card's pinned packages into frontend/. Sourced there, not run.

NODE_MINIMUM="20.19"

# node_is_new_enough: true when there is a Node that the card's tools run on.
node_is_new_enough() {
  command -v node >/dev/null && node - "$NODE_MINIMUM" <<'JS'
const [major, minor] = process.versions.node.split(".").map(Number);
const [wantedMajor, wantedMinor] = process.argv[2].split(".").map(Number);
process.exit(major > wantedMajor || (major === wantedMajor && minor >= wantedMinor) ? 0 : 1);
JS
}

# ensure_packages: afterwards node_modules/ holds what package-lock.json pins.
ensure_packages() {
  if ! node_is_new_enough; then
    say "the dashboard card needs Node $NODE_MINIMUM or newer; here is $(node --version 2>/dev/null || echo none)." \
      "Install it (on Debian 13: apt install nodejs npm) and try again"
    return 1
  fi
  if ! command -v npm >/dev/null; then
    say "npm, which comes with Node, is missing. Install it (on Debian: apt install npm) and try again"
    return 1
  fi
  local stamp wanted cache
  stamp=node_modules/.synced
  wanted=$(cat package.json package-lock.json .npmrc | git hash-object --stdin)
  [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] && return
  cache="${XDG_CACHE_HOME:-$HOME/.cache}/skolplattformen-ha"
  mkdir -p "$cache"
  (
    # Two scripts started at once must not unpack into each other's feet.
    if command -v flock >/dev/null; then flock 9; fi
    [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] && exit
    say "Installing the card's pinned packages"
    npm ci --include=dev --loglevel=error >&2 && echo "$wanted" > "$stamp"
  ) 9>"$cache/frontend.lock"
}
