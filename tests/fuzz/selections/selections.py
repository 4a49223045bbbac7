"""selections.py PROGRAM [--seed N] [--count N]: random lists select what the rules say.

The rules of selection in a flat category, written down a second time and without regard to speed. The
program answers the same random cases with the library."""

import argparse
import random
import subprocess
import sys

CANDIDATES = {"first": "usable", "unbuilt": "not built", "declining": "declines", "As-Written": "usable",
              "hidden": "opt-in"}
NAMES = {"first": "first", "builtin:first": "first", "FIRST": "first", "unbuilt": "unbuilt",
         "declining": "declining", "as_written": "As-Written", "AS-written": "As-Written",
         "other.name": "As-Written", "builtin:hidden": "hidden", "hidden": "hidden"}
UNKNOWN = ["nothing", "plugin:first"]
ENVIRONMENT, VARIABLE, PREFER, ORDER = 1, 2, 3, 4
INVALID = None


class Malformed(Exception):
    pass


class List:
    """A list as a call or a variable has it."""

    def __init__(self, text):
        continues = text.endswith("/")
        members = [] if text == "/" else text[: len(text) - continues].split("/")
        if any(member.strip() in ("", "-") for member in members):
            raise Malformed
        self.excluded = {NAMES.get(m[1:]) for m in members if m[0] == "-"} - {None}
        self.named = [NAMES.get(m) for m in members if m[0] != "-"]
        exclusions = len(members) - len(self.named)
        self.continues = continues or exclusions == len(members)
        if exclusions and not self.continues:
            raise Malformed
        self.is_name = len(members) == 1 and not continues and not exclusions


def is_tried(name, by, lenient):
    """Whether a candidate that the list `by` names, or the order if that is None, can be used."""
    state = CANDIDATES[name]
    if state == "declines":
        return bool(by and by.is_name and lenient)
    return state == "usable" or (state == "opt-in" and by is not None)


def considered(levels):
    """(level, list, its candidates) from the strongest level on; the order of registry.yaml has no list.
    A level whose variable is invalid ends the selection."""
    excluded = set()
    for level, by in sorted(levels.items()):
        if by is INVALID:
            return
        yield level, by, [n for n in by.named if n and n not in excluded]
        excluded |= by.excluded
        if not by.continues:
            return
    yield ORDER, None, [n for n in CANDIDATES if n not in excluded]


def selected(levels, lenient):
    """(identifier, level) or None."""
    for level, by, names in considered(levels):
        for name in names:
            if is_tried(name, by, lenient):
                return name, level
    return None


def tried(levels, lenient, wanted):
    """What patchbay_first() tries, from the level that decides on: each candidate where it is first named."""
    decision, first = selected(levels, lenient), {}
    for level, by, names in considered(levels):
        for name in names if decision and level >= decision[1] else ():
            first.setdefault(name, by)
    names = [name for name, by in first.items() if is_tried(name, by, lenient)]
    return names[: names.index(wanted) + 1] if wanted in names else names


def read(text, separator, level, levels):
    """The list of a variable becomes a level."""
    if separator != "/":
        elements = [e.strip() for e in text.split(separator)]
        text = "/".join(filter(None, elements)) + ("/" if text and not elements[-1] else "")
    try:
        if text:
            levels[level] = by = List(text)
            # A list of LAPSE_USE_... with unknown names alone is a fault of the variable.
            if level == ENVIRONMENT and not by.continues and not any(by.named):
                levels[level] = INVALID
    except Malformed:
        levels[level] = INVALID


def expected(case, answer):
    """What the program should print for a case. Whether a call succeeded is taken from its answer."""
    lenient, use_variable, own_variable, prefer, use, wanted = case
    levels, calls = {}, answer.split("\t")[0].split()
    read(use_variable, "/", ENVIRONMENT, levels)
    read(own_variable, ",", VARIABLE, levels)
    for level, text, succeeded in ((PREFER, prefer, calls[0]), (0, use, calls[1])):
        if succeeded == "1":
            levels[level] = List(text)
    decision, names = selected(levels, lenient), tried(levels, lenient, wanted)
    shown = f"{decision[0]} {decision[1]}" if decision else "-"
    return f"{' '.join(calls)}\t{shown}\t{''.join(' ' + n for n in names)}", wanted in names


def random_list(choice, separator):
    members = choice.choices([*NAMES, *UNKNOWN], k=choice.choice([1, 1, 1, 2, 2, 3, 4]))
    text = separator.join(("-" if choice.random() < 0.25 else "") + member for member in members)
    return choice.choice([text, text, text + separator, separator if choice.random() < 0.2 else text,
                          "" if choice.random() < 0.5 else text])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=5000)
    arguments = parser.parse_args()
    choice = random.Random(arguments.seed)
    cases = [(choice.random() < 0.5, random_list(choice, "/"), random_list(choice, ","),
              random_list(choice, "/"), random_list(choice, "/") if choice.random() < 0.5 else "",
              choice.choice([*CANDIDATES, "nothing"])) for _ in range(arguments.count)]
    text = "".join("\t".join([str(int(case[0])), *case[1:]]) + "\n" for case in cases)
    answers = subprocess.run([arguments.program], input=text, capture_output=True, text=True,
                             check=True).stdout.splitlines()
    assert len(answers) == len(cases)
    wrong = 0
    for case, answer in zip(cases, answers):
        wanted, accepted = expected(case, answer)
        if not answer.startswith(wanted) or answer.endswith("\t-") == accepted:
            wrong += 1
            print(f"{case}: expected {wanted!r}, found {answer!r}")
    print(f"{len(cases)} cases, {wrong} with another answer")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
