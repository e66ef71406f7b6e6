"""Show the scores over corpus/ beside their floors, or set the floors anew.

usage: python -m tests.gate [--update [--lower --reason "..."] [--margin X]]

--update raises each floor to the present score (less the margin) and takes in the hash of an edited corpus.
It refuses to lower a floor unless --lower is given with a reason, which is kept in tests/floors.json.
"""

import argparse
import sys

from tests.gate.floors import MODES, Floors, gold_sha256, has_model, measure, update


def main() -> int:
    """Run the command; 1 when a score is under its floor."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--update", action="store_true", help="raise the floors to the present scores")
    parser.add_argument("--lower", action="store_true", help="allow floors to fall (needs --reason)")
    parser.add_argument("--reason", help="why a floor may fall")
    parser.add_argument("--margin", type=float, default=0.0, help="how far under the score a floor is set, 0 to 1")
    args = parser.parse_args()
    if args.lower != bool(args.reason):
        parser.error("--lower and --reason go together")
    known = Floors.load()
    measured = {mode: measure(mode) for mode in MODES if mode == "linear" or has_model()}
    for mode, scores in measured.items():
        for metric, score in scores.items():
            print(f"{mode:7} {metric:30} {score:.4f}  floor {known.floors.get(mode, {}).get(metric, 0.0):.4f}")
    if not args.update:
        broken = [line for mode, scores in measured.items() for line in known.broken(mode, scores)]
        print("\n".join(broken), file=sys.stderr)
        return 1 if broken else 0
    try:
        update(known, measured, gold=gold_sha256(), reason=args.reason, margin=args.margin).save()
    except ValueError as err:
        print(f"{err}\nfloors are lowered only with --lower --reason", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
