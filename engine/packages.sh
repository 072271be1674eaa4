# The Debian and Ubuntu packages typeset needs, and how a set-up script installs them.
# Sourced by engine/setup.sh, fonts/setup.sh, examples/run.sh and tests/run.sh; POSIX sh.

# make only serves the link-time optimiser, which works on one processor without it.
build_packages="g++ cmake ninja-build make pkgconf
  libharfbuzz-dev libicu-dev libyaml-cpp-dev
  libpodofo-dev libqpdf-dev libssl-dev libdeflate-dev libtbb-dev liblcms2-dev libpng-dev libjpeg-dev
  libcli11-dev nlohmann-json3-dev
  libgoogle-perftools-dev"

test_packages="libgtest-dev libfreetype-dev qpdf openssl poppler-utils mupdf-tools unicode-data time
  curl ca-certificates default-jre-headless
  python3-jsonschema python3-yaml python3-venv parallel"

font_packages="fonts-noto-cjk fonts-hanazono fonts-liberation"

# Talk goes to stderr, Chinese first: stdout belongs to results.
say() {
  printf '%s\n  %s\n' "$1" "$2" >&2
}

# Runs a command silently; its output appears only when it fails.
quietly() {
  quiet_log=$(mktemp)
  quiet_status=0
  "$@" >"$quiet_log" 2>&1 </dev/null || quiet_status=$?
  if [ "$quiet_status" -ne 0 ]; then
    printf '+ %s\n' "$*" >&2
    cat "$quiet_log" >&2
  fi
  rm -f "$quiet_log"
  return "$quiet_status"
}

# Sudo may have to ask for a password, which it does on the terminal, not on the silenced stdin.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    sudo "$@"
  fi
}

can_be_root() {
  [ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null 2>&1
}

# Prints those of the named packages that are not installed, on one line.
missing_packages() {
  # dpkg-query fails when it knows nothing of a package, which is an answer, not an error.
  installed=$(dpkg-query --show --showformat='${Package} ${db:Status-Status}\n' "$@" 2>/dev/null |
    sed -n 's/ installed$//p') || :
  missing=
  for package in "$@"; do
    printf '%s\n' "$installed" | grep -qxF -e "$package" || missing="$missing $package"
  done
  printf '%s\n' "${missing# }"
}

# Reads the package lists anew, once per run of a script.
update_package_lists() {
  [ -z "${package_lists_updated-}" ] || return 0
  say "更新软件包清单……" "Updating the package lists…"
  quietly as_root apt-get -q update || return 1
  package_lists_updated=yes
}

# True when apt could install every named package from the lists it has.
packages_are_listed() {
  for package in "$@"; do
    apt-cache show --no-all-versions "$package" >/dev/null 2>&1 || return 1
  done
}

run_apt_install() {
  quietly as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get -q -o DPkg::Lock::Timeout=300 install --yes --no-install-recommends "$@"
}

# Installs what is missing of the named packages; touches neither apt nor root when nothing is.
install_packages() {
  if ! command -v apt-get >/dev/null 2>&1 || ! command -v dpkg-query >/dev/null 2>&1; then
    say "本机没有 apt（仅支持 Debian 12/13 与 Ubuntu）。请用系统自带的方式安装与下列软件包相当者：" \
      "This machine has no apt (Debian 12/13 and Ubuntu are supported). Install the equivalents of:"
    printf '  %s\n' "$(echo "$@")" >&2
    return 1
  fi
  missing=$(missing_packages "$@")
  [ -n "$missing" ] || return 0
  if ! can_be_root; then
    say "缺少软件包，而当前用户不是 root，也没有 sudo。请管理员运行：" \
      "Packages are missing, and this user is neither root nor has sudo. Ask an administrator to run:"
    printf '  apt-get update && apt-get install --no-install-recommends %s\n' "$missing" >&2
    return 1
  fi
  # Package names never hold spaces or wildcards: splitting them is meant.
  # shellcheck disable=SC2086
  packages_are_listed $missing || update_package_lists || return 1
  say "安装软件包：$missing" "Installing these packages"
  # shellcheck disable=SC2086
  install_or_update_and_install $missing || {
    say "软件包没有装上。上面是 apt 的原话，多半是网络不通。" \
      "The packages could not be installed: above is what apt says; most often it is the network."
    return 1
  }
}

# Lists that are merely old name files the archive no longer holds: read them anew and try again.
install_or_update_and_install() {
  if [ -z "${package_lists_updated-}" ]; then
    run_apt_install "$@" 2>/dev/null && return 0
    update_package_lists || return 1
  fi
  run_apt_install "$@"
}

# Configures and builds one preset of CMakePresets.json; expects to stand in the repository's root.
build_preset() {
  # Ninja starts more compilers than there are processors, which small machines lack the memory for.
  : "${CMAKE_BUILD_PARALLEL_LEVEL:=$(nproc)}"
  export CMAKE_BUILD_PARALLEL_LEVEL
  say "配置与编译（$1）……" "Configuring and building ($1)…"
  quietly cmake --preset "$1" || return 1
  cmake --build --preset "$1" >&2
}
