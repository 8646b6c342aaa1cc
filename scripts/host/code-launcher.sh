#!/bin/sh
# Replaces the desktop editor's executable: see code-launcher.mjs.
exec "${CONVLENS_NODE:-node}" "$(dirname "$0")/code-launcher.mjs" "$@"
