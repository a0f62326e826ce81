# The front door.  Meson and Ninja do the work; tools/ holds what is run here.
.DEFAULT_GOAL := build
.PHONY: build help demo check lint bench oracle fuzz install clean
S ?= 60
PREFIX ?= /usr/local

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

build: build/build.ninja ## library and program into build/ (plain `make` does this)
	ninja -C build

build/build.ninja:
	tools/install-deps build
	meson setup build

demo: build ## installs what is missing, builds, shows what the program does
	tools/demo build/interdict

check: ## builds with sanitizers, runs every test; ends with `N passed, N failed`
	tools/install-deps build check
	tools/check

lint: ## layout, sizes, words, headers, clang-tidy, cppcheck, shellcheck
	tools/install-deps build check lint
	tools/lint

bench: build ## speed and memory with fixed seeds
	bench/run build

oracle: build ## 100,000 altered queries against a full scan; 20,000 cases against a slow reading of the law
	build/tests/oracle/test_oracle --all --queries 100000 --jobs $$(nproc)
	build/tests/oracle/test_decide_oracle --cases 20000

fuzz: ## T=name (default all) for S=60 seconds a target
	tools/install-deps build check fuzz
	tools/fuzz --seconds $(S) $(T)

install: build ## library, header, program, man pages under PREFIX=/usr/local
	meson setup build --reconfigure --prefix $(PREFIX)
	meson install -C build

clean: ## removes every build folder
	rm -rf build build-*
