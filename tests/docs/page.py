"""page.py PAGE DIRECTORY NAME: prints a page with what its commands print now.

The page is followed from top to bottom in the current directory, in one shell:

    ```c main.c          the block is written to the file main.c
        $ command        runs; the lines below are its output, of which a line `...` stands for any
    <!-- $ command -->   runs without being shown, and prints nothing

A block without a file name is an error: nothing would check it. DIRECTORY is shown as NAME.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

COMMAND = re.compile(r"    \$ (.*)|<!-- \$ (.*) -->")
FENCE = re.compile(r"```(\S*) ?(\S*)")


class Page:
    def __init__(self, lines):
        self.lines = lines
        self.at = 0
        self.parts = []  # a line of text, or the command, its lines in the page and their output
        self.script = []

    def until(self, ends):
        begin = self.at
        while self.at < len(self.lines) and not ends(self.lines[self.at]):
            self.at += 1
        return self.lines[begin : self.at]

    def read(self):
        while self.at < len(self.lines):
            line = self.lines[self.at]
            self.at += 1
            if line.startswith("```"):
                self.parts.append(line)
                self.read_block(*FENCE.fullmatch(line).groups())
            elif COMMAND.fullmatch(line):
                self.read_command(line)
            else:
                self.parts.append(line)

    def read_block(self, language, file):
        if not file:
            sys.exit(f"line {self.at}: a block of '{language}' without a file name")
        text = self.until(lambda line: line == "```")
        self.at += 1
        self.parts += [*text, "```"]
        self.script += [f"cat >'{file}' <<'END OF BLOCK'", *text, "END OF BLOCK"]

    def read_command(self, line):
        lines = [line]
        while lines[-1].endswith("\\"):
            lines.append(self.lines[self.at])
            self.at += 1
        shown, hidden = COMMAND.fullmatch(line).groups()
        command = "\n".join([shown or hidden] + lines[1:])
        number = len(self.script)
        self.script += ["cat >$outputs/command <<'END OF COMMAND'", command, "END OF COMMAND"]
        self.script += [
            'eval "$(cat $outputs/command)" >$outputs/%d 2>$outputs/%d.errors </dev/null || true'
            % (number, number)
        ]
        output = self.until(
            lambda line: (line and not line.startswith("    ")) or COMMAND.fullmatch(line)
        )
        while output and not output[-1]:
            output.pop()
            self.at -= 1
        self.parts.append((lines, output, str(number)))

    def run(self, directory):
        script = "\n".join([f"outputs='{directory}'", *self.script])
        (directory / "script").write_text(script, encoding="utf-8")
        subprocess.run(["sh", directory / "script"], check=True)


def matches(expected, printed):
    pattern = "".join(
        r"(?:.*\n)*?" if line.strip() == "..." else re.escape(line + "\n") for line in expected
    )
    return re.fullmatch(pattern, "".join(line + "\n" for line in printed))


def printed(directory, number, real, shown):
    for name in (number, number + ".errors"):
        for line in (directory / name).read_text(encoding="utf-8").splitlines():
            yield ("    " + line.replace(real, shown)).rstrip()


def main(path, real, shown):
    page = Page(pathlib.Path(path).read_text(encoding="utf-8").splitlines())
    page.read()
    with tempfile.TemporaryDirectory(prefix="pb.") as name:
        directory = pathlib.Path(name)
        page.run(directory)
        for part in page.parts:
            if isinstance(part, str):
                print(part)
                continue
            command, expected, number = part
            output = list(printed(directory, number, real, shown))
            print(*command, *(expected if matches(expected, output) else output), sep="\n")


main(*sys.argv[1:])
