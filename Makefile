# make        lists what can be made

GO         ?= go
# Annotated documents, for training and for figures; everything else does without.
SHARED     ?= ../shared
# How long each parser is fuzzed by soak.
FUZZ       ?= 10m
# How often a process that adds is killed by soak.
KILLS      ?= 300
# At how many moments the power is cut by soak.
CUTS       ?= 3000
# How long 200 readers read beside a writer; empty: two seconds, and the time is not judged.
LOAD       ?= 60s
STATICCHECK = $(GO) run honnef.co/go/tools/cmd/staticcheck@v0.8.2

.DEFAULT_GOAL := help
.PHONY: help build test lint check golden soak screenshots arm64 eval documents bench train kb speakers vectors release ci

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / { printf "  %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: ## the program, as ./selon
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags '-s -w' -o selon ./cmd/selon

test: ## all tests
	$(GO) test ./...

lint: ## form, vet, staticcheck and the list of modules
	@bad=$$(gofmt -l .); test -z "$$bad" || { echo "gofmt these: $$bad"; exit 1; }
	$(GO) vet ./...
	$(STATICCHECK) ./...
	$(GO) mod tidy -diff

check: lint test ## what must pass before a commit: lint, tests, ten seconds of fuzz for each parser
	@$(MAKE) --no-print-directory soak FUZZ=10s KILLS=10 CUTS=60

golden: ## write the golden files anew, to be looked at in the diff
	$(GO) test ./internal/read ./internal/export ./internal/eval ./internal/pipeline ./cmd/selon -update

# A fuzzer that is busy when its time is over says "context deadline exceeded":
# that is no finding (go.dev/issue/56238), unless it has written a failing input.
soak: ## fuzz each parser for FUZZ (10 minutes), read by 200 for LOAD (60 s), kill what adds KILLS times (300), cut the power CUTS times (3000)
	@$(GO) test -list '^Fuzz' ./... \
	| awk '/^Fuzz/ { name[++n] = $$1 } /^ok/ { for (i = 1; i <= n; i++) print $$2, name[i]; n = 0 }' \
	| while read -r package fuzz; do \
		echo "== $$package $$fuzz"; \
		$(GO) test "$$package" -run '^$$' -fuzz "^$$fuzz\$$" -fuzztime $(FUZZ) -fuzzminimizetime 1x >fuzz.out 2>&1 || \
			{ grep -q 'context deadline exceeded' fuzz.out && ! grep -q 'Failing input' fuzz.out; } || { cat fuzz.out; exit 1; }; \
		tail -1 fuzz.out; rm -f fuzz.out; \
	done
	@echo "== 200 readers beside a writer, for LOAD"; SELON_LOAD=$(LOAD) $(GO) test ./internal/serve -run ManyRead -v
	@echo "== killed while adding, $(KILLS) times"; SELON_KILLS=$(KILLS) $(GO) test ./cmd/selon -run Killed -timeout 60m
	@echo "== the power cut, $(CUTS) times"; SELON_CUTS=$(CUTS) $(GO) test ./internal/store -run PowerCuts -timeout 60m -v | grep -v RUN

screenshots: ## the pictures of the README, in a browser (SELON_CHROMIUM=/usr/bin/chromium; npm ci in internal/serve/browser)
	SELON_SCREENSHOTS=$(CURDIR)/docs/pictures $(GO) test ./cmd/selon -run Screenshots -count 1 -v

arm64: ## the kernels' tests for arm64, under qemu (apt-get install qemu-user)
	internal/model/kernel/test-arm64.sh

eval: documents build ## the figures, on the development documents in SHARED
	@for language in fr en; do echo "== $$language"; ./selon eval --interval $(SHARED)/data/attribution/$$language/dev || exit 1; done
	@echo "== names, fr"; ./selon eval --names $(SHARED)/data/entities/fr/dev
	@echo "== names, en (wikigold)"; ./selon eval --names $(SHARED)/data/ner/wikigold-en/en

documents:
	@test -d $(SHARED)/data/attribution || { echo "$(SHARED)/data/attribution is missing: figures need the annotated documents (say where with SHARED=…)"; exit 2; }

bench: ## the speed figures, beside their rivals
	bench/bench.sh

train: ## the network, from the annotated documents in SHARED; see train/README.md
	SHARED=$$(cd $(SHARED) && pwd) train/train.sh

kb: documents ## the tables of known entities, from the open data in SHARED
	$(GO) run ./internal/kb/build $(SHARED)/data

speakers: documents ## what counts when a speaker is chosen, learned from the annotated documents in SHARED
	$(GO) run ./internal/speak/learn $(SHARED)/data/attribution/fr/train

vectors: ## the test vectors of tokenizer and network, from the reference in Python
	cd train && work/env/bin/python vectors_tokenizer.py && work/env/bin/python vectors_network.py

release: ## programs for other machines, in dist
	@for target in linux/amd64 linux/arm64 darwin/arm64 windows/amd64; do \
		system=$${target%/*} machine=$${target#*/}; end=; test $$system != windows || end=.exe; \
		echo "dist/selon-$$system-$$machine$$end"; \
		CGO_ENABLED=0 GOOS=$$system GOARCH=$$machine $(GO) build -trimpath -ldflags '-s -w' -o dist/selon-$$system-$$machine$$end ./cmd/selon || exit 1; \
	done

ci: ## what is checked of every change
	bash .ci/run
