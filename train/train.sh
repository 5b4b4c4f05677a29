#!/usr/bin/env bash
# From annotated news to the weights inside the program, in one command: its own
# environment, the published encoder, training, export, test vectors, confidence.
# Run it again after an interruption: it goes on where it stopped.
set -eu
cd "$(dirname "$0")"
shared=${SHARED:-../../shared}
if [ ! -d "$shared/data/attribution" ]; then
	echo "train: $shared/data/attribution is missing: training needs the annotated documents (set SHARED to where they are)" >&2
	exit 2
fi
if [ ! -x work/env/bin/python ]; then
	python3 -m venv work/env
	work/env/bin/pip install -q -r requirements.txt
fi
python=work/env/bin/python
version=${VERSION:-$(date +%Y-%m-%d)}
shared=$(cd "$shared" && pwd)

encoder=$($python -m selon_train.fetch work)
words=../internal/model/weights/words.safetensors
if [ ! -s "$words" ]; then
	$python -m selon_train.words "$encoder" "$words"
fi
shape="--layers 0,1,2,3,4,5,6,7,8 --lower 6 --size 384 --batch 3072 --weights fr=3,en=0.8"
teach() { # name, then further arguments of the training
	name=$1
	shift
	# shellcheck disable=SC2086 # the shape is words
	$python -m selon_train.train --shared "$shared" --encoder "$encoder" --words "$words" --out "work/$name" $shape "$@"
}
embed() { # name of a training: its weights go into the program
	$python -m selon_train.export "work/$1/state.pt" --version "$version"
	$python -m selon_train.calibrate --shared "$shared"
}

teach first --epochs 2.3 --measure 300
if [ ! -s work/doubts.json ]; then
	embed first
	(cd .. && go run ./cmd/selon read --quiet --format json "$shared/data/attribution/en/train") >work/printed.jsonl
	$python -m selon_train.second_pass "$shared/data/attribution/en/train" work/printed.jsonl --sure 0.5 --out work/doubts.json
fi
teach second --epochs 1.2 --measure 330 --start work/first/state.pt --rate 1.2e-4 --new-rate 5e-4 --seed 2 --doubts work/doubts.json
embed second
$python vectors_network.py
