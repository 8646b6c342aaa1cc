#!/bin/sh
# Stands in for the desktop editor's executable: see code-launcher.mjs.
exec "${CONVLENS_NODE:-node}" "$(dirname "$0")/code-launcher.mjs" "$@"
