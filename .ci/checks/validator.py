"""Microsoft's Open XML SDK validator, for every version of Office that people still have."""

import json
import os
import subprocess

FORMATS = ("Office2007", "Office2010", "Office2013", "Office2016", "Office2019", "Office2021", "Microsoft365")


def faults(paper, program, formats=FORMATS) -> list[str]:
    """What the validator reports. It ends with 0 even then, so its answer is read."""
    found = []
    for version in formats:
        environment = os.environ | {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
        command = [str(program), str(paper.docx), version]
        done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120, check=False)
        try:
            answer = json.loads(done.stdout)
        except json.JSONDecodeError:
            found.append(f"{version}: the validator did not answer: {(done.stderr or done.stdout).strip()[:300]}")
            continue
        errors = [f"{version}: {json.dumps(error, ensure_ascii=False)}" for error in answer["errors"]]
        found += errors or ([] if answer["ok"] is True else [f"{version}: not ok, without a reason"])
    return found
