#!/bin/sh
# Print the version: from .tarball-version in a distribution, else from the newest annotated tag.
cd "$(dirname "$0")/.." || exit 1
if test -f .tarball-version; then
	v=$(cat .tarball-version)
else
	v=$(git describe --match 'v*' --dirty 2>/dev/null | sed 's/^v//')
	test -n "$v" || v=0.0.0-$(git rev-parse --short HEAD 2>/dev/null || echo unknown)
fi
printf '%s' "$v"
