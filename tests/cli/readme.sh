# The first screen of README.md is what the commands print; "..." stands for
# lines left out.
cd "$FIXTURES/../.." || exit 1
cat >"$TMPDIR/compare.py" <<'PYTHON'
import os, re, subprocess
block = open("README.md", encoding="utf-8").read().split("```console\n")[1].split("```")[0]
for run in re.split(r"(?m)^\$ ", block)[1:]:
    typed, shown = run.split("\n", 1)
    command = re.sub(r" +#.*", "", typed).replace("interdict", '"$INTERDICT"', 1)
    said = subprocess.run(command, shell=True, capture_output=True, text=True, env=os.environ).stdout
    pattern = "".join("(?:.*\n)*?" if line == "..." else re.escape(line) + "\n"
                      for line in shown.rstrip("\n").split("\n"))
    print("as shown" if re.fullmatch(pattern, said) else f"README.md shows of '{typed}'\n{shown}but it prints\n{said}")
PYTHON
python3 "$TMPDIR/compare.py"
