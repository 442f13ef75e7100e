# make            both programs, debug-friendly       make check    all tests (installs what is missing)
# make demo       a private mail world, told as a story   make bench    the speed table
# make asan       the same under ASan and UBSan       make lint     clang-tidy, layers
# make format     clang-format                        make install  DESTDIR= PREFIX=
PREFIX  ?= /usr/local
CC      ?= gcc
BUILD   ?= build
PKGS    := gmime-3.0 libcurl sqlite3 libconfig libsodium jansson libxml-2.0 libcmark libseccomp gnutls libetpan libidn2
WARN    := -Wall -Wextra -Wshadow -Wconversion -Wformat=2 -Wstrict-prototypes -Wmissing-prototypes
WERROR  ?= -Werror
OPT     ?= -O2 -g
HARDEN  ?= -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE
CFLAGS  += -std=c11 -D_GNU_SOURCE -Isrc $(WARN) $(WERROR) $(OPT) $(HARDEN) $(SANITIZE) \
           -DLOKET_DATA='"$(PREFIX)/share/loket"' $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(PKGS) 2>/dev/null))
LDFLAGS += -pie -Wl,-z,relro,-z,now -Wl,--as-needed $(SANITIZE)
LDLIBS  += $(shell pkg-config --libs $(PKGS) 2>/dev/null)

PARTS   := $(wildcard src/*/*.c)
OBJECTS := $(PARTS:%.c=$(BUILD)/%.o)
LIBRARY := $(BUILD)/libloket.a
UNITS   := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/*_test.c))

all: loketd loketctl

loketd loketctl: %: $(BUILD)/src/%.o $(LIBRARY)
	$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(LIBRARY): $(OBJECTS)
	@rm -f $@
	ar rcs $@ $^

$(BUILD)/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/unit/%: $(BUILD)/tests/unit/%.o $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS) -lcmocka

unit-%: $(BUILD)/unit/%_test
	$<

.SECONDARY:
.PHONY: all check demo bench asan lint format install clean units
units: $(UNITS)

clean:
	rm -rf $(BUILD) loketd loketctl

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
