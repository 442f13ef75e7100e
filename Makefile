# make              the programs, debug-friendly       make check    all tests (installs what is missing)
# make demo         a private mail world, as a story   make bench    the speed table
# make check-NAME   one test                           make soak     the long tests
# make asan         the tests under ASan and UBSan     make valgrind the unit tests under memcheck
# make fuzz         libFuzzer on all that is hostile   make lint     clang, clang-tidy, cppcheck, layers
# make thirdparty MAILS=  test sets of others          make format   clang-format
# make install DESTDIR= PREFIX=                        make help     this list
VERSION := 0.1
PREFIX  ?= /usr/local
CC      ?= gcc
BUILD   ?= build
PKGS    := gmime-3.0 libcurl sqlite3 libconfig libsodium jansson libxml-2.0 zlib icu-uc libcmark libseccomp gnutls libetpan libidn2 poppler-glib nettle
WARN    := -Wall -Wextra -Wshadow -Wconversion -Wformat=2 -Wstrict-prototypes -Wmissing-prototypes
WERROR  ?= -Werror
OPT     ?= -O2 -g
HARDEN  ?= -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE
HEADERS := $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(PKGS) 2>/dev/null))
CFLAGS  += -std=c11 -D_GNU_SOURCE -Isrc $(WARN) $(WERROR) $(OPT) $(HARDEN) $(SANITIZE) \
           -DLOKET_DATA='"$(PREFIX)/share/loket"' -DLOKET_LIBEXEC='"$(PREFIX)/libexec/loket"' \
           -DLOKET_STAMP='"$(STAMP)"' -DLOKET_VERSION='"$(VERSION)"' $(HEADERS)
