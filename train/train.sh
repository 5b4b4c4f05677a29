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

# Names and who is meant. The English documents have statements, but no names: another program's, where it is sure.
if [ ! -s work/silver.json ]; then
	if [ ! -x work/silver-env/bin/python ]; then
		python3 -m venv work/silver-env
		work/silver-env/bin/pip install -q -r requirements-silver.txt
	fi
	work/silver-env/bin/python selon_train/silver.py "$shared/data/attribution/en/train" --out work/silver.json
fi
named="--doubts work/doubts.json --measure 400"
# shellcheck disable=SC2086
teach third --epochs 0.7 --start work/second/state.pt --rate 1.5e-4 --new-rate 7e-4 --seed 3 --silver work/silver.json \
	--weights fr=3,en=0.6,named=5,uner=2,gum=1.5,democrat=1.5 $named
if [ ! -s work/names.json ]; then # what it finds itself where the other program is silent
	$python -m selon_train.second_names work/third/state.pt --shared "$shared" --words "$words" --silver work/silver.json --out work/names.json
fi
# shellcheck disable=SC2086
teach fourth --epochs 0.9 --start work/third/state.pt --rate 1e-4 --new-rate 4e-4 --seed 4 --silver work/names.json \
	--weights fr=3,en=0.6,named=14,uner=2,gum=1.5,democrat=1.5 $named
# Two runs from there, of which the mean is taken.
# shellcheck disable=SC2086
teach fifth --epochs 1 --start work/fourth/state.pt --rate 1e-4 --new-rate 4e-4 --seed 5 --silver work/names.json \
	--weights fr=4,en=1,named=6,uner=2,gum=1.5,democrat=1.5 $named
# shellcheck disable=SC2086
teach sixth --epochs 1 --start work/fifth/state.pt --rate 1e-4 --new-rate 4e-4 --seed 6 --silver work/names.json \
	--weights fr=4,en=1.8,named=6,uner=2,gum=1.5,democrat=1.5 $named
mkdir -p work/mean
$python -m selon_train.mean work/mean/state.pt work/fifth/state.pt work/sixth/state.pt
embed mean
$python vectors_network.py
