#!/bin/sh
# 用 Slurm 的作业数组，二十份各占一个节点：
#
#   sbatch slurm.sh
#   sbatch --dependency=singleton --job-name=typeset --wrap \
#     'typeset batch --merge-manifests out/manifest.*-of-20.csv -o out/manifest.csv'
#
# 一份失败了，重新提交那一份：sbatch --array=7 slurm.sh。
#SBATCH --job-name=typeset
#SBATCH --array=1-20
#SBATCH --cpus-per-task=8
#SBATCH --mem=2G
#SBATCH --time=00:30:00
set -eu

# 是第几份，读自 SLURM_ARRAY_TASK_ID，从 1 数起；一共几份，写在这里，单独重做一份时也不会变。
export TYPESET_SHARDS=20
exec typeset batch template.yaml divisions.csv -o out --shard env --jobs "${SLURM_CPUS_PER_TASK:-1}"
