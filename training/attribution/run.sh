#!/bin/sh
# Train, export and measure both readers' models: training/attribution/run.sh SHARED BASE OUT
# SHARED: folder with data/polnear and eval; BASE: folder of all-MiniLM-L6-v2; OUT: folder for everything made.
# Needs the packages of requirements.txt in this folder (torch is for training only). About an hour on two cores.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=$1/data/polnear/data base=$2 out=$3
PYTHONPATH=$here/../../src
export PYTHONPATH
cd "$here"
python parse.py --split "$data/train" --out "$out/train.spacy" --every 2
python train_fast.py --split "$data/train" --parsed "$out/train.spacy" --out "$out/fast.json" --limits 0.55 0.15 0.4
python train.py --polnear "$data" --base "$base" --out "$out/first" --epochs 4 --rate 3e-4 --half --threads 1
python train.py --polnear "$data" --base "$base" --out "$out/second" --epochs 3 --rate 2e-4 --half --threads 1 --seed 2 \
  --init "$out/first/epoch3.pt" --near 0.8 --link 0.3 0.3 --steep 1e-2 --average
python train.py --polnear "$data" --base "$base" --out "$out/third" --epochs 3 --rate 2e-4 --half --threads 1 --seed 3 \
  --init "$out/second/epoch2.pt" --hide 0.06 --link 0.3 0.3 --steep 5e-3 --average
python measure.py --split "$data/dev" --base "$base" --weights "$out/third/epoch2.pt" --scorer "$1/eval/score_attributions.py"
# How fast links fall with distance, and the thresholds, were tuned on dev.
python export.py --base "$base" --weights "$out/third/epoch2.pt" --out "$out" --near 1.4 0.3 --outside -0.05 --none -3
