#!/bin/sh
# 用 GNU parallel 把一批报告分到本机的各个进程，或分到几台机器：
#
#   sh parallel.sh TEMPLATE DATA OUT SHARDS [parallel 的选项，如 --sshloginfile 机器.txt]
#
# 各台机器要能以相同的路径读到 TEMPLATE、DATA、OUT 和 typeset（如 NFS）。中断了再运行一次，会接着做完。
set -eu
template=$1 data=$2 out=$3 shards=$4
shift 4
typeset=${TYPESET:-typeset}

# 各份互不相干，{#} 是第几份。有的行没有排成时退出状态是 3，不妨碍别的份，最后一起说。
status=0
seq "$shards" | parallel --will-cite "$@" \
  "$typeset" batch "$template" "$data" -o "$out" --shard "{#}/$shards" --jobs 1 || status=$?
"$typeset" batch --merge-manifests "$out"/manifest.*-of-"$shards".csv -o "$out/manifest.csv"
exit "$status"
