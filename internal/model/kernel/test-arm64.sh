#!/bin/sh
# Run the tests of this package for arm64 on another machine, under qemu's user
# mode. Arguments go to the test binary, for example: ./test-arm64.sh -test.v
set -eu
cd "$(dirname "$0")"
if ! command -v qemu-aarch64 >/dev/null; then
	echo "arm64 tests need qemu-aarch64: apt-get install qemu-user" >&2
	exit 1
fi
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
GOARCH=arm64 CGO_ENABLED=0 go test -c -o "$dir/kernel.test" .
qemu-aarch64 "$dir/kernel.test" -test.short "$@"
