#!/usr/bin/env bash
# Prints every speed figure beside its rival's, from one run on this machine.
# Texts: the English development documents where ../shared is, else the examples.
set -eu
cd "$(dirname "$0")/.."
env=bench/work/env
if [ ! -x "$env/bin/python" ]; then
	python3 -m venv "$env"
	"$env/bin/pip" install -q -r bench/requirements.txt
fi
go build -o bench/work/selon ./cmd/selon
texts=../shared/data/attribution/en/dev
if [ ! -d "$texts" ]; then
	texts=$(ls testdata/examples/en/*.txt)
fi
echo "== the program, beside spaCy"
# shellcheck disable=SC2086 # a list of files
"$env/bin/python" bench/compare.py bench/work/selon $texts
echo
echo "== matrix kernels, one core, beside OpenBLAS"
"$env/bin/python" internal/model/kernel/bench_openblas.py
go test ./internal/model/kernel -run '^$' -bench '(Linear.*|Attention)/(avx|neon)' -benchtime 0.3s -cpu 1
echo
echo "== the record, a million statements made up after the development documents"
if [ -d ../shared/data/attribution ]; then
	bench/work/selon read -q -f json ../shared/data/attribution/fr/dev ../shared/data/attribution/en/dev >bench/work/dev.jsonl
	go run ./bench/million bench/work/dev.jsonl bench/work/million.db 1000000
	rm -f bench/work/million.db*
	echo
	echo "== the size of a record, of all annotated documents"
	all=bench/work/all.jsonl # takes minutes: kept
	if [ ! -s "$all" ]; then
		bench/work/selon read -q -f json ../shared/data/attribution/{fr,en}/{dev,train} >"$all.part"
		mv "$all.part" "$all"
	fi
	go run ./bench/size "$all" bench/work/size.db
	rm -f bench/work/size.db*
else
	echo "left out: ../shared/data/attribution is missing"
fi
