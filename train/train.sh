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

encoder=$($python -m selon_train.fetch work)
words=../internal/model/weights/words.safetensors
if [ ! -s "$words" ]; then
	$python -m selon_train.words "$encoder" "$words"
fi
# shellcheck source=/dev/null # the recipe: lines of "name: arguments"
while IFS=: read -r name arguments; do
	# shellcheck disable=SC2086 # the arguments are words
	$python -m selon_train.train --shared "$shared" --encoder "$encoder" --words "$words" --out "work/$name" $arguments
	last=$name
done < <(grep -v '^#' recipe)
$python -m selon_train.export "work/$last/state.pt" --version "$version"
$python vectors_network.py
$python -m selon_train.calibrate --shared "$shared"