LDFLAGS += -pie -Wl,-z,relro,-z,now -Wl,--as-needed $(SANITIZE)
libs     = $(filter-out -specs=%,$(shell pkg-config --libs $(1) 2>/dev/null))
ALL_LIBS := $(call libs,$(PKGS))
LDLIBS  += $(ALL_LIBS)
# what takes hostile mails apart holds nothing that it does not need for that
READER  := $(call libs,gmime-3.0 libxml-2.0 zlib icu-uc jansson libseccomp nettle)
# of all sources: programs that talk with one another must be of one build
STAMP   := $(shell cat $(sort $(wildcard src/*/*.[ch])) | cksum | cut -d' ' -f1,2 --output-delimiter=-)

PARTS   := $(wildcard src/*/*.c)
OBJECTS := $(PARTS:%.c=$(BUILD)/%.o)
LIBRARY := $(BUILD)/libloket.a
UNITS   := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/*_test.c))

PROGRAMS := loketd loketctl loket-reader loket-reader-pdf

all: $(PROGRAMS)

# what installs first builds with as many jobs as there are processors, unless -j says otherwise
AT_ONCE  = $(if $(filter -j%,$(MAKEFLAGS)),,-j$(shell nproc))

help:
	@sed -n '1,/^VERSION/s/^# //p' Makefile

# make V=1 shows the commands
quiet    = $(if $(V),,@echo '  $(1)' $(2);)

loket-reader $(BUILD)/loket-reader: LDLIBS = $(READER)
loket-reader-pdf $(BUILD)/loket-reader-pdf: LDLIBS = $(READER) $(call libs,poppler-glib) -lm

$(PROGRAMS): %: $(BUILD)/src/%.o $(LIBRARY)
	$(call quiet,LINK,$@)$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(PROGRAMS:%=$(BUILD)/%): $(BUILD)/%: $(BUILD)/src/%.o $(LIBRARY)
	$(call quiet,LINK,$@)$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(LIBRARY): $(OBJECTS)
	@rm -f $@
	$(call quiet,AR  ,$@)ar rcs $@ $^

$(BUILD)/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(call quiet,CC  ,$<)$(CC) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/src/reader/stamp.o: $(wildcard src/*/*.[ch])

# another PREFIX than the last time: what holds it is compiled anew
$(patsubst %.c,$(BUILD)/%.o,$(shell grep -lE 'LOKET_(DATA|LIBEXEC)' $(PARTS))): $(BUILD)/prefix
$(BUILD)/prefix: FORCE
	@mkdir -p $(@D)
	@echo '$(PREFIX)' | cmp -s - $@ || echo '$(PREFIX)' >$@
FORCE:

$(BUILD)/unit/%: $(BUILD)/tests/unit/%.o $(LIBRARY) | $(BUILD)/loket-reader $(BUILD)/loket-reader-pdf
	@mkdir -p $(@D)
	$(call quiet,LINK,$@)$(CC) $(LDFLAGS) -o $@ $(filter %.o,$^) $(LIBRARY) $(LDLIBS) -lcmocka -lm

# the targets of the fuzzers, replayed on all seeds by every check
$(BUILD)/unit/fuzz_seeds_test: $(BUILD)/tests/fuzz/targets.o
$(BUILD)/tests/fuzz/%.o $(BUILD)/tests/unit/fuzz_seeds_test.o: CFLAGS += -Itests

unit-%: $(BUILD)/unit/%_test
	$<

units: $(UNITS)

check: packages-test
	$(MAKE) $(AT_ONCE) all units
	tests/run

# one test by a part of its name: make check-cut
check-%: all units
	tests/run -v $*

# what is too long for every day: 200 kills under 500 mails, ten minutes without a mail server
soak: packages-test
	$(MAKE) $(AT_ONCE) all units
	LOKET_KILLS=200 LOKET_MAILS=500 LOKET_OUTAGE=600 tests/run -v kill.bats outage.bats

demo: packages-test
	$(MAKE) $(AT_ONCE) all
	tests/demo.sh

bench: packages-bench
	$(MAKE) $(AT_ONCE) all
	tests/bench.sh $(N)

packages-%:
	@tests/packages.sh $*

# The same tests on a build that watches memory and undefined behaviour; MAILS= more folders of mails.
ASAN := $(BUILD)/asan
asan: packages-test
	$(MAKE) $(AT_ONCE) BUILD=$(ASAN) OPT="-O1 -g" HARDEN=-fPIE WERROR=-w \
	    SANITIZE="-fsanitize=address,undefined -fno-omit-frame-pointer" units $(PROGRAMS:%=$(ASAN)/%)
	ln -sfn ../../config $(ASAN)/config
	tests/asan.sh $(ASAN) $(MAILS)

# Test sets of other mail software, in the folder MAILS= with their judge.py: a table of what is reached and asked
thirdparty: packages-test
	$(MAKE) $(AT_ONCE) all units
	@tests/thirdparty.py $(MAILS)

# libFuzzer on each target, SECONDS_EACH= long (15 minutes), TARGET= only one; what breaks: tests/fuzz/found
FUZZ := $(BUILD)/fuzz
SECONDS_EACH ?= 900
fuzz: packages-lint
	$(MAKE) $(AT_ONCE) BUILD=$(FUZZ) CC=clang OPT="-O1 -g" HARDEN=-fPIE WERROR=-w \
	    SANITIZE="-fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=undefined" \
	    $(FUZZ)/libloket.a $(FUZZ)/tests/fuzz/targets.o
	tests/fuzz.sh $(FUZZ) $(SECONDS_EACH) $(TARGET)

valgrind: packages-lint
	$(MAKE) $(AT_ONCE) all units
	tests/valgrind.sh $(BUILD) $(NAME)

lint: packages-lint
	tests/layers.sh
	cppcheck --quiet --error-exitcode=1 --std=c11 --enable=warning,performance,portability \
	    --inline-suppr --suppress=missingIncludeSystem -Isrc src
	printf '%s\n' $(PARTS) src/*.c tests/unit/*.c | xargs -P "$$(nproc)" -n 20 \
	    clang -fsyntax-only -Itests $(CFLAGS)
	printf '%s\n' $(PARTS) src/*.c | xargs -P "$$(nproc)" -I FILE \
	    clang-tidy --quiet FILE -- $(filter-out -f% -pie -W% -D_FORT%,$(CFLAGS))

format: packages-lint
	clang-format -i src/*.c src/*/*.[ch] tests/unit/*.[ch]

install: all
	install -D -t $(DESTDIR)$(PREFIX)/sbin loketd
	install -D -t $(DESTDIR)$(PREFIX)/bin loketctl
	install -D -t $(DESTDIR)$(PREFIX)/libexec/loket loket-reader loket-reader-pdf
	install -d $(DESTDIR)$(PREFIX)/share/loket
	cp -R templates config/lexicon config/advies $(DESTDIR)$(PREFIX)/share/loket/
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/man/man8 docs/man/loketd.8 docs/man/loketctl.8
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/man/man5 docs/man/loketd.cfg.5
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/doc/loket README.md LICENSE
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/doc/loket/docs docs/ARCHITECTURE.md docs/werken-per-mail.md
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/doc/loket/config config/loketd.cfg.example
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/lib/systemd/system config/loketd.service
	sed -i 's|/usr/local/|$(PREFIX)/|g' $(DESTDIR)$(PREFIX)/lib/systemd/system/loketd.service \
	    $(DESTDIR)$(PREFIX)/share/man/man8/loketd.8 $(DESTDIR)$(PREFIX)/share/man/man5/loketd.cfg.5

.SECONDARY:
.PHONY: FORCE help all check soak demo bench thirdparty asan fuzz valgrind lint format install clean units

clean:
	rm -rf $(BUILD) $(PROGRAMS)

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
