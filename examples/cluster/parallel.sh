#!/bin/sh
# 用 GNU parallel 把一批报告分到本机的各个进程，或分到几台机器：
#
#   sh parallel.sh TEMPLATE DATA OUT SHARDS [parallel 的选项，如 --sshloginfile 机器.txt]
#
# 各台机器要能以相同的路径读到 TEMPLATE、DATA、OUT 和 typeset（如 NFS）。中断了再运行一次，会接着做完。
# 退出状态与 typeset batch 的一样：3 是有的行没有排成。
set -eu
template=$1 data=$2 out=$3 shards=$4
shift 4
typeset=${TYPESET:-typeset}
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# 各份互不相干，{#} 是第几份。parallel 自己的退出状态是失败的份数；各份的写在 log 里。
seq "$shards" | parallel --will-cite --joblog "$log" "$@" \
  "$typeset" batch "$template" "$data" -o "$out" --shard "{#}/$shards" --jobs 1 || :
status=$(awk -F '\t' 'NR > 1 && $7 > worst { worst = $7 } END { print worst + 0 }' "$log")
case $status in 0 | 3) ;; *) exit "$status" ;; esac
[ "$shards" -eq 1 ] ||
  "$typeset" batch --merge-manifests "$out"/manifest.*-of-"$shards".csv -o "$out/manifest.csv"
exit "$status"
