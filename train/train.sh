#!/usr/bin/env bash
# From annotated news to the weights inside the program, in one command: its own
# environment, training, export, test vectors, confidence.
#
#   train.sh          goes on from the network that the program has, and takes the
#                     mean of the two: an hour on two cores
#   train.sh taught   five teachers from the published encoder, then the network that
#                     the program has learns from them: the mean of five students
#                     and of one that learns names besides; fifteen minutes on one large GPU, days on two cores
#   train.sh anew     the same teachers, and a student from a layer here and there of one
#
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
network=../internal/model/weights/network.safetensors

encoder=$($python -m selon_train.fetch work)
words=../internal/model/weights/words.safetensors
if [ ! -s "$words" ]; then
	$python -m selon_train.words "$encoder" "$words"
fi

# What the network that the program has says of what nobody annotated: statements that
# annotators passed over, names in English documents, where another program agrees.
if [ ! -s work/doubts.json ]; then
	(cd .. && go run ./cmd/selon read --quiet --format json "$shared/data/attribution/en/train") >work/printed.jsonl
	$python -m selon_train.second_pass "$shared/data/attribution/en/train" work/printed.jsonl --sure 0.5 --out work/doubts.json
fi
if [ ! -s work/silver.json ]; then
	if [ ! -x work/silver-env/bin/python ]; then
		python3 -m venv work/silver-env
		work/silver-env/bin/pip install -q -r requirements-silver.txt
	fi
	work/silver-env/bin/python selon_train/silver.py "$shared/data/attribution/en/train" --out work/silver.json
fi
if [ ! -s work/names.json ]; then
	$python -m selon_train.second_names "$network" --shared "$shared" --silver work/silver.json --out work/names.json
fi
if [ ! -s work/plain.jsonl ]; then
	(cd .. && go run ./cmd/selon read --quiet --format json "$shared/data/pages") >work/plain.jsonl
fi
if [ ! -s work/corpus.xz ]; then
	$python -m selon_train.corpus --shared "$shared" --silver work/names.json --doubts work/doubts.json --plain work/plain.jsonl --out work/corpus.xz
fi
teach() { # name, then further arguments of the training
	name=$1
	shift
	$python -m selon_train.train --corpus work/corpus.xz --shared "$shared" --out "work/$name" "$@"
}

further() { # result: work/network/state.pt
	[ -s work/before.safetensors ] || cp "$network" work/before.safetensors
	teach next --start work/before.safetensors --layers 0,1,2,3,4,5,6,7,8 --lower 6 --batch 3072 --seed "${SEED:-7}" \
		--rate 1e-4 --new-rate 4e-4 --epochs "${EPOCHS:-0.7}" --weights fr=3,en=1,named=4,uner=4,gum=4,democrat=1.5,written=8
	mkdir -p work/network
	$python -m selon_train.mean work/network/state.pt work/before.safetensors work/next/state.pt
}

# Five teachers of twelve layers, each without a fifth of the documents.
parts=5
teachers() {
	for k in $(seq 0 $((parts - 1))); do
		teach "teacher-$k" --encoder "$encoder" --lower 8 --seed $((k + 1)) --without "$k/$parts" --epochs "${EPOCHS:-7}" \
			--rate 2.5e-4 --new-rate 1e-3 --weights fr=4,en=1,named=6,uner=3,gum=3,democrat=1.5,written=8
	done
	taught=$(seq -s, -f 'work/teacher-%g/state.pt' 0 $((parts - 1)))
}

taught() { # result: work/network/state.pt
	[ -s work/before.safetensors ] || cp "$network" work/before.safetensors
	teachers
	student() { # number, weight of the annotation, batch, epochs, further arguments
		n=$1 gold=$2 batch=$3 epochs=$4
		shift 4
		teach "student-$n" --start work/before.safetensors --layers 0,1,2,3,4,5,6,7,8 --lower 6 --seed "$((20 + n))" --gold "$gold" \
			--batch "$batch" --epochs "$epochs" --rate 1.2e-4 --new-rate 4e-4 "$@"
	}
	for n in 0 3; do
		student $n 0.6 4096 2 --teachers "$taught" --weights fr=4,en=1.5,named=6,uner=4,gum=4,democrat=2,written=8,plain=1
	done
	for n in 1 4; do
		student $n 0.8 3072 1.7 --teachers "$taught" --weights fr=5,en=1,named=5,uner=4,gum=4,democrat=2,written=8,plain=1
	done
	student 2 1 3072 5.5 --weights fr=3,en=1,named=4,uner=4,gum=4,democrat=1.5,written=8
	$python -m selon_train.mean work/five.pt work/student-{0,1,2,3,4}/state.pt
	teach names --start work/five.pt --layers 0,1,2,3,4,5,6,7,8 --lower 6 --seed 41 --batch 3072 --epochs 1 \
		--rate 6e-5 --new-rate 2.4e-4 --weights fr=1.5,en=0.25,named=1.5,uner=1.5,gum=1,written=6
	mkdir -p work/network
	$python -m selon_train.mean work/network/state.pt work/student-{0,1,2,3,4}/state.pt work/names/state.pt
}

anew() { # result: work/network/state.pt
	teachers
	# The student starts from layers of the first teacher and learns what all of them believe.
	teach network --start work/teacher-0/state.pt --layers "${LAYERS:-0,1,3,4,6,7,8,10,11}" --lower "${LOWER:-6}" --seed 11 \
		--teachers "$taught" --gold 0.5 --epochs "${STUDENT_EPOCHS:-5}" \
		--rate 2.5e-4 --new-rate 1e-3 --weights fr=4,en=1.5,named=6,uner=3,gum=3,democrat=3,written=8,plain=2
}

case ${1:-} in
'') further ;;
taught) taught ;;
anew) anew ;;
*) echo "train: $1 is none of taught, anew and nothing" >&2 && exit 2 ;;
esac
$python -m selon_train.export work/network/state.pt --version "$version"
$python -m selon_train.calibrate --shared "$shared"
$python vectors_network.py
