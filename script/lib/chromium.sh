# Finds a Chromium for the browser tests. Sourced, not run.

# chromium_is_here ENVIRONMENT: true when there is one on the PATH or one that Playwright has installed.
# The order is that of tests/e2e/browser.py.
chromium_is_here() {
  command -v chromium chromium-browser google-chrome >/dev/null && return
  "$1/bin/python" - <<'PY'
import os, sys
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    sys.exit(not os.path.exists(playwright.chromium.executable_path))
PY
}

# ensure_chromium ENVIRONMENT: afterwards there is one; a machine of CI gets Debian's, a person is told how to get one.
ensure_chromium() {
  chromium_is_here "$1" && return
  if [ "${CI:-}" = true ] && [ "$(id -u)" = 0 ] && [ -f /etc/debian_version ]; then
    echo "Installing Debian's chromium" >&2
    apt-get -qq update >&2 && DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends -y chromium >&2 && return
  fi
  echo "The browser tests need Chromium. On Debian: apt install chromium. Elsewhere: $1/bin/playwright install chromium" >&2
  return 1
}
